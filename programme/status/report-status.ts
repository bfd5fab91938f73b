import type { UseCaseDeps } from '../act.ts';
import { sameValue } from '../canonical-json.ts';
import { readForm } from '../forms.ts';
import type { Actor } from '../ports.ts';
import { type PrivacyChoice, refusePersonal } from '../privacy/consent.ts';
import { Refusal } from '../refusal.ts';
import type { RoundPeriod } from '../rounds/period.ts';
import { nextNumber } from './history.ts';
import { mayReport } from './status-access.ts';
import { chosenIn, commentsIn, ReportForm, textsIn } from './status-form.ts';
import { StatusComments, type StatusReport } from './status-report.ts';
import {
  askToPublish,
  atProject,
  keepLatest,
  logReport,
  type StatusOutcome,
  type StatusTurn,
} from './status-turn.ts';

/** Refuses a project that has come to its end. */
export const refuseEnded = ({ project: { title, end }, today }: StatusTurn): void => {
  if (end < today) throw new Refusal('project-ended', { title, end });
};

/** Refuses a status of a project somebody may not report on, or that has ended. */
export const refuseUnfit = (turn: StatusTurn): void => {
  const { person, people, project } = turn;
  if (!mayReport(person, project, people)) throw new Refusal('not-your-project', { title: project.title });
  refuseEnded(turn);
};

/** How long an author may correct a report, and how long the same report pressed twice is one. */
export const CORRECTABLE_HOURS = 24;

export const isFresh = ({ reportedAt }: StatusReport, at: string): boolean =>
  Date.parse(at) - Date.parse(reportedAt) <= CORRECTABLE_HOURS * 3_600_000;

export type Content = Pick<StatusReport, 'status' | 'comments' | 'overall'>;

/** What a report is for, and what its author decided about words pointed out. */
type ReportedIn = { period: RoundPeriod; privacy: PrivacyChoice | undefined };

const contentOf = ({ status, comments, overall = '' }: Content) => ({ status, comments, overall });

/** The report just made, when the same one is pressed again. */
const twinOf = (
  { history, person, at }: StatusTurn,
  content: Content,
  period: RoundPeriod,
): StatusReport | undefined => {
  const [latest] = history;
  const isSame =
    latest?.authorOid === person.oid &&
    latest.period === period &&
    latest.moderation === 'draft' &&
    isFresh(latest, at) &&
    sameValue(contentOf(latest), contentOf(content));
  return isSame ? latest : undefined;
};

const add = async (
  turn: StatusTurn,
  content: Content,
  { period, privacy }: ReportedIn,
): Promise<StatusReport> => {
  const { tx, project, person, at, history } = turn;
  for (let number = nextNumber(history, project.key); ; number += 1) {
    const report: StatusReport = {
      key: `${project.key}-${number}`,
      title: project.title,
      project: project.key,
      period,
      ...content,
      moderation: 'draft',
      authorOid: person.oid,
      reportedAt: at,
    };
    // A key may be taken by a row that cannot be read.
    if (!(await tx.add('TfStatusReports', report))) continue;
    await logReport(turn, 'report', [undefined, report], privacy);
    return report;
  }
};

/** Keeps a report as a draft and as the project's latest status; the same one pressed twice is kept once. */
export const addReport = async (
  turn: StatusTurn,
  content: Content,
  reported: ReportedIn,
): Promise<StatusOutcome> => {
  const isEmpty =
    [content.status, content.comments].every((part) => Object.keys(part).length === 0) && !content.overall;
  if (isEmpty) throw new Refusal('status-empty', { title: turn.project.title });
  const twin = twinOf(turn, content, reported.period);
  if (twin) return { report: twin, project: turn.project };
  const report = await add(turn, content, reported);
  const project = await keepLatest(turn, 'report', content.status, turn.today);
  const asked = await askToPublish(turn, report);
  return { report, project, ...(asked && { asked }) };
};

/**
 * Keeps a project's status as a draft, and as the project's latest. A dimension nobody speaks of stays as it was.
 * Whoever leads the project is asked to publish it. The same report pressed twice is kept once.
 */
export const reportStatus =
  (deps: UseCaseDeps) =>
  async (actor: Actor, form: unknown): Promise<StatusOutcome> => {
    const told = readForm(ReportForm, form);
    return atProject(
      deps,
      actor,
      async () => told.project,
      async (turn) => {
        refuseUnfit(turn);
        const status = { ...turn.project.status, ...chosenIn(told) };
        const { overall } = told;
        const content = { status, comments: commentsIn(told, StatusComments), ...(overall && { overall }) };
        const privacy = refusePersonal(textsIn(told), turn.ordinary, told);
        return addReport(turn, content, { period: turn.today.slice(0, 7), privacy });
      },
    );
  };
