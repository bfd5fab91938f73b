import { livingPerson } from './access.ts';
import { keep, meet, type Outcome, refuseClosed, type Turn, type UseCaseDeps } from './act.ts';
import type { IsoDate } from './dates.ts';
import { mayTakeUp } from './digest-access.ts';
import { KeyForm, readForm } from './forms.ts';
import { helpReason } from './needs-help.ts';
import type { Actor } from './ports.ts';
import { Refusal } from './refusal.ts';

const refuseUnfit = ({ item, actor, people, today }: Turn, acted: IsoDate | undefined): void => {
  const { key, title } = item;
  if (!mayTakeUp(actor, item, { people, day: today }))
    throw new Refusal('not-yours-to-take-up', { key, title });
  refuseClosed(item);
  if (!helpReason(item, acted, today)) throw new Refusal('needs-no-help', { key, title });
  const helper = livingPerson(people, item.helpOid);
  if (helper) throw new Refusal('already-taken-up', { key, title, name: helper.name });
};

/** "I take it": a manager promises to help with a line that needs it, and the owner is told. */
export const takeUpHelp =
  (deps: UseCaseDeps) =>
  async (actor: Actor, form: unknown): Promise<Outcome> => {
    const { key } = readForm(KeyForm, form);
    const acted = (await deps.records.lastActed()).get(key);
    return meet(deps, actor, key, async (turn) => {
      refuseUnfit(turn, acted);
      const { tx, people, item, at } = turn;
      const taken = await keep(turn, 'take-up', { ...item, helpOid: turn.actor.oid });
      const owner = livingPerson(people, item.ownerOid);
      if (owner && owner.oid !== turn.actor.oid) {
        await tx.queue({
          personOid: owner.oid,
          kind: 'help-taken',
          key: `${key} ${at}`,
          payload: { kind: 'help-taken', itemKey: key, byOid: turn.actor.oid },
        });
      }
      return { item: taken };
    });
  };
