import { holderOf } from './access.ts';
import type { Turn } from './act.ts';
import type { Risk } from './risks.ts';
import { askedAbout } from './stand-in.ts';
import { isOpen, type Measure } from './work.ts';

/** All the measures against a risk are done, and nobody has said since what became of it. */
export const awaitsReassessment = (
  { code, status, reviewDate = '9999-12-31' }: Risk,
  measures: readonly Measure[],
): boolean => {
  const own = measures.filter(({ risk }) => risk === code);
  const done = own.filter((measure) => measure.status === 'done');
  if (status === 'no-longer-relevant' || own.some(isOpen)) return false;
  // An assessed risk may get measures anew.
  return status === 'identified' ? done.length > 0 : done.some(({ doneOn = '' }) => doneOn > reviewDate);
};

/**
 * Asks the owner of a risk, or whoever stands in for them, what became of it once its last open measure is done; of a
 * risk nobody owns, the programme lead.
 */
export const askToReassess = async (
  { tx, people, today }: Pick<Turn, 'tx' | 'people' | 'today'>,
  done: Measure,
): Promise<void> => {
  const risk = await tx.find('TfRisks', done.risk);
  if (!risk || !awaitsReassessment(risk, await tx.all('TfMeasures'))) return;
  const { ownerOid = '' } = risk;
  const asked = askedAbout({ ownerOid }, people, today) ?? holderOf(people, 'programme-lead');
  if (!asked) return;
  const payload = { kind: 'reassess', code: risk.code } as const;
  await tx.queue({ personOid: asked.oid, kind: 'reassess', key: `${risk.code} ${done.key}`, payload });
};
