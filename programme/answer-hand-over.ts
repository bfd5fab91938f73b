import { livingPerson } from './access.ts';
import { keep, meet, type Outcome, refuseClosed, type Turn, type UseCaseDeps } from './act.ts';
import { ownedBy } from './change-owner.ts';
import { AnswerForm, readForm } from './forms.ts';
import { noteLine, withNoteLine } from './note.ts';
import type { Actor } from './ports.ts';
import { Refusal } from './refusal.ts';
import type { WorkItem } from './work.ts';

type Answer = { accept: boolean; reason?: string | undefined };

/** Who offered a line last: from the log, for the office may offer on somebody's behalf. */
const lastGiver = async ({ records, clock }: UseCaseDeps, key: string): Promise<string | undefined> => {
  const since = clock.now().subtract({ hours: 24 * LOOKED_BACK_DAYS });
  const actions = await records.actionsSince(since.toString());
  return actions.findLast((action) => action.verb === 'offer' && action.key === key)?.actor;
};

// Of an offer that waited longer, only the owner is told what became of it.
const LOOKED_BACK_DAYS = 120;

const answered = ({ item, actor, today }: Turn, { accept, reason }: Answer): WorkItem => {
  const { offeredTo: _answered, ...kept } = item;
  const said = `${accept ? '✓' : '✗'}${reason ? ` ${reason}` : ''}`;
  const note = withNoteLine(item.note, noteLine(today, actor.name, said));
  return accept ? { ...ownedBy(item, actor), note } : { ...kept, note };
};

const tell = async (turn: Turn, giver: string | undefined, { accept: accepted, reason }: Answer) => {
  const { tx, people, actor, at, item } = turn;
  const { key, ownerOid } = item;
  for (const personOid of new Set([giver, ownerOid])) {
    if (!livingPerson(people, personOid) || !personOid || personOid === actor.oid) continue;
    await tx.queue({
      personOid,
      kind: 'hand-over-answered',
      key: `${key} ${at}`,
      payload: {
        kind: 'hand-over-answered',
        itemKey: key,
        byOid: actor.oid,
        accepted,
        ...(reason && { reason }),
      },
    });
  }
};

/** Says yes or no to a line one is offered; only a yes changes its owner. The owner and whoever offered it are told. */
export const answerHandOver =
  (deps: UseCaseDeps) =>
  async (actor: Actor, form: unknown): Promise<Outcome> => {
    const { key, ...answer } = readForm(AnswerForm, form);
    const giver = await lastGiver(deps, key);
    return meet(deps, actor, key, async (turn) => {
      const { item } = turn;
      refuseClosed(item);
      if (item.offeredTo !== turn.actor.oid) throw new Refusal('not-offered', { key, title: item.title });
      const after = await keep(
        turn,
        answer.accept ? 'accept' : 'decline',
        answered(turn, answer),
        answer.reason,
      );
      await tell(turn, giver, answer);
      return { item: after };
    });
  };
