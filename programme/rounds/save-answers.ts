import type { UseCaseDeps } from '../act.ts';
import { readForm } from '../forms.ts';
import type { Actor } from '../ports.ts';
import { ordinaryNames, refusePersonal } from '../privacy/consent.ts';
import { type AnswerClash, applyAnswers, ownFields } from './apply-answers.ts';
import { AnswersForm } from './round-forms.ts';
import { tellClashes } from './tell-clashes.ts';
import { seenOf, type UnitReport } from './unit-report.ts';
import { atUnit, keepUnitReport, refuseShut, type UnitTurn } from './unit-turn.ts';

/** The report as it stands now, and what somebody else had written meanwhile and was left. */
export type AnswersOutcome = { report: UnitReport; clashes: AnswerClash[] };

/** What people wrote freely, by the name of its field. */
const textsIn = ({ round }: UnitTurn, answers: Readonly<Record<string, string | undefined>>) => {
  const asked = round.questions.flatMap(({ id, kind }) => (kind === 'text' ? [id] : []));
  return Object.fromEntries([...asked, ...ownFields].map((field) => [field, answers[field]]));
};

/**
 * Keeps some of a unit's answers; the others stay as they were, and all may be taken up again on another day or
 * device, by anybody of the unit. What two people wrote at once is told to both, and the first is kept.
 */
export const saveAnswers =
  (deps: UseCaseDeps) =>
  async (actor: Actor, form: unknown): Promise<AnswersOutcome> => {
    const { answers, seen, period, unit, ...choice } = readForm(AnswersForm, form);
    return atUnit(deps, actor, { period, unit }, async (turn) => {
      refuseShut(turn);
      const { tx, round, person, at } = turn;
      const ordinary = ordinaryNames(await tx.all('TfProjects'), turn.settings);
      const privacy = refusePersonal(textsIn(turn, answers), ordinary, choice);
      const by = { byOid: person.oid, at, seen: seenOf(turn.report, seen) };
      const { report, clashes } = applyAnswers(turn.report, round.questions, answers, by);
      await tellClashes(turn, clashes);
      if (report === turn.report) return { report, clashes };
      const begun = { ...report, status: 'draft' as const };
      return { report: await keepUnitReport(turn, 'answer-round', begun, { privacy }), clashes };
    });
  };
