import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { invalidRequest, Refused } from './refused.ts';

/** What an OData query of the tenant may hold, with and without the dollar sign, as the docs write it {G-items}. */
export type Query = {
  select?: string[];
  expand: string[];
  /** The columns named within `fields(…)`. */
  fieldSelect?: string[];
  filter?: string;
  orderby?: string;
  search?: string;
  count?: string;
  skip?: string;
  top?: number;
  skiptoken?: string;
  token?: string;
};

const Given = z.record(z.string(), z.string());
const known = [
  'select',
  'expand',
  'filter',
  'orderby',
  'top',
  'skiptoken',
  'token',
  'count',
  'search',
  'skip',
] as const;
// SharePoint's lists know none of these: for `$count` in so many words (pnpjs issue 2432), the others from memory.
const neverOnLists: readonly string[] = ['count', 'search', 'skip'];

const badQuery = (message: string) => new Refused(400, 'BadRequest', message);

export const parseQuery = (raw: unknown): Query => {
  const given = Given.safeParse(raw);
  if (!given.success) throw badQuery('A query option is given twice');
  const options: Partial<Record<(typeof known)[number], string>> = {};
  for (const [spelt, value] of Object.entries(given.data)) {
    const name = known.find((one) => one === spelt.replace(/^\$/, '').toLowerCase());
    if (name) options[name] = value;
    else if (spelt.startsWith('$'))
      throw new Refused(501, 'notImplemented', `${spelt} is not in the local tenant`);
  }
  const { select, expand, top, ...others } = options;
  return {
    ...others,
    ...expansion(expand ?? ''),
    ...(select && { select: names(select) }),
    ...(top && { top: positive(top) }),
  };
};

const names = (list: string): string[] =>
  list
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);

const positive = (top: string): number => {
  if (!/^[1-9]\d{0,8}$/.test(top)) throw badQuery('$top must be a positive whole number');
  return Number(top);
};

const nested = /fields\(\$?select=([^)]*)\)/i;

const expansion = (expand: string): Pick<Query, 'expand' | 'fieldSelect'> => {
  const fieldSelect = nested.exec(expand)?.[1];
  const plain = names(expand.replace(nested, 'fields'));
  return { expand: plain, ...(fieldSelect !== undefined && { fieldSelect: names(fieldSelect) }) };
};

type Option = Exclude<keyof Query, 'expand' | 'fieldSelect'>;

/** Refuses options and expansions that would otherwise be passed over in silence. */
export const expectOnly = (
  query: Query,
  options: readonly Option[],
  expands: readonly string[] = [],
): void => {
  const { expand, fieldSelect: _, ...given } = query;
  const refused = neverOnLists.find((name) => name in given && !options.some((served) => served === name));
  if (refused !== undefined)
    throw invalidRequest(
      `$${refused} is not supported on this API. Only URLs returned by the API can be used to page.`,
    );
  const option = known.find((name) => name in given && !options.some((served) => served === name));
  const other = option ?? expand.find((name) => !expands.includes(name));
  if (other !== undefined) throw new Refused(501, 'notImplemented', `${other} is not in the local tenant`);
};

/** The members named in `$select`; everything when nothing is named. */
export const selected = (resource: Record<string, unknown>, select: readonly string[] | undefined) =>
  select
    ? Object.fromEntries(
        Object.entries(resource).filter(
          ([name]) =>
            name.startsWith('@') || select.includes(name) || name === 'fields' || name === 'columns',
        ),
      )
    : resource;

/** An opaque token: clients must hand it back untouched {G-paging}. */
export const sealed = (value: Record<string, unknown>): string =>
  Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token for the same place that is another one, as every page's is. */
export const anew = (token = sealed({})): string =>
  sealed({ ...unsealed(token, z.record(z.string(), z.unknown())), page: randomUUID() });

export const unsealed = <T>(token: string, shape: z.ZodType<T>): T => {
  try {
    return shape.parse(JSON.parse(Buffer.from(token, 'base64url').toString('utf8')));
  } catch (cause) {
    if (!(cause instanceof SyntaxError || cause instanceof z.ZodError)) throw cause;
    throw badQuery('The token is not one of ours');
  }
};
