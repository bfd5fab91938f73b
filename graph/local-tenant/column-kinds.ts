import { z } from 'zod';

/** What a column of each kind may be asked for with {G-column}{CSDL}. */
export const kinds = {
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
  lookup: z.strictObject({
    allowMultipleValues: z.boolean().optional(),
    allowUnlimitedLength: z.boolean().optional(),
    columnName: z.string().optional(),
    listId: z.string().optional(),
    primaryLookupColumnId: z.string().optional(),
  }),
  calculated: z.strictObject({
    format: z.enum(['dateOnly', 'dateTime']).optional(),
    formula: z.string().min(1).max(8000).optional(),
    outputType: z.enum(['boolean', 'currency', 'dateTime', 'number', 'text']).optional(),
  }),
  hyperlinkOrPicture: z.strictObject({ isPicture: z.boolean().optional() }),
} as const;

export type ColumnKind = keyof typeof kinds;
export const columnKinds: readonly ColumnKind[] = [
  'text',
  'choice',
  'dateTime',
  'number',
  'boolean',
  'personOrGroup',
  'lookup',
  'calculated',
  'hyperlinkOrPicture',
];

/** SharePoint's own values for what was left out. */
export const kindDefaults = {
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
  lookup: { allowMultipleValues: false, allowUnlimitedLength: false },
  calculated: { outputType: 'text' },
  hyperlinkOrPicture: { isPicture: false },
} as const;
