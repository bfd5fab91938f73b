import { z } from 'zod';
import { dimensions } from '../../programme/index.ts';
import { commentField } from './status-pressed.ts';

const Text = z.string().catch('');

/** What a button of a round's card sends: where it stood, and the inputs; the answers are the use case's to judge. */
const Data = z.looseObject({
  item: z
    .string()
    .max(120)
    .transform((item) => item.split(' ')),
  seen: Text,
  consent: z.string().max(4000).optional().catch(undefined),
});

export type RoundPressed = {
  period: string;
  unit: string;
  step: string;
  seen: string;
  consent?: string;
  /** Inputs by their ids. */
  inputs: Readonly<Record<string, string>>;
};

const MOST_INPUTS = 60;

/** Reads a button's data; `undefined` when it is none of ours. */
export const readRoundPressed = (data: unknown): RoundPressed | undefined => {
  const read = Data.safeParse(data);
  if (!read.success) return undefined;
  const { item, seen, consent, ...rest } = read.data;
  const [period, unit, step, ...more] = item;
  if (!period || !unit || !step || more.length > 0) return undefined;
  const inputs = Object.fromEntries(
    Object.entries(rest)
      .slice(0, MOST_INPUTS)
      .map(([id, value]) => [id, typeof value === 'number' ? String(value) : Text.parse(value)]),
  );
  return { period, unit, step, seen, inputs, ...(consent !== undefined && { consent }) };
};

/** The fields of a project's status among the inputs. */
export const statusFields = ({ inputs }: RoundPressed): Record<string, string> =>
  Object.fromEntries(
    [...dimensions, ...dimensions.map(commentField), 'overall'].map((name) => [name, inputs[name] ?? '']),
  );
