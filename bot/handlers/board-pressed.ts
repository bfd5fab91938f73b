import { z } from 'zod';
import type { VoteDraft } from '../cards/vote-inputs.ts';

const Text = z.string().max(4000).catch('');

/** What a button of a case sends. Whose seat it is, is not even read. */
const Data = z.looseObject({
  item: z.string().max(20),
  round: z.union([
    z.int(),
    z
      .string()
      .regex(/^\d{1,4}$/)
      .transform(Number),
  ]),
  impartial: Text,
  choice: Text,
  reason: Text,
  consent: z.string().max(4000).optional().catch(undefined),
});

export type BoardPressed = { key: string; round: number; draft: Required<VoteDraft>; consent?: string };

/** Reads a button's data; `undefined` when it is none of ours. */
export const readBoardPressed = (data: unknown): BoardPressed | undefined => {
  const read = Data.safeParse(data);
  if (!read.success) return undefined;
  const { item: key, round, impartial, choice, reason, consent } = read.data;
  return { key, round, draft: { impartial, choice, reason }, ...(consent !== undefined && { consent }) };
};
