import type { Schema, Schemas } from './schema.ts';

/** What Graph gives of these unasked; all else of them comes only when selected {G-users}{G-group}. */
const unasked: Readonly<Record<string, readonly string[]>> = {
  User: ['id', 'businessPhones', 'displayName', 'givenName', 'jobTitle', 'mail', 'userPrincipalName'],
  Group: [
    'id',
    'description',
    'displayName',
    'groupTypes',
    'mail',
    'mailEnabled',
    'mailNickname',
    'visibility',
  ],
};

const nullable = '#/definitions/NullableOption<';
const mayBeNull = ({ $ref = '' }: Schema) => $ref.startsWith(nullable);
const isAnnotation = (name: string) => name.includes('@');
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const kindOf = (value: unknown) => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);

type Place = {
  /** The way to the value, for people to read. */
  at: string;
  /** The name of its type. */
  type?: string | undefined;
  /** What was selected of it. */
  select?: readonly string[] | undefined;
};

/**
 * What of a value goes against its type, one line each: a property the type does not know, one it requires and
 * that is missing, a value of another kind. A type requires what it does not let be null; of what was selected,
 * only that. Annotations are free.
 */
export const faultsIn = (schemas: Schemas, value: unknown, schema: Schema, place: Place): string[] => {
  const { at } = place;
  if (schema.$ref) return faultsOfNamed(schemas, value, schema.$ref.replace('#/definitions/', ''), place);
  if (schema.anyOf) return fewest(schema.anyOf.map((one) => faultsIn(schemas, value, one, place)));
  if (schema.enum && !schema.enum.includes(value))
    return [`${at} is ${JSON.stringify(value)}, and may be ${schema.enum.join(', ')}`];
  const kinds = schema.type === undefined ? [] : [schema.type].flat();
  if (kinds.length > 0 && !kinds.includes(kindOf(value)))
    return [`${at} is ${kindOf(value)}, and should be ${kinds.join(' or ')}`];
  if (Array.isArray(value)) {
    const { items = {} } = schema;
    return value.flatMap((entry, index) =>
      faultsIn(schemas, entry, items, { ...place, at: `${at}[${index}]` }),
    );
  }
  return isRecord(value) ? faultsOfMembers(schemas, value, schema, place) : [];
};

/** Of several types a value may have, the one it comes closest to tells most. */
const fewest = (found: string[][]): string[] =>
  found.reduce((least, one) => (one.length < least.length ? one : least));

const faultsOfNamed = (schemas: Schemas, value: unknown, name: string, place: Place): string[] => {
  const schema = schemas[name];
  if (!schema) throw new Error(`the type ${name} was not generated`);
  const entries = schemas.Answers?.properties?.entries?.properties?.[name];
  const opened = entries ? { type: 'object', additionalProperties: entries } : schema;
  return faultsIn(schemas, value, opened, { ...place, type: name });
};

const faultsOfMembers = (
  schemas: Schemas,
  value: Record<string, unknown>,
  schema: Schema,
  { at, type = 'the type', select }: Place,
): string[] => {
  const { properties = {}, additionalProperties: others } = schema;
  const faults = requiredOf(schema, type)
    .filter((name) => !(name in value) && (select?.includes(name) ?? true))
    .map((name) => `${at}.${name} is missing, and ${type} requires it`);
  for (const [name, member] of Object.entries(value).filter(([one]) => !isAnnotation(one))) {
    const known = properties[name] ?? (typeof others === 'object' ? others : undefined);
    // Only the entries of a page were selected from, not what they hold.
    const below = { at: `${at}.${name}`, ...(name === 'value' && { select }) };
    if (known) faults.push(...faultsIn(schemas, member, known, below));
    else if (others === false) faults.push(`${at}.${name} is nothing ${type} has`);
  }
  return faults;
};

const requiredOf = ({ properties = {}, required = [] }: Schema, type: string): readonly string[] => {
  if (unasked[type]) return unasked[type];
  const never = Object.keys(properties).filter((name) => !mayBeNull(properties[name] ?? {}));
  return [...new Set([...required, ...never])];
};
