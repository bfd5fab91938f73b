import { fold } from '../../programme/index.ts';
import type { Asking } from '../deps.ts';
import { projectChoices, reportable } from '../project-choices.ts';
import { unitNames } from '../unit-names.ts';
import type { Choice } from './search-people.ts';

// Teams shows fifteen choices at most.
const MOST_CHOICES = 15;

/** Projects somebody may report on whose name, number or unit has every word written; one's own unit's first. */
export const searchProjects = (asking: Pick<Asking, 'state' | 'person' | 'day'>, query: string): Choice[] => {
  const nameOf = unitNames(asking.state);
  const words = fold(query).split(/\s+/).filter(Boolean);
  const found = reportable(asking).filter(({ title, number, unit }) => {
    const names = fold(`${title} ${number ?? ''} ${unit} ${nameOf(unit)}`);
    return words.every((word) => names.includes(word));
  });
  return projectChoices(asking, found).slice(0, MOST_CHOICES);
};
