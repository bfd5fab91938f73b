/** The column types of Graph's columnDefinition that the lists use. */
export type ColumnKind = 'text' | 'choice' | 'dateTime' | 'number' | 'boolean' | 'personOrGroup';

/** One column of a list: the ASCII name the platform knows it by, and the Norwegian one people read. */
export type Column = {
  name: string;
  displayName: string;
  kind: ColumnKind;
  facet: Record<string, unknown>;
  /** The values of a choice, in the order people see them. */
  choices?: readonly string[];
  /** Graph filters only on indexed columns, and an index cannot be added once the list has grown. */
  indexed: boolean;
  unique: boolean;
};

export type Indexing = { indexed?: true; unique?: true };

// A unique column must be indexed.
const indexing = ({ indexed, unique }: Indexing = {}) => ({
  indexed: indexed === true || unique === true,
  unique: unique === true,
});

export const textColumn = (name: string, displayName: string, options?: Indexing): Column => ({
  name,
  displayName,
  kind: 'text',
  facet: { allowMultipleLines: false, maxLength: 255 },
  ...indexing(options),
});

export const noteColumn = (name: string, displayName: string): Column => ({
  name,
  displayName,
  kind: 'text',
  facet: { allowMultipleLines: true, linesForEditing: 6, textType: 'plain' },
  ...indexing(),
});

export const choiceColumn = (
  name: string,
  displayName: string,
  choices: readonly string[],
  options?: Indexing,
): Column => ({
  name,
  displayName,
  kind: 'choice',
  facet: { allowTextEntry: false, choices, displayAs: 'dropDownMenu' },
  choices,
  ...indexing(options),
});

/** Several values at once: in Graph that is a choice shown as check boxes (facts §1.2, not confirmed in print). */
export const choicesColumn = (name: string, displayName: string, choices: readonly string[]): Column => ({
  ...choiceColumn(name, displayName, choices),
  facet: { allowTextEntry: false, choices, displayAs: 'checkBoxes' },
});

export const dayColumn = (name: string, displayName: string, options?: Indexing): Column => ({
  name,
  displayName,
  kind: 'dateTime',
  facet: { displayAs: 'standard', format: 'dateOnly' },
  ...indexing(options),
});

export const instantColumn = (name: string, displayName: string, options?: Indexing): Column => ({
  ...dayColumn(name, displayName, options),
  facet: { displayAs: 'standard', format: 'dateTime' },
});

export const numberColumn = (
  name: string,
  displayName: string,
  { minimum, maximum }: { minimum?: number; maximum?: number } = {},
): Column => ({
  name,
  displayName,
  kind: 'number',
  facet: {
    decimalPlaces: 'none',
    ...(minimum !== undefined && { minimum }),
    ...(maximum !== undefined && { maximum }),
  },
  ...indexing(),
});

export const yesNoColumn = (name: string, displayName: string): Column => ({
  name,
  displayName,
  kind: 'boolean',
  facet: {},
  ...indexing(),
});

/** A person for people to see; who it is stands in the text column beside it, by the Entra object id. */
export const personColumn = (name: string, displayName: string): Column => ({
  name,
  displayName,
  kind: 'personOrGroup',
  facet: { allowMultipleSelection: false, chooseFromType: 'peopleOnly' },
  ...indexing(),
});

/**
 * A person by Entra object id, and the column that shows them. SharePoint takes a person only as a row of the
 * site's hidden user list, which has none for somebody who never visited the site; the id always works.
 */
export const personColumns = (name: string, displayName: string, options?: Indexing): Column[] => [
  textColumn(`${name}Oid`, `${displayName} (objekt-ID)`, options),
  personColumn(name, displayName),
];

/** The column as Graph's columnDefinition. */
export const definitionOf = ({ name, displayName, kind, facet, indexed, unique }: Column) => ({
  name,
  displayName,
  ...(indexed && { indexed }),
  ...(unique && { enforceUniqueValues: unique }),
  [kind]: facet,
});
