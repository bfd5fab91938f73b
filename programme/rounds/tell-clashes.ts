import type { AnswerClash } from './apply-answers.ts';
import type { UnitTurn } from './unit-turn.ts';

/** Tells those whose answers were kept what somebody else wrote in the same place; whoever acts sees it at once. */
export const tellClashes = async (
  { tx, person, report, at }: UnitTurn,
  clashes: readonly AnswerClash[],
): Promise<void> => {
  const { period, unit, answers } = report;
  for (const { byOid, field, project, yours, theirs } of clashes) {
    if (byOid === person.oid) continue;
    const told = { field, ...(project && { project }), yours: theirs, theirs: yours };
    await tx.queue({
      personOid: byOid,
      kind: 'round-clash',
      key: `${report.key} ${answers.revision} ${project ?? ''} ${field} ${at}`,
      payload: { kind: 'round-clash', period, unit, byOid: person.oid, ...told },
    });
  }
};
