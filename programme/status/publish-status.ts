import type { UseCaseDeps } from '../act.ts';
import { readForm } from '../forms.ts';
import type { Actor } from '../ports.ts';
import { Refusal } from '../refusal.ts';
import { leadOf, mayPublish } from './status-access.ts';
import { PublishForm } from './status-form.ts';
import {
  atProject,
  logReport,
  projectOfReport,
  reportIn,
  type StatusOutcome,
  type StatusTurn,
} from './status-turn.ts';

const refuseStranger = ({ person, people, project, today }: StatusTurn): void => {
  if (mayPublish(person, project, people)) return;
  const lead = leadOf(project, people, today)?.name ?? '';
  throw new Refusal('not-yours-to-publish', { title: project.title, lead });
};

/** Publishes a draft on behalf of the project's lead; published twice, it is published once. */
export const publishStatus =
  (deps: UseCaseDeps) =>
  async (actor: Actor, form: unknown): Promise<StatusOutcome> => {
    const { report: key } = readForm(PublishForm, form);
    return atProject(deps, actor, projectOfReport(key), async (turn) => {
      refuseStranger(turn);
      const { project } = turn;
      const before = reportIn(turn, key);
      if (before.moderation === 'published') return { report: before, project };
      const report = { ...before, moderation: 'published' as const };
      await turn.tx.save('TfStatusReports', report);
      await logReport(turn, 'publish', [before, report]);
      return { report, project };
    });
  };
