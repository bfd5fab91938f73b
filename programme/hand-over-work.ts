import { holderOf } from './access.ts';
import { act, keep, type Outcome, refuseClosed, type Turn, type UseCaseDeps } from './act.ts';
import { ownedBy } from './change-owner.ts';
import { HandOverForm, readForm } from './forms.ts';
import { noteLine, withNoteLine } from './note.ts';
import type { Person } from './people.ts';
import type { Actor } from './ports.ts';
import { Refusal } from './refusal.ts';

const receiverOf = ({ people, item }: Turn, to: string | undefined): Person => {
  const receiver = to ? people.find(({ oid }) => oid === to) : holderOf(people, 'programme-lead');
  if (!receiver) throw new Refusal('receiver-unknown');
  const { name } = receiver;
  if (receiver.left) throw new Refusal('receiver-left', { name });
  if (receiver.oid === item.ownerOid) throw new Refusal('receiver-same', { name });
  if (to && to === item.offeredTo)
    throw new Refusal('already-offered', { key: item.key, title: item.title, name });
  return receiver;
};

const tell = ({ tx, actor, item: { key }, at }: Turn, receiver: Person, reason: string): Promise<boolean> =>
  tx.queue({
    personOid: receiver.oid,
    kind: 'handed-over',
    key: `${key} ${at}`,
    payload: { kind: 'handed-over', itemKey: key, fromOid: actor.oid, reason },
  });

/**
 * Hands a line over, with a reason. Somebody else is only asked: the owner stays responsible until they answer. Back
 * to the office (to nobody in particular), or to oneself, it passes at once, for there is nobody left to ask.
 */
export const handOverWork =
  (deps: UseCaseDeps) =>
  async (actor: Actor, form: unknown): Promise<Outcome> => {
    const { key, to, reason } = readForm(HandOverForm, form);
    return act(deps, actor, key, async (turn) => {
      refuseClosed(turn.item);
      const receiver = receiverOf(turn, to);
      const atOnce = to === undefined || receiver.oid === turn.actor.oid;
      const arrow = `→ ${receiver.name}${atOnce ? '' : '?'}: ${reason}`;
      const note = withNoteLine(turn.item.note, noteLine(turn.today, turn.actor.name, arrow));
      const item = atOnce
        ? await keep(turn, 'hand-over', { ...ownedBy(turn.item, receiver), note }, reason)
        : await keep(turn, 'offer', { ...turn.item, offeredTo: receiver.oid, note }, reason);
      if (receiver.oid !== turn.actor.oid) await tell(turn, receiver, reason);
      return { item };
    });
  };
