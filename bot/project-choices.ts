import { mayReport, type Project } from '../programme/index.ts';
import type { Asking } from './deps.ts';
import type { Choice } from './handlers/search-people.ts';
import { unitNames } from './unit-names.ts';

type Reading = Pick<Asking, 'state' | 'person' | 'day'>;

const byName = new Intl.Collator('nb').compare;

/** Those under way first, then those of one's own unit, then by name. */
export const inOrder = ({ person, day }: Pick<Reading, 'person' | 'day'>, projects: readonly Project[]) => {
  const rank = ({ unit, end }: Project) => 2 * Number(end < day) + Number(unit !== person.unit);
  return projects.toSorted((a, b) => rank(a) - rank(b) || byName(a.title, b.title));
};

/** Projects under way that somebody may report on. */
export const reportable = (reading: Reading): Project[] => {
  const { state, person, day } = reading;
  const own = state.projects.filter(
    (project) => project.end >= day && mayReport(person, project, state.people),
  );
  return inOrder(reading, own);
};

/** Projects as a list to choose from. */
export const projectChoices = ({ state }: Pick<Reading, 'state'>, projects: readonly Project[]): Choice[] => {
  const nameOf = unitNames(state);
  return projects.map(({ key, title, unit }) => ({ title: `${title} (${nameOf(unit)})`, value: key }));
};
