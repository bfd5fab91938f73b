import type { Entities, ListName } from '../../programme/index.ts';
import { cases } from './cases.ts';
import type { ListDefinition, ListMapping } from './list-mapping.ts';
import { measures } from './measures.ts';
import { minutes } from './minutes.ts';
import { obstacles } from './obstacles.ts';
import { people } from './people.ts';
import { projects } from './projects.ts';
import { risks } from './risks.ts';
import { settings } from './settings.ts';
import { statusReports } from './status-reports.ts';
import { tasks } from './tasks.ts';
import { unitReports } from './unit-reports.ts';
import { votes } from './votes.ts';

/** The lists whose rows are mirrored, each with how its rows are read and written. */
export const lists: { [L in ListName]: ListMapping<Entities[L]> } = {
  TfRisks: risks,
  TfMeasures: measures,
  TfTasks: tasks,
  TfProjects: projects,
  TfStatusReports: statusReports,
  TfUnitReports: unitReports,
  TfObstacles: obstacles,
  TfCases: cases,
  TfVotes: votes,
  TfPeople: people,
  TfSettings: settings,
};

/** Every list of the site, in the order of the design. */
export const listDefinitions: readonly ListDefinition[] = [
  risks,
  measures,
  tasks,
  projects,
  statusReports,
  unitReports,
  cases,
  votes,
  obstacles,
  people,
  settings,
  minutes,
];
