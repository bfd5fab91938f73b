import type { Person } from '../../programme/index.ts';

/** One choice of a typeahead. */
export type Choice = { title: string; value: string };

// Teams shows fifteen choices at most.
const MOST_CHOICES = 15;

const fold = (text: string): string => text.normalize('NFC').toLocaleLowerCase('nb');

/** People whose name or unit has every word written; those whose name begins with it come first. */
export const searchPeople = (
  people: readonly Person[],
  unitName: (unit: Person['unit']) => string,
  query: string,
): Choice[] => {
  const words = fold(query).split(/\s+/).filter(Boolean);
  const begins = ({ name }: Person) => (fold(name).startsWith(words[0] ?? '') ? 0 : 1);
  return people
    .filter(
      ({ name, unit, left }) =>
        !left && words.every((word) => fold(`${name} ${unit} ${unitName(unit)}`).includes(word)),
    )
    .toSorted((a, b) => begins(a) - begins(b) || a.name.localeCompare(b.name, 'nb'))
    .slice(0, MOST_CHOICES)
    .map(({ oid, name, unit }) => ({ title: `${name} (${unitName(unit)})`, value: oid }));
};
