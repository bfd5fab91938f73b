import type { ColumnDefinition, NullableOption } from '@microsoft/microsoft-graph-types';
import { z } from 'zod';

export const Item = z.looseObject({
  id: z.string(),
  fields: z.record(z.string(), z.unknown()).exactOptional(),
});
export type Item = z.infer<typeof Item>;
export const Change = Item.extend({ deleted: z.object({ state: z.string() }).exactOptional() });
export type Change = z.infer<typeof Change>;

export type Fields = Record<string, NullableOption<string | number | boolean>>;

/** What the scenario asks of a client nobody here wrote, in that client's own ways. */
export type ForeignClient = {
  /** The id of the new list. */
  makeList: (title: string, columns: readonly ColumnDefinition[]) => Promise<string>;
  /** Writes rows, twenty to a batch, and gives their ids in the order of the rows. */
  write: (list: string, rows: readonly Fields[]) => Promise<string[]>;
  pages: (list: string, size: number) => AsyncIterable<Item[]>;
  where: (list: string, filter: string) => Promise<Item[]>;
  /** What has changed since the link was given, or all there is, and the link for next time. */
  delta: (list: string, link?: string) => Promise<{ changes: Change[]; link: string }>;
  update: (list: string, id: string, fields: Fields) => Promise<void>;
  remove: (list: string, id: string) => Promise<void>;
  /** Reads items in one batch; those that are not there are told by their status. */
  readTogether: (list: string, ids: readonly string[]) => Promise<(Item | number)[]>;
};

/** Where a client finds the tenant, with whose token, and the site it works in. */
export type Way = { url: string; token: string; site: string };

export const inTwenties = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / 20) }, (_, part) => all.slice(part * 20, part * 20 + 20));
