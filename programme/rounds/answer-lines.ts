import type { Role } from '../people.ts';
import type { AnswerValue, Question } from './question.ts';
import { roleOf } from './role-of.ts';
import type { RoundContext } from './round-summary.ts';
import type { UnitReport } from './unit-report.ts';

/** One question of the round and what a unit answered to it. */
export type AnswerLine = {
  question: string;
  text: string;
  kind: Question['kind'];
  value?: AnswerValue;
  /** What the unit answered to the same question in the round before. */
  before?: AnswerValue;
  changed: boolean;
  /** Who answered. */
  role?: Role;
};

/** The question of the round before that was the same: in the same words, and of the same kind. */
const sameIn = (questions: readonly Question[], { text, kind }: Question): string | undefined =>
  questions.find((other) => other.text === text && other.kind === kind)?.id;

/** A unit's answers in the order of the questions. */
export const answerLines = (
  { state, round, before: roundBefore }: RoundContext,
  report: UnitReport,
  earlier: UnitReport | undefined,
): AnswerLine[] =>
  round.questions.map((question) => {
    const { id, text, kind } = question;
    const value = report.answers.values[id];
    const asked = sameIn(roundBefore?.questions ?? [], question);
    const before = asked === undefined ? undefined : earlier?.answers.values[asked];
    const role = roleOf(state.people, report.answers.stamps[id]?.byOid);
    return {
      ...{ question: id, text, kind },
      ...(value !== undefined && { value }),
      ...(before !== undefined && { before }),
      changed: before !== undefined && before !== value,
      ...(role && value !== undefined && { role }),
    };
  });
