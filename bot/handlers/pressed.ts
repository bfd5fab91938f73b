import { z } from 'zod';
import { inputIds } from '../cards/work-form.ts';
import type { Written } from './work-action.ts';

const Key = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,60}$/);
const Keys = z
  .string()
  .max(2000)
  .transform((on) => on.split(','))
  .pipe(z.array(Key).max(20));

const MOST_MORE = 10_000;

/** What a button sends. Everything else in the data, such as a person, is not even read. */
const Data = z.looseObject({
  item: Key,
  on: Keys.optional(),
  accept: z.boolean().catch(false),
  more: z.int().min(0).max(MOST_MORE).catch(0),
  view: z.enum(['reminder', 'mine', 'one', 'digest']).catch('one'),
});

export type Pressed = {
  key: string;
  on: readonly string[];
  view: 'reminder' | 'mine' | 'one' | 'digest';
  /** How many lines the card had no room for. */
  more: number;
  written: Written;
};

const Text = z.string().catch('');

/** Reads a button's data; `undefined` when it is none of ours. */
export const readPressed = (data: unknown): Pressed | undefined => {
  const read = Data.safeParse(data);
  if (!read.success) return undefined;
  const { item: key, on, view, accept, more, ...inputs } = read.data;
  const ids = inputIds(key);
  const written = {
    due: Text.parse(inputs[ids.due]),
    until: Text.parse(inputs[ids.until]),
    text: Text.parse(inputs[ids.text]),
    to: Text.parse(inputs[ids.to]),
    declined: Text.parse(inputs[ids.declined]),
    accept,
  };
  return { key, on: on ?? [key], view: on ? view : 'one', more, written };
};
