import type { UseCaseDeps } from '../act.ts';
import { valuesOf } from '../actions.ts';
import { calendarOf } from '../calendar.ts';
import { addDays, type IsoDate } from '../dates.ts';
import { readForm } from '../forms.ts';
import type { Actor } from '../ports.ts';
import { Refusal } from '../refusal.ts';
import { closedDaysIn } from '../settings.ts';
import { type Question, Questions } from './question.ts';
import { type Round, roundSetting } from './round.ts';
import { queueBoard, queueRoundCards } from './round-cards.ts';
import { OpenForm } from './round-forms.ts';
import { type Meeting, meetRound, refuseOutsider } from './round-turn.ts';
import { askedUnits } from './round-units.ts';
import type { UnitReport } from './unit-report.ts';
import { blankReport } from './unit-turn.ts';

/** How long units have to answer where the office says nothing else. */
const DAYS_TO_ANSWER = 14;

const questionsIn = (given: unknown): Question[] => {
  if (given === undefined || given === null) return [];
  const read = Questions.safeParse(given);
  if (!read.success) {
    const [at] = read.error.issues[0]?.path ?? [];
    throw new Refusal('questions-unclear', { number: typeof at === 'number' ? String(at + 1) : '' });
  }
  return read.data;
};

const daysOf = (
  { settings, today }: Meeting,
  given: { start?: IsoDate | undefined; deadline?: IsoDate | undefined },
) => {
  const { start = today } = given;
  const calendar = calendarOf(closedDaysIn(settings).days);
  const deadline = given.deadline ?? calendar.workingDayOnOrBefore(addDays(start, DAYS_TO_ANSWER));
  if (start < today) throw new Refusal('start-past', { earliest: today });
  if (deadline < start) throw new Refusal('deadline-too-early', { earliest: start });
  return { start, deadline };
};

const addReports = async (turn: Meeting, { period }: Round): Promise<UnitReport[]> => {
  const { tx, person, via, at, settings } = turn;
  const reports: UnitReport[] = [];
  for (const unit of askedUnits(settings)) {
    const report = blankReport(period, unit);
    reports.push(report);
    if (!(await tx.add('TfUnitReports', report))) continue;
    const entry = { at, actor: person.oid, via, verb: 'open-round', list: 'TfUnitReports' } as const;
    await tx.log({ ...entry, key: report.key, before: {}, after: valuesOf(report) });
  }
  return reports;
};

/**
 * Opens a round for a period: a row for every unit, the office's live card, and each unit's card, which waits until
 * the round starts. Without days it starts today, and is answered within fourteen days, by a working day. A period
 * has one round; a second is refused and told.
 */
export const openRound =
  (deps: UseCaseDeps) =>
  async (actor: Actor, form: unknown): Promise<{ round: Round }> => {
    const { period, questions, ...days } = readForm(OpenForm, form);
    return meetRound(deps, actor, async (meeting) => {
      refuseOutsider(meeting);
      const { tx, person, people, via, at, today } = meeting;
      const common = { period, questions: questionsIn(questions), ...daysOf(meeting, days) };
      const acts = { state: 'open' as const, openedBy: person.oid, openedAt: at };
      const round: Round = { ...common, ...acts, extensions: [], reopened: [] };
      const row = roundSetting(round);
      if (!(await tx.add('TfSettings', row))) throw new Refusal('round-there', { period });
      const entry = { at, actor: person.oid, via, verb: 'open-round', list: 'TfSettings' } as const;
      await tx.log({ ...entry, key: row.key, before: {}, after: valuesOf(row) });
      const reports = await addReports(meeting, round);
      if (round.start <= today) await queueRoundCards(tx, { people, reports, day: today });
      await queueBoard(tx, round, people);
      return { round };
    });
  };
