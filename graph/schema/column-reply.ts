import { z } from 'zod';
import type { Column } from '../lists/columns.ts';

const Facet = z.record(z.string(), z.unknown());

const kinds = [
  'text',
  'choice',
  'dateTime',
  'number',
  'boolean',
  'personOrGroup',
  'currency',
  'lookup',
  'calculated',
  'hyperlinkOrPicture',
  'term',
  'thumbnail',
  'geolocation',
] as const;

/** A column as the list has it (learn.microsoft.com/graph/api/resources/columndefinition). */
export const ColumnReply = z
  .object({
    id: z.string(),
    name: z.string(),
    displayName: z.string().default(''),
    indexed: z.boolean().default(false),
    enforceUniqueValues: z.boolean().default(false),
    choice: z
      .object({ choices: z.array(z.string()).default([]), displayAs: z.string().optional() })
      .optional(),
  })
  .catchall(z.unknown())
  .transform((column) => ({
    ...column,
    kind: kinds.find((kind) => Facet.safeParse(column[kind]).success) ?? 'unknown',
  }));
export type ColumnReply = z.infer<typeof ColumnReply>;

/** A list with its columns, as one request brings them. */
export const SchemaReply = z.object({
  id: z.string(),
  displayName: z.string(),
  columns: z.array(ColumnReply),
});
export type SchemaReply = z.infer<typeof SchemaReply>;

/** A choice shown as check boxes holds several values (facts §1.2, not confirmed in print): it reads otherwise. */
const several = 'checkBoxes';

/** What a column is of, where one value and several are two things. */
export const kindOf = ({ kind, choice }: ColumnReply): string =>
  kind === 'choice' && choice?.displayAs === several ? 'choices' : kind;
export const wantedKind = ({ kind, facet }: Column): string =>
  kind === 'choice' && facet.displayAs === several ? 'choices' : kind;
