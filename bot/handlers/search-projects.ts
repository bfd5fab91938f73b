import { fold, type Project } from '../../programme/index.ts';
import type { Asking } from '../deps.ts';
import { inOrder, projectChoices, reportable } from '../project-choices.ts';
import { unitNames } from '../unit-names.ts';
import type { Choice } from './search-people.ts';

// Teams shows fifteen choices at most.
const MOST_CHOICES = 15;

type Reading = Pick<Asking, 'state' | 'person' | 'day'>;

/** Projects whose name, number or unit has every word written; those under way and one's own unit's first. */
export const findProjects = (asking: Reading, projects: readonly Project[], query: string): Project[] => {
  const nameOf = unitNames(asking.state);
  const words = fold(query.slice(0, 100)).split(/\s+/).filter(Boolean);
  const found = projects.filter(({ title, number, unit }) => {
    const names = fold(`${title} ${number ?? ''} ${unit} ${nameOf(unit)}`);
    return words.every((word) => names.includes(word));
  });
  return inOrder(asking, found);
};

/** Projects somebody may report on, to choose among as they type. */
export const searchProjects = (asking: Reading, query: string): Choice[] =>
  projectChoices(asking, findProjects(asking, reportable(asking), query)).slice(0, MOST_CHOICES);
