import { z } from 'zod';
import { GraphError, isGraphError } from './graph-error.ts';
import { definitionOf } from './lists/columns.ts';
import { listDefinitions } from './lists/index.ts';
import type { ListDefinition } from './lists/list-mapping.ts';
import { ListReply } from './replies.ts';
import type { Site } from './site.ts';
import { upgradeColumns } from './upgrade-columns.ts';

/** One thing provisioning did to a list, or found there and left as it is. */
export type ProvisionLine = {
  list: string;
  displayName: string;
  change:
    | 'created'
    | 'titled'
    | 'column-added'
    | 'index-added'
    | 'unique-added'
    | 'choices-added'
    | 'unchanged'
    /** A column of this name is of another type; it is left alone. */
    | 'conflict'
    /** SharePoint would not make the change; the code says why. */
    | 'refused';
  column?: string;
  choices?: string[];
  /** For a conflict: the type the column is of, and the one it should be of. */
  found?: string;
  wanted?: string;
  code?: string;
};
export type ProvisionNote = Omit<ProvisionLine, 'list' | 'displayName'>;

/** The list somebody else has just made. */
const othersIn = async (
  find: () => Promise<ListReply | undefined>,
  name: string,
  cause?: unknown,
): Promise<ListReply> => {
  const list = await find();
  if (list) return list;
  throw cause ?? new GraphError('conflict', name);
};

const findOrCreate = async (
  site: Site,
  wanted: ListDefinition,
): Promise<{ list: ListReply; created: boolean }> => {
  const find = async () => (await site.lists()).find(({ name }) => name === wanted.name);
  const there = await find();
  if (there) return { list: there, created: false };
  const { name, template } = wanted;
  // Graph takes no name for a new list (microsoft-graph-docs issue 3799) but makes it from the first title.
  const body = { displayName: name, list: { template }, columns: wanted.columns.map(definitionOf) };
  try {
    const list = await site.send({ method: 'POST', path: '/lists', about: name, body }, ListReply);
    if (list.name === name) return { list, created: true };
    // Somebody made it meanwhile and gave it its title, so SharePoint gave ours another name: the empty one goes.
    await site.send({ method: 'DELETE', path: `/lists/${list.id}`, about: name }, z.unknown());
    return { list: await othersIn(find, name), created: false };
  } catch (error) {
    if (!isGraphError(error, 'conflict')) throw error;
    return { list: await othersIn(find, name, error), created: false };
  }
};

const provisionList = async (
  site: Site,
  wanted: ListDefinition,
  note: (note: ProvisionNote) => void,
): Promise<void> => {
  const { list, created } = await findOrCreate(site, wanted);
  let changes = 0;
  const count = (line: ProvisionNote) => {
    changes += 1;
    note(line);
  };
  if (created) count({ change: 'created' });
  else await upgradeColumns(site, list, wanted, count);
  // Only a title nobody has chosen is changed; one that people gave the list stays.
  if (list.displayName === wanted.name) {
    const body = { displayName: wanted.displayName };
    await site.send({ method: 'PATCH', path: `/lists/${list.id}`, about: wanted.name, body }, ListReply);
    if (!created) count({ change: 'titled' });
  }
  if (changes === 0) note({ change: 'unchanged' });
};

/**
 * Makes the lists of the programme and brings older ones up to date: adds lists, columns, indexes and choices.
 * Deletes nothing of anybody's, renames nothing people have named, and can be run again. Reports each thing as it is done.
 */
export const provision = async (
  site: Site,
  report: (line: ProvisionLine) => void,
): Promise<ProvisionLine[]> => {
  const lines: ProvisionLine[] = [];
  for (const wanted of listDefinitions) {
    await provisionList(site, wanted, (note) => {
      const line = { list: wanted.name, displayName: wanted.displayName, ...note };
      lines.push(line);
      report(line);
    });
  }
  return lines;
};
