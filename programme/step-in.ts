import { actsForOffice } from './access.ts';
import { actorIn, type UseCaseDeps } from './act.ts';
import { mayRecall, mayResend, type StandingMessage } from './deliveries.ts';
import { readForm, StepInForm } from './forms.ts';
import type { Actor, Transaction } from './ports.ts';
import { Refusal } from './refusal.ts';

type Step = (tx: Transaction, message: StandingMessage, byOid: string) => Promise<StandingMessage['status']>;

const recall: Step = async (tx, { id }, byOid) => {
  await tx.takeBack(id, byOid);
  return 'recalled';
};

// One that is in the person's chat is taken back first, so that no two cards ask about the same lines.
const resend: Step = async (tx, { id, status }, byOid) => {
  if (status === 'sent') await tx.takeBack(id, byOid);
  await tx.sendAgain(id, status === 'sent' || status === 'recalled' ? 'anew' : 'as-it-is');
  return 'queued';
};

const steps = { resend: { may: mayResend, step: resend }, recall: { may: mayRecall, step: recall } };

/**
 * The programme office steps in on messages: sends them again, or takes them back. Of several, those that have changed
 * meanwhile are left alone; tells how many were not.
 */
export const stepIn =
  ({ records, clock }: UseCaseDeps) =>
  async (actor: Actor, form: unknown): Promise<{ done: number }> => {
    const { act, ids } = readForm(StepInForm, form);
    const { may, step } = steps[act];
    return records.transaction(async (tx) => {
      const person = actorIn(await tx.all('TfPeople'), actor);
      if (!actsForOffice(person)) throw new Refusal('office-only');
      const found = await tx.messagesForUpdate(ids);
      if (found.length === 0) throw new Refusal('message-not-found');
      const able = found.filter(may);
      if (able.length === 0) throw new Refusal('message-not-now');
      for (const message of able) {
        const after = await step(tx, message, person.oid);
        const { kind, key, personOid, status } = message;
        await tx.log({
          ...{ at: clock.now().toString(), actor: person.oid, via: actor.via, verb: act },
          ...{ list: 'messages', key: `${kind} ${key} ${personOid}` },
          ...{ before: { status }, after: { status: after } },
        });
      }
      return { done: able.length };
    });
  };
