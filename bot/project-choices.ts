import { mayReport, type Project } from '../programme/index.ts';
import type { Asking } from './deps.ts';
import type { Choice } from './handlers/search-people.ts';
import { unitNames } from './unit-names.ts';

type Reading = Pick<Asking, 'state' | 'person' | 'day'>;

/** Projects under way that somebody may report on, their own unit's first, then by name. */
export const reportable = ({ state, person, day }: Reading): Project[] => {
  const isOwn = ({ unit }: Project) => Number(unit === person.unit);
  return state.projects
    .filter((project) => project.end >= day && mayReport(person, project, state.people))
    .toSorted((a, b) => isOwn(b) - isOwn(a) || a.title.localeCompare(b.title, 'nb'));
};

/** Projects as a list to choose from. */
export const projectChoices = ({ state }: Pick<Reading, 'state'>, projects: readonly Project[]): Choice[] => {
  const nameOf = unitNames(state);
  return projects.map(({ key, title, unit }) => ({ title: `${title} (${nameOf(unit)})`, value: key }));
};
