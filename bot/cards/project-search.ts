import type { Choice } from '../handlers/search-people.ts';

// A card has room for this many, and a list that is all there is searched as one types, without asking us.
const MOST_CHOICES = 40;

type ProjectSearch = {
  choices: Choice[];
  'choices.data'?: { type: 'Data.Query'; dataset: 'projects' };
};

/** What a field for a project is chosen from: the whole list where there is room for it, otherwise as one types. */
export const projectSearch = (choices: readonly Choice[]): ProjectSearch =>
  choices.length <= MOST_CHOICES
    ? { choices: [...choices] }
    : {
        choices: choices.slice(0, MOST_CHOICES),
        'choices.data': { type: 'Data.Query', dataset: 'projects' },
      };
