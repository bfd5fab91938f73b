import { z } from 'zod';
import type { Card } from './card.ts';

const Execute = z.looseObject({
  type: z.literal('Action.Execute'),
  fallback: z.looseObject({ type: z.literal('Action.Submit') }),
});
const Say = z.looseObject({
  type: z.literal('Action.Submit'),
  data: z.looseObject({ verb: z.literal('chat/say') }),
});
const Empty = z.looseObject({ type: z.literal('ActionSet'), actions: z.tuple([]) });
const Node = z.record(z.string(), z.unknown());

const submitted = (node: unknown): unknown => {
  if (Array.isArray(node)) {
    return node
      .filter((part) => !Say.safeParse(part).success)
      .map(submitted)
      .filter((part) => !Empty.safeParse(part).success);
  }
  const execute = Execute.safeParse(node);
  if (execute.success) {
    const { fallback, verb: _verb, data: _data, type: _type, ...look } = execute.data;
    return { ...look, ...fallback };
  }
  const read = Node.safeParse(node);
  if (!read.success) return node;
  return Object.fromEntries(Object.entries(read.data).map(([name, part]) => [name, submitted(part)]));
};

/**
 * A card as a dialog takes it: dialogs know no `Action.Execute`, and there is no chat in them to say anything in, so
 * buttons that stand for a written message are left out.
 */
export const dialogCard = (card: Card): unknown => submitted(card);
