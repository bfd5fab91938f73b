import { sql } from 'kysely';
import { type ColumnDefinition, isLookup, isMulti, keyOf, kindOf } from './columns.ts';
import { plainOf, textOf } from './field-sql.ts';
import type { Literal } from './filter.ts';
import { APP_LOOKUP_ID } from './read-fields.ts';
import { invalidRequest } from './refused.ts';
import {
  asBoolean,
  asDate,
  asNumber,
  asText,
  type Subject,
  type SubjectKind,
  wrong,
} from './subject-kinds.ts';

export type SubjectContext = {
  columns: readonly ColumnDefinition[];
  timeZone: string;
  /** Row ids of the User Information List by the person's id in the directory. */
  lookupIds: ReadonlyMap<string, number>;
};

const byWhom = (
  name: string,
  column: 'created_by' | 'modified_by',
  { lookupIds }: SubjectContext,
): SubjectKind =>
  asNumber(
    name,
    sql`coalesce(${JSON.stringify(Object.fromEntries(lookupIds))}::jsonb->(${sql.ref(column)}->>'id'),
      to_jsonb(${sql.lit(APP_LOOKUP_ID)}))`,
  );

/** What SharePoint keeps itself, by the names it goes by. */
const own = (path: string, context: SubjectContext): SubjectKind | undefined => {
  switch (path.replace(/^fields\//, '')) {
    case 'id':
    case 'ID':
      return {
        ...asNumber(path, sql`items.id`),
        literal: (value) => sql`${idOf(path, value)}::integer`,
        kept: (value) => sql`${value}::integer`,
      };
    case 'createdDateTime':
    case 'Created':
      return asDate(path, sql`lower(created_at) collate "C"`, false, 'UTC');
    case 'lastModifiedDateTime':
    case 'Modified':
      return asDate(path, sql`lower(modified_at) collate "C"`, false, 'UTC');
    case 'ContentType':
      return asText(sql`'item'::text`);
    case '_UIVersionString':
      return asText(sql`(version || '.0')`);
    case 'Attachments':
      return asBoolean(path, sql`'false'::jsonb`);
    case 'AuthorLookupId':
      return byWhom(path, 'created_by', context);
    case 'EditorLookupId':
      return byWhom(path, 'modified_by', context);
  }
};

const idOf = (path: string, value: Literal): number => {
  if (!/^-?\d{1,9}$/.test(`${value}`)) throw wrong(path, value);
  return Number(value);
};

const properties = /^(id|createdDateTime|lastModifiedDateTime)$|^fields\/\w+$/;

/** Finds what a path such as `fields/TfDue` or `id` stands for. */
export const subjectOf = (path: string, context: SubjectContext): Subject => {
  if (!properties.test(path)) throw invalidRequest('Invalid filter clause');
  const name = path.replace(/^fields\//, '');
  const kept = own(path, context);
  if (kept) return { name, indexed: name.toLowerCase() === 'id', ...kept };
  const column = context.columns.find((one) => keyOf(one) === name);
  // Several lines of text are refused by SharePoint's older interface in so many words (from memory).
  if (column?.hyperlinkOrPicture || column?.lookup?.primaryLookupColumnId || column?.text?.allowMultipleLines)
    throw invalidRequest(`Field '${name}' cannot be referenced in filter or orderby`);
  // Asking for a person or a lookup by what it shows is passed over in silence there {docs issue 2351}; here it is
  // refused, so that nobody takes all rows for the ones asked for.
  if (!column) throw invalidRequest(`Field '${name}' is not recognized`);
  return { name, indexed: column.indexed, ...kindSubject(name, column, context) };
};

const kindSubject = (name: string, column: ColumnDefinition, { timeZone }: SubjectContext): SubjectKind => {
  if (isMulti(column)) return severalSubject(name, column);
  switch (kindOf(column)) {
    case 'number':
    case 'personOrGroup':
    case 'lookup':
      return asNumber(name, plainOf(name));
    case 'boolean':
      return asBoolean(name, plainOf(name));
    case 'calculated':
      return calculatedSubject(name, column);
    case 'dateTime':
      return asDate(name, textOf(name), column.dateTime?.format === 'dateOnly', timeZone);
    default:
      return asText(textOf(name));
  }
};

const calculatedSubject = (name: string, { calculated }: ColumnDefinition): SubjectKind => {
  switch (calculated?.outputType) {
    case 'boolean':
      return asBoolean(name, plainOf(name));
    case 'number':
    case 'currency':
      return asNumber(name, plainOf(name));
    case 'dateTime':
      return asDate(name, textOf(name), false, 'UTC');
    default:
      return asText(textOf(name));
  }
};

const severalSubject = (name: string, column: ColumnDefinition): SubjectKind => ({
  expression: plainOf(name),
  several: true,
  text: false,
  kept: asNumber(name, sql``).kept,
  literal: (value) =>
    !isLookup(column) ? sql`${JSON.stringify(`${value}`)}::jsonb` : asNumber(name, sql``).literal(value),
});
