import { z } from 'zod';
import { type Dimension, dimensions, ProjectStatus } from '../../programme/index.ts';
import type { StatusDraft } from '../cards/status-inputs.ts';

const Key = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,60}$/);
const Text = z.string().catch('');

/** What a button of a status card sends; the fields are the use case's to judge. */
const Data = z.looseObject({
  item: Key,
  project: Text,
  projects: Text,
  consent: z.string().max(4000).optional().catch(undefined),
});

export type StatusPressed = {
  item: string;
  project: string;
  projects: readonly string[];
  consent?: string;
  /** Every field by the name the use case knows it by. */
  fields: Readonly<Record<string, string>>;
};

const MOST_PROJECTS = 20;

export const commentField = (dimension: Dimension): string => `${dimension}Comment`;

/** Reads a button's data; `undefined` when it is none of ours. */
export const readStatusPressed = (data: unknown): StatusPressed | undefined => {
  const read = Data.safeParse(data);
  if (!read.success) return undefined;
  const { item, project, projects, consent, ...inputs } = read.data;
  const names = [...dimensions, ...dimensions.map(commentField), 'overall'];
  return {
    item,
    project,
    projects: [...new Set(projects.split(',').filter(Boolean))].slice(0, MOST_PROJECTS),
    fields: Object.fromEntries(names.map((name) => [name, Text.parse(inputs[name])])),
    ...(consent !== undefined && { consent }),
  };
};

const chosen = (fields: StatusPressed['fields'], dimension: Dimension): Partial<ProjectStatus> => {
  const read = ProjectStatus.safeParse({ [dimension]: fields[dimension] });
  return read.success ? read.data : {};
};

/** What was written, to stand on the card again. */
export const draftOf = ({ fields }: Pick<StatusPressed, 'fields'>): StatusDraft => {
  const comments = [...dimensions, 'overall' as const].flatMap((target) => {
    const text = fields[target === 'overall' ? target : commentField(target)] ?? '';
    return text === '' ? [] : [[target, text]];
  });
  const status = Object.assign({}, ...dimensions.map((dimension) => chosen(fields, dimension)));
  return { status: ProjectStatus.parse(status), comments: Object.fromEntries(comments) };
};
