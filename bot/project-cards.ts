import { type Dimension, historyOf, mayReport, trendOf, turnOf } from '../programme/index.ts';
import type { Card } from './cards/card.ts';
import { type ProjectCard, projectCard } from './cards/project-card.ts';
import type { ProjectRow } from './cards/project-list-card.ts';
import { reportView } from './report-views.ts';
import type { Reading } from './status-forms.ts';
import { unitNames } from './unit-names.ts';

/** One project with its trend; `undefined` when nothing has that key. */
export const projectCardOf = (reading: Reading, key: string): Card | undefined => {
  const { state, person, day, texts, tabUrl } = reading;
  const project = state.projects.find((known) => known.key === key);
  if (!project) return undefined;
  const history = historyOf(state.reports, key);
  const trend = (dimension: Dimension): ProjectCard['trends'][Dimension] => ({
    lights: trendOf(history, dimension),
    turn: turnOf(project.status, history[1]?.status, dimension),
  });
  return projectCard({
    texts,
    key,
    title: project.title,
    unitName: unitNames(state)(project.unit),
    status: project.status,
    trends: {
      time: trend('time'),
      budget: trend('budget'),
      quality: trend('quality'),
      risk: trend('risk'),
      gain: trend('gain'),
    },
    reports: history.map((report) => reportView(reading, report)),
    ...(project.end < day && { ended: texts.day(project.end) }),
    mayReport: mayReport(person, project, state.people),
    tabUrl: tabUrl({ project: key }),
  });
};

/** Projects as rows of a list, by name. */
export const projectRows = ({ state, texts }: Reading, keys: readonly string[]): ProjectRow[] => {
  const nameOf = unitNames(state);
  return state.projects
    .filter(({ key }) => keys.includes(key))
    .toSorted((a, b) => a.title.localeCompare(b.title, 'nb'))
    .map(({ key, title, unit, status, statusOn }) => ({
      key,
      title,
      unitName: nameOf(unit),
      status,
      ...(statusOn && { on: texts.day(statusOn) }),
    }));
};
