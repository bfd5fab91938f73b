import type { UseCaseDeps } from '../act.ts';
import { readForm } from '../forms.ts';
import type { Actor } from '../ports.ts';
import { refusePersonal } from '../privacy/consent.ts';
import { Refusal } from '../refusal.ts';
import { correctReport, mayCorrect } from '../status/correct-status.ts';
import { addReport, type Content, refuseEnded } from '../status/report-status.ts';
import { chosenIn, commentsIn, textsIn } from '../status/status-form.ts';
import { StatusComments, type StatusReport } from '../status/status-report.ts';
import { type StatusOutcome, type StatusTurn, turnAt } from '../status/status-turn.ts';
import type { AnswerClash } from './apply-answers.ts';
import { ProjectForm } from './round-forms.ts';
import { clashesWith } from './status-clashes.ts';
import { tellClashes } from './tell-clashes.ts';
import { projectStamp, seenOf, type UnitReport } from './unit-report.ts';
import { atUnit, keepUnitReport, refuseShut, type UnitTurn } from './unit-turn.ts';

/** What became of a project's status in a round, and what somebody else had written of it meanwhile. */
export type ProjectOutcome = Partial<Pick<StatusOutcome, 'asked'>> & {
  report: UnitReport;
  status?: StatusReport;
  clashes: AnswerClash[];
};

type Told = ReturnType<typeof ProjectForm.parse>;

/** What stands in the round already, and whether whoever writes now had seen it. */
type Before = { report: StatusReport; isSeen: boolean };

/** Words that were seen may be taken away; words that were not stay where nothing new is written. */
const contentOf = ({ project }: StatusTurn, told: Told, before: Before | undefined): Content => {
  const unseen = before && !before.isSeen ? before.report : undefined;
  const overall = told.overall ?? unseen?.overall;
  return {
    status: { ...(before?.report.status ?? project.status), ...chosenIn(told) },
    comments: { ...unseen?.comments, ...commentsIn(told, StatusComments) },
    ...(overall && { overall }),
  };
};

const standing = ({ report }: UnitTurn, { history }: StatusTurn, told: Told): Before | undefined => {
  const { reports, stamps } = report.answers;
  const found = history.find(({ key }) => key === reports[told.project]);
  const stamp = stamps[projectStamp(told.project)];
  return (
    found && { report: found, isSeen: stamp === undefined || stamp.revision <= seenOf(report, told.seen) }
  );
};

/** The report with a project's status in it, signed by whoever gave it. */
const withStatus = ({ report, person, at }: UnitTurn, project: string, key: string): UnitReport => {
  const { answers } = report;
  const revision = answers.revision + 1;
  const stamps = { ...answers.stamps, [projectStamp(project)]: { byOid: person.oid, at, revision } };
  const reports = { ...answers.reports, [project]: key };
  return { ...report, status: 'draft', answers: { ...answers, revision, reports, stamps } };
};

const keep = async (
  turn: UnitTurn,
  status: StatusTurn,
  told: Told,
  before: Before | undefined,
): Promise<StatusOutcome> => {
  const content = contentOf(status, told, before);
  const privacy = refusePersonal(textsIn(told), status.ordinary, told);
  if (before && mayCorrect(status, before.report))
    return correctReport(status, before.report, content, privacy);
  return addReport(status, content, { period: turn.round.period, privacy });
};

/**
 * Keeps a project's status as part of a unit's answer: a report like any other, by the same rules, for the round's
 * period. A report made in the round within the day is put right rather than doubled. What two people said of the
 * same at once is told to both, and the first is kept.
 */
export const saveProject =
  (deps: UseCaseDeps) =>
  async (actor: Actor, form: unknown): Promise<ProjectOutcome> => {
    const told = readForm(ProjectForm, form);
    return atUnit(deps, actor, told, async (turn) => {
      refuseShut(turn);
      const { tx, unit, report } = turn;
      const status = await turnAt(tx, deps.clock.now(), actor, told.project);
      if (status.project.unit !== unit.code) throw new Refusal('project-missing');
      refuseEnded(status);
      const before = standing(turn, status, told);
      const clashes = before && !before.isSeen ? clashesWith(before.report, told) : [];
      await tellClashes(turn, clashes);
      if (clashes.length > 0) return { report, clashes };
      const { report: kept, asked } = await keep(turn, status, told, before);
      const now = withStatus(turn, told.project, kept.key);
      const saved = kept === before?.report ? report : await keepUnitReport(turn, 'answer-round', now);
      return { report: saved, status: kept, clashes, ...(asked && { asked }) };
    });
  };
