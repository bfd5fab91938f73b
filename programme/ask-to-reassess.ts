import { holderOf } from './access.ts';
import type { Turn } from './act.ts';
import type { Finishing } from './open-next.ts';
import type { Risk } from './risks.ts';
import { askedAbout } from './stand-in.ts';
import { isOpen, type Measure } from './work.ts';

const isCarriedOut = ({ code }: Risk, measures: readonly Measure[]): boolean => {
  const own = measures.filter(({ risk }) => risk === code);
  return !own.some(isOpen) && own.some(({ status }) => status === 'done');
};

/** All the measures against a risk are done, and nobody has said yet what became of it. */
export const awaitsReassessment = (risk: Risk, measures: readonly Measure[]): boolean =>
  risk.status === 'identified' && isCarriedOut(risk, measures);

/** A risk that was assessed before it got measures anew is to be assessed again. */
const reopen = async ({ tx, actor, via, at }: Finishing, risk: Risk): Promise<void> => {
  if (risk.status !== 'measures-done') return;
  const status = 'identified';
  await tx.save('TfRisks', { ...risk, status });
  await tx.log({
    ...{ at, actor: actor.oid, via, verb: 'open-next', list: 'TfRisks', key: risk.code },
    ...{ before: { status: risk.status }, after: { status } },
  });
};

/**
 * Asks the owner of a risk, or whoever stands in for them, what became of it once its last open measure is done; of a
 * risk nobody owns, the programme lead.
 */
export const askToReassess = async (turn: Finishing & Pick<Turn, 'people'>, done: Measure): Promise<void> => {
  const { tx, people, today } = turn;
  const risk = await tx.find('TfRisks', done.risk);
  if (!risk || risk.status === 'no-longer-relevant') return;
  if (!isCarriedOut(risk, await tx.all('TfMeasures'))) return;
  const { ownerOid = '' } = risk;
  const asked = askedAbout({ ownerOid }, people, today) ?? holderOf(people, 'programme-lead');
  if (!asked) return;
  const payload = { kind: 'reassess', code: risk.code } as const;
  const isNew = await tx.queue({
    ...{ personOid: asked.oid, kind: 'reassess', key: `${risk.code} ${done.key}`, payload },
  });
  if (isNew) await reopen(turn, risk);
};
