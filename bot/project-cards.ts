import {
  type Dimension,
  dimensions,
  historyOf,
  mayReport,
  type Project,
  type ProjectStatus,
  publishedStatus,
  type StatusReport,
  trendOf,
  turnOf,
} from '../programme/index.ts';
import type { Card } from './cards/card.ts';
import { type ProjectCard, projectCard } from './cards/project-card.ts';
import type { ProjectRow } from './cards/project-list-card.ts';
import { valueWord } from './cards/status-words.ts';
import type { Shared } from './extension-replies.ts';
import { reportView } from './report-views.ts';
import type { Reading } from './status-forms.ts';
import { unitNames } from './unit-names.ts';

type Standing = {
  status: ProjectStatus;
  history: readonly StatusReport[];
} & Pick<ProjectCard, 'mayReport' | 'shared'>;

const drawn = (reading: Reading, project: Project, { status, history, ...rest }: Standing): Card => {
  const { state, day, texts, tabUrl } = reading;
  const trend = (dimension: Dimension): ProjectCard['trends'][Dimension] => ({
    lights: trendOf(history, dimension),
    turn: turnOf(status, history[1]?.status, dimension),
  });
  return projectCard({
    texts,
    key: project.key,
    title: project.title,
    unitName: unitNames(state)(project.unit),
    status,
    trends: {
      time: trend('time'),
      budget: trend('budget'),
      quality: trend('quality'),
      risk: trend('risk'),
      gain: trend('gain'),
    },
    reports: history.map((report) => reportView(reading, report)),
    ...(project.end < day && { ended: texts.day(project.end) }),
    tabUrl: tabUrl({ project: project.key }),
    ...rest,
  });
};

/** One project with its trend; `undefined` when nothing has that key. */
export const projectCardOf = (reading: Reading, key: string): Card | undefined => {
  const { state, person } = reading;
  const project = state.projects.find((known) => known.key === key);
  if (!project) return undefined;
  const history = historyOf(state.reports, key);
  return drawn(reading, project, {
    status: project.status,
    history,
    mayReport: mayReport(person, project, state.people),
  });
};

/** One project as it may stand in any chat: what is published, and nothing to press but a link. */
export const sharedProject = (reading: Reading, project: Project): Shared => {
  const { state, texts } = reading;
  const { status, history } = publishedStatus(project, state.reports);
  const lights = dimensions
    .filter((dimension) => status[dimension] !== undefined)
    .map((dimension) => `${texts.t(`dimension.${dimension}`)}: ${valueWord(texts, status, dimension)}`);
  return {
    card: drawn(reading, project, { status, history, mayReport: false, shared: true }),
    title: project.title,
    about: [unitNames(state)(project.unit), ...(lights.length > 0 ? lights : [texts.t('state.none')])].join(
      ' · ',
    ),
  };
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
