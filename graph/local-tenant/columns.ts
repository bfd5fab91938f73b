import { z } from 'zod';

const kinds = {
  text: z.strictObject({
    allowMultipleLines: z.boolean().optional(),
    appendChangesToExistingText: z.boolean().optional(),
    linesForEditing: z.number().int().min(0).optional(),
    maxLength: z.number().int().min(1).max(255).optional(),
    textType: z.enum(['plain', 'richText']).optional(),
  }),
  choice: z.strictObject({
    allowTextEntry: z.boolean().optional(),
    choices: z.array(z.string().min(1).max(255)).readonly().optional(),
    displayAs: z.enum(['dropDownMenu', 'radioButtons', 'checkBoxes']).optional(),
  }),
  dateTime: z.strictObject({
    displayAs: z.enum(['default', 'friendly', 'standard']).optional(),
    format: z.enum(['dateOnly', 'dateTime']).optional(),
  }),
  number: z.strictObject({
    decimalPlaces: z.enum(['automatic', 'none', 'one', 'two', 'three', 'four', 'five']).optional(),
    displayAs: z.enum(['number', 'percentage']).optional(),
    maximum: z.number().optional(),
    minimum: z.number().optional(),
  }),
  boolean: z.strictObject({}),
  personOrGroup: z.strictObject({
    allowMultipleSelection: z.boolean().optional(),
    chooseFromType: z.enum(['peopleOnly', 'peopleAndGroups']).optional(),
    displayAs: z.string().optional(),
  }),
} as const;

/** A column as a client asks for it, or the changes it asks for {G-column}. */
export const AskedColumn = z.strictObject({
  name: z.string().min(1).max(255).exactOptional(),
  displayName: z.string().min(1).max(255).exactOptional(),
  description: z.string().exactOptional(),
  columnGroup: z.string().exactOptional(),
  required: z.boolean().exactOptional(),
  hidden: z.boolean().exactOptional(),
  indexed: z.boolean().exactOptional(),
  readOnly: z.boolean().exactOptional(),
  enforceUniqueValues: z.boolean().exactOptional(),
  defaultValue: z.strictObject({ value: z.string() }).exactOptional(),
  text: kinds.text.exactOptional(),
  choice: kinds.choice.exactOptional(),
  dateTime: kinds.dateTime.exactOptional(),
  number: kinds.number.exactOptional(),
  boolean: kinds.boolean.exactOptional(),
  personOrGroup: kinds.personOrGroup.exactOptional(),
});
export type AskedColumn = z.infer<typeof AskedColumn>;

export type ColumnKind = keyof typeof kinds;
export const columnKinds: readonly ColumnKind[] = [
  'text',
  'choice',
  'dateTime',
  'number',
  'boolean',
  'personOrGroup',
];

/** A column as Graph shows it {G-column}: exactly one of the kinds is there. */
export type ColumnDefinition = {
  id: string;
  name: string;
  displayName: string;
  description: string;
  columnGroup: string;
  required: boolean;
  hidden: boolean;
  indexed: boolean;
  readOnly: boolean;
  enforceUniqueValues: boolean;
  defaultValue?: { value: string };
} & Pick<AskedColumn, ColumnKind>;

const shown = {
  description: '',
  columnGroup: 'Custom Columns',
  required: false,
  hidden: false,
  indexed: false,
  readOnly: false,
  enforceUniqueValues: false,
} as const;

const kindDefaults = {
  text: {
    allowMultipleLines: false,
    appendChangesToExistingText: false,
    linesForEditing: 0,
    textType: 'plain',
  },
  choice: { allowTextEntry: false, choices: [], displayAs: 'dropDownMenu' },
  dateTime: { displayAs: 'default', format: 'dateTime' },
  number: { decimalPlaces: 'automatic', displayAs: 'number' },
  boolean: {},
  personOrGroup: { allowMultipleSelection: false, chooseFromType: 'peopleAndGroups', displayAs: '' },
} as const;

/** The internal name SharePoint gives a column: what is not a letter or digit of ASCII is written as its code. */
export const internalName = (title: string): string =>
  title.replace(
    /[^A-Za-z0-9_]/g,
    (character) => `_x${character.charCodeAt(0).toString(16).padStart(4, '0')}_`,
  );

/** What a new column becomes: the asked, with SharePoint's own values for what was left out. */
export const completeColumn = (id: string, asked: AskedColumn): ColumnDefinition => {
  const { name, displayName, text, choice, dateTime, number, boolean, personOrGroup, ...rest } = asked;
  const title = displayName ?? name ?? '';
  return {
    ...shown,
    ...rest,
    id,
    name: internalName(name ?? title),
    displayName: title,
    ...(text && { text: { ...kindDefaults.text, ...text } }),
    ...(choice && { choice: { ...kindDefaults.choice, ...choice } }),
    ...(dateTime && { dateTime: { ...kindDefaults.dateTime, ...dateTime } }),
    ...(number && { number: { ...kindDefaults.number, ...number } }),
    ...(boolean && { boolean }),
    ...(personOrGroup && { personOrGroup: { ...kindDefaults.personOrGroup, ...personOrGroup } }),
  };
};

export const kindOf = (column: Pick<AskedColumn, ColumnKind>): ColumnKind | undefined =>
  columnKinds.find((kind) => column[kind] !== undefined);

/** Several values in one cell: a choice shown as check boxes, or a person column that allows several. */
export const isMulti = ({ choice, personOrGroup }: ColumnDefinition): boolean =>
  choice?.displayAs === 'checkBoxes' || personOrGroup?.allowMultipleSelection === true;
