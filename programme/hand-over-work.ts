import { holderOf } from './access.ts';
import { act, keep, type Outcome, refuseClosed, type Turn, type UseCaseDeps } from './act.ts';
import { HandOverForm, readForm } from './forms.ts';
import { noteLine, withNoteLine } from './note.ts';
import type { Person } from './people.ts';
import type { Actor } from './ports.ts';
import { Refusal } from './refusal.ts';
import type { WorkItem } from './work.ts';

const receiverOf = ({ people, item }: Turn, to: string | undefined): Person => {
  const receiver = to ? people.find(({ oid }) => oid === to) : holderOf(people, 'programme-lead');
  if (!receiver) throw new Refusal('receiver-unknown');
  if (receiver.oid === item.ownerOid) throw new Refusal('receiver-same', { name: receiver.name });
  return receiver;
};

// A measure stands in its owner's unit; a task is a unit's own part and stays there whoever does it.
const ownedBy = (item: WorkItem, { oid, unit }: Person): WorkItem =>
  item.kind === 'measure' ? { ...item, ownerOid: oid, unit } : { ...item, ownerOid: oid };

/** Gives a line to somebody else, with a reason; to nobody in particular means to the programme lead. */
export const handOverWork =
  (deps: UseCaseDeps) =>
  async (actor: Actor, form: unknown): Promise<Outcome> => {
    const { key, to, reason } = readForm(HandOverForm, form);
    return act(deps, actor, key, async (turn) => {
      refuseClosed(turn.item);
      const receiver = receiverOf(turn, to);
      const line = noteLine(turn.today, turn.actor.name, `→ ${receiver.name}: ${reason}`);
      const handed = { ...ownedBy(turn.item, receiver), note: withNoteLine(turn.item.note, line) };
      const item = await keep(turn, 'hand-over', handed, reason);
      if (receiver.oid !== actor.oid) {
        await turn.tx.queue({
          personOid: receiver.oid,
          kind: 'handed-over',
          key: `${key} ${turn.at}`,
          payload: { kind: 'handed-over', itemKey: key, fromOid: actor.oid, reason },
        });
      }
      return { item };
    });
  };
