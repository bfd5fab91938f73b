import type { UseCaseDeps } from '../act.ts';
import { sameValue } from '../canonical-json.ts';
import { readForm } from '../forms.ts';
import type { Actor } from '../ports.ts';
import { type PrivacyChoice, refusePersonal } from '../privacy/consent.ts';
import { Refusal } from '../refusal.ts';
import { refuseFinal } from '../rounds/refuse-final.ts';
import { type Content, isFresh, refuseUnfit } from './report-status.ts';
import { CorrectForm, chosenIn, commentsIn, textsIn } from './status-form.ts';
import { StatusComments, type StatusReport } from './status-report.ts';
import {
  atProject,
  keepLatest,
  logReport,
  projectOfReport,
  reportIn,
  type StatusOutcome,
  type StatusTurn,
} from './status-turn.ts';

const refuseLate = ({ person, at }: StatusTurn, report: StatusReport): void => {
  const { authorOid, moderation, title } = report;
  if (authorOid !== person.oid) throw new Refusal('not-your-report', { title });
  if (moderation === 'published') throw new Refusal('already-published', { title });
  if (!isFresh(report, at)) throw new Refusal('correction-too-late', { title });
};

/** Whether the person may put a report right: their own, a draft, and made within a day. */
export const mayCorrect = ({ person, at }: StatusTurn, report: StatusReport): boolean =>
  report.authorOid === person.oid && report.moderation === 'draft' && isFresh(report, at);

/** Keeps a report with another content, and the project's latest status where it is the latest report. */
export const correctReport = async (
  turn: StatusTurn,
  before: StatusReport,
  content: Content,
  privacy: PrivacyChoice | undefined,
): Promise<StatusOutcome> => {
  const { overall: _overall, ...rest } = before;
  const report: StatusReport = { ...rest, ...content };
  if (sameValue(report, before)) return { report: before, project: turn.project };
  await turn.tx.save('TfStatusReports', report);
  await logReport(turn, 'correct', [before, report], privacy);
  const isLatest = turn.history[0]?.key === report.key;
  const project = isLatest
    ? await keepLatest(turn, 'correct', report.status, turn.project.statusOn ?? turn.today)
    : turn.project;
  return { report, project };
};

/**
 * Puts right a report one has made oneself, within a day and before it is published; after that a new report is made.
 * A dimension nobody speaks of stays as the report has it. Said twice, it is kept once.
 */
export const correctStatus =
  (deps: UseCaseDeps) =>
  async (actor: Actor, form: unknown): Promise<StatusOutcome> => {
    const told = readForm(CorrectForm, form);
    return atProject(deps, actor, projectOfReport(told.report), async (turn) => {
      refuseUnfit(turn);
      const before = reportIn(turn, told.report);
      refuseLate(turn, before);
      await refuseFinal(turn.tx, before);
      const status = { ...before.status, ...chosenIn(told) };
      const { overall } = told;
      const content = { status, comments: commentsIn(told, StatusComments), ...(overall && { overall }) };
      const privacy = refusePersonal(textsIn(told), turn.ordinary, told);
      return correctReport(turn, before, content, privacy);
    });
  };
