import type { Project, ProjectStatus } from '../projects.ts';
import { historyOf } from './history.ts';
import type { StatusReport } from './status-report.ts';

/**
 * What may be shown outside the programme's own chats: published reports only, the newest first, and what the newest
 * of them says. A project nobody has reported on yet stands as its row says.
 */
export const publishedStatus = (
  project: Pick<Project, 'key' | 'status'>,
  reports: readonly StatusReport[],
): { status: ProjectStatus; history: StatusReport[] } => {
  const all = historyOf(reports, project.key);
  const history = all.filter(({ moderation }) => moderation === 'published');
  return { status: all.length === 0 ? project.status : (history[0]?.status ?? {}), history };
};
