import { z } from 'zod';

/** What Teams allows (facts §5.1): to one conversation, and to one app in one tenant. */
export const windows = {
  conversation: [
    { count: 7, milliseconds: 1_000 },
    { count: 8, milliseconds: 2_000 },
    { count: 60, milliseconds: 30_000 },
    { count: 1_800, milliseconds: 3_600_000 },
  ],
  tenant: [{ count: 50, milliseconds: 1_000 }],
} as const;

/** The share of connections that break, half of them after the message was taken, and of answers that come late. */
export const Trouble = z.object({ drops: z.number(), late: z.number() });
export type Trouble = z.infer<typeof Trouble>;

const Arrival = z.object({
  at: z.number(),
  conversation: z.string(),
  about: z.string(),
  answer: z.enum(['answered', 'late', 'throttled', 'dropped-before', 'dropped-after']),
});
export type Arrival = z.infer<typeof Arrival>;

export const ConnectorReport = z.object({ count: z.number(), arrivals: z.array(Arrival).optional() });
export type ConnectorReport = z.infer<typeof ConnectorReport>;

/** The message reached the person, whether or not its sender was told. */
export const wasTaken = ({ answer }: Arrival): boolean =>
  answer !== 'throttled' && answer !== 'dropped-before';

type Window = { count: number; milliseconds: number };

/** How many arrivals were one too many for a window, worked out from the moments alone. */
const tooMany = (moments: readonly number[], limits: readonly Window[]): number =>
  moments.filter((at, index) =>
    limits.some(({ count, milliseconds }) => {
      const before = moments[index - count];
      return before !== undefined && at - before < milliseconds;
    }),
  ).length;

/** The most that arrived within any stretch of so many milliseconds. */
export const busiest = (moments: readonly number[], milliseconds: number): number => {
  let [from, most] = [0, 0];
  moments.forEach((at, index) => {
    while (at - (moments[from] ?? at) >= milliseconds) from += 1;
    most = Math.max(most, index - from + 1);
  });
  return most;
};

const byConversation = (arrivals: readonly Arrival[]): number[][] => {
  const chats = new Map<string, number[]>();
  for (const { conversation, at } of arrivals)
    chats.set(conversation, [...(chats.get(conversation) ?? []), at]);
  return [...chats.values()];
};

/** Arrivals beyond any limit, every attempt counted, also those that were turned away or broke. */
export const beyondLimits = (arrivals: readonly Arrival[]): { tenant: number; conversation: number } => ({
  tenant: tooMany(
    arrivals.map(({ at }) => at),
    windows.tenant,
  ),
  conversation: byConversation(arrivals).reduce(
    (sum, moments) => sum + tooMany(moments, windows.conversation),
    0,
  ),
});
