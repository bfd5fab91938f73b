import { decidesFor } from './access.ts';
import { actorIn, changedFields, refuseFaulty, type UseCaseDeps } from './act.ts';
import { sameValue } from './canonical-json.ts';
import { osloDay } from './dates.ts';
import { ReassessForm, readForm } from './forms.ts';
import type { Person } from './people.ts';
import type { Actor, Transaction } from './ports.ts';
import { Refusal } from './refusal.ts';
import type { Risk, RiskCode } from './risks.ts';
import { isOpen } from './work.ts';

const readRisk = async (tx: Transaction, code: RiskCode): Promise<Risk> => {
  refuseFaulty(await tx.faults(), ['TfRisks'], code);
  const risk = await tx.find('TfRisks', code);
  if (!risk) throw new Refusal('not-found', { key: code });
  return risk;
};

const refuseUnfit = async (tx: Transaction, person: Person, people: Person[], risk: Risk): Promise<void> => {
  const { code: key, title } = risk;
  if (!decidesFor(person, risk.ownerOid, people)) {
    const owner = people.find(({ oid }) => oid === risk.ownerOid)?.name ?? '';
    throw new Refusal('not-your-risk', { key, title, owner });
  }
  const open = (await tx.all('TfMeasures')).filter((measure) => measure.risk === key && isOpen(measure));
  if (open.length > 0) throw new Refusal('measures-open', { key, title, open: String(open.length) });
};

/** Sets what a risk came to after its measures; said twice, it is kept once. A risk no longer relevant stays so. */
export const reassessRisk =
  ({ records, clock }: UseCaseDeps) =>
  async (actor: Actor, form: unknown): Promise<{ risk: Risk }> => {
    const { code, probability, consequence } = readForm(ReassessForm, form);
    return records.transaction(async (tx) => {
      const people = await tx.all('TfPeople');
      const person = actorIn(people, actor);
      const before = await readRisk(tx, code);
      await refuseUnfit(tx, person, people, before);
      const now = clock.now();
      const { reviewDate, ...rest } = before;
      const risk: Risk = {
        ...rest,
        // A review planned for later stands; one that was due is made herewith.
        ...(reviewDate && reviewDate > osloDay(now) && { reviewDate }),
        probabilityAfter: probability,
        consequenceAfter: consequence,
        status: before.status === 'no-longer-relevant' ? before.status : 'measures-done',
      };
      if (sameValue(risk, before)) return { risk };
      await tx.save('TfRisks', risk);
      const entry = {
        at: now.toString(),
        actor: person.oid,
        via: actor.via,
        list: 'TfRisks',
        key: code,
      } as const;
      await tx.log({ ...entry, verb: 'reassess', ...changedFields(before, risk) });
      return { risk };
    });
  };
