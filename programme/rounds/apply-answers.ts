import { Refusal } from '../refusal.ts';
import { type AnswerValue, lightAnswers, type Question } from './question.ts';
import type { UnitReport } from './unit-report.ts';

/** What two people wrote in one place, without having seen each other's. */
export type AnswerClash = {
  /** A question's id, `summary`, `needsHelp`, or a field of a project's status. */
  field: string;
  /** The project, where it is of one. */
  project?: string;
  yours: string;
  theirs: string;
  /** Who wrote the other. */
  byOid: string;
};

/** Where answers that are no question's stand. */
export const ownFields = ['summary', 'needsHelp'] as const;
type OwnField = (typeof ownFields)[number];

const isOwn = (field: string): field is OwnField => ownFields.some((own) => own === field);

const unclear = ({ text }: Question): Refusal => new Refusal('answer-unclear', { question: text });

const numberIn = (written: string): number | undefined => {
  const figure = written.replaceAll(/\s/g, '').replace(',', '.');
  return /^-?\d{1,12}(\.\d{1,6})?$/.test(figure) ? Number(figure) : undefined;
};

/** An answer as the question asks for it. Throws `Refusal` for one that is no answer to it. */
const readAnswer = (question: Question, written: string): AnswerValue => {
  if (question.kind === 'text') return written;
  if (question.kind === 'number') {
    const figure = numberIn(written);
    if (figure === undefined) throw unclear(question);
    return figure;
  }
  const choices: readonly string[] = question.kind === 'light' ? lightAnswers : question.choices;
  if (!choices.includes(written)) throw unclear(question);
  return written;
};

/** What stands in a place of a report. */
export const answerIn = (report: UnitReport, field: string): AnswerValue | undefined =>
  isOwn(field) ? report[field] : report.answers.values[field];

const put = (report: UnitReport, field: string, value: AnswerValue | undefined): UnitReport => {
  if (isOwn(field)) {
    const { [field]: _before, ...rest } = report;
    return value === undefined ? rest : { ...rest, [field]: String(value) };
  }
  const { [field]: _before, ...values } = report.answers.values;
  const now = value === undefined ? values : { ...values, [field]: value };
  return { ...report, answers: { ...report.answers, values: now } };
};

/** Who answers, when, and up to which revision they had seen. */
export type Answering = { byOid: string; at: string; seen: number };

const sign = (report: UnitReport, field: string, was: AnswerValue | undefined, by: Answering): UnitReport => {
  const { byOid, at } = by;
  const revision = report.answers.revision;
  const stamp = { byOid, at, revision, ...(was !== undefined && { was }) };
  return { ...report, answers: { ...report.answers, stamps: { ...report.answers.stamps, [field]: stamp } } };
};

type Change = { field: string; value: AnswerValue | undefined };

/** What somebody asks to have changed; sending what one saw, or what stood before another wrote, changes nothing. */
const changesIn = (
  report: UnitReport,
  questions: readonly Question[],
  given: Readonly<Record<string, string | undefined>>,
  { seen }: Answering,
): Change[] =>
  [...questions.map(({ id }) => id), ...ownFields].flatMap((field) => {
    if (!Object.hasOwn(given, field)) return [];
    const question = questions.find(({ id }) => id === field);
    const written = given[field];
    const value = question && written !== undefined ? readAnswer(question, written) : written;
    const stamp = report.answers.stamps[field];
    const isOld = stamp !== undefined && stamp.revision > seen && value === stamp.was;
    return value === answerIn(report, field) || isOld ? [] : [{ field, value }];
  });

/**
 * A report with answers put in, under a new revision when any of them is new. An answer somebody else has written
 * meanwhile is left as it is unless it was seen, and told. Throws `Refusal` for what is no answer to its question.
 */
export const applyAnswers = (
  before: UnitReport,
  questions: readonly Question[],
  given: Readonly<Record<string, string | undefined>>,
  by: Answering,
): { report: UnitReport; clashes: AnswerClash[] } => {
  const revision = before.answers.revision + 1;
  const clashes: AnswerClash[] = [];
  let report = before;
  for (const { field, value } of changesIn(before, questions, given, by)) {
    const was = answerIn(before, field);
    const stamp = before.answers.stamps[field];
    if (stamp && stamp.revision > by.seen)
      clashes.push({ field, yours: String(value ?? ''), theirs: String(was ?? ''), byOid: stamp.byOid });
    else
      report = sign(
        put({ ...report, answers: { ...report.answers, revision } }, field, value),
        field,
        was,
        by,
      );
  }
  return { report, clashes };
};
