import { z } from 'zod';
import { type ColumnKind, columnKinds, kindDefaults, kinds } from './column-kinds.ts';

const Validation = z.strictObject({
  formula: z.string().min(1),
  defaultLanguage: z.string().optional(),
  descriptions: z
    .array(z.strictObject({ languageTag: z.string().optional(), displayName: z.string().optional() }))
    .optional(),
});

const DefaultValue = z
  .strictObject({ value: z.string().optional(), formula: z.string().optional() })
  .refine(({ value, formula }) => (value === undefined) !== (formula === undefined), 'a value or a formula');

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
  defaultValue: DefaultValue.exactOptional(),
  validation: Validation.exactOptional(),
  text: kinds.text.exactOptional(),
  choice: kinds.choice.exactOptional(),
  dateTime: kinds.dateTime.exactOptional(),
  number: kinds.number.exactOptional(),
  boolean: kinds.boolean.exactOptional(),
  personOrGroup: kinds.personOrGroup.exactOptional(),
  lookup: kinds.lookup.exactOptional(),
  calculated: kinds.calculated.exactOptional(),
  hyperlinkOrPicture: kinds.hyperlinkOrPicture.exactOptional(),
});
export type AskedColumn = z.infer<typeof AskedColumn>;

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
} & Pick<AskedColumn, ColumnKind | 'defaultValue' | 'validation'>;

const shown = {
  description: '',
  columnGroup: 'Custom Columns',
  required: false,
  hidden: false,
  indexed: false,
  readOnly: false,
  enforceUniqueValues: false,
} as const;

/**
 * The internal name SharePoint gives a column: what is not a letter or digit of ASCII is written as its code, and so
 * is a digit it would begin with (from memory).
 */
export const internalName = (title: string): string =>
  title.replace(
    /[^A-Za-z0-9_]|^\d/g,
    (character) => `_x${character.charCodeAt(0).toString(16).padStart(4, '0')}_`,
  );

/** What a new column becomes: the asked, with SharePoint's own values for what was left out. */
export const completeColumn = (id: string, asked: AskedColumn): ColumnDefinition => {
  const { name, displayName, ...rest } = asked;
  const title = displayName ?? name ?? '';
  const kind = kindOf(asked);
  return {
    ...shown,
    ...rest,
    id,
    name: internalName(name ?? title),
    displayName: title,
    // A calculated column is never written, and neither is one that shows more of what another looks up.
    ...((asked.calculated || asked.lookup?.primaryLookupColumnId) && { readOnly: true }),
    ...(kind && { [kind]: { ...kindDefaults[kind], ...asked[kind] } }),
  };
};

export const kindOf = (column: Pick<AskedColumn, ColumnKind>): ColumnKind | undefined =>
  columnKinds.find((kind) => column[kind] !== undefined);

/** Several values in one cell: a choice shown as check boxes, or people or lookups where several are allowed. */
export const isMulti = ({ choice, personOrGroup, lookup }: ColumnDefinition): boolean =>
  choice?.displayAs === 'checkBoxes' ||
  personOrGroup?.allowMultipleSelection === true ||
  lookup?.allowMultipleValues === true;

/** A cell that holds ids of rows elsewhere: a person's or those of another list {G-fvs}. */
export const isLookup = ({ personOrGroup, lookup }: ColumnDefinition): boolean =>
  personOrGroup !== undefined || lookup !== undefined;

/** The name a column's values are kept and written under: of rows elsewhere their ids are {I-lookup}. */
export const keyOf = (column: ColumnDefinition): string =>
  isLookup(column) ? `${column.name}LookupId` : column.name;
