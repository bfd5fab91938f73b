import { type Arrival, beyondLimits, busiest, wasTaken } from './arrivals.ts';
import type { StormResult } from './storm.ts';

export type Verdict = {
  posts: number;
  beyondTenant: number;
  beyondConversation: number;
  throttled: number;
  /** The most posts in any one second. */
  busiestSecond: number;
  /** Rows that came to nothing, or count as sent though the connector never took them. */
  lost: number;
  doubledReminders: number;
  /** Reminders nobody knows of, which the next day's card makes up for. */
  inDoubt: number;
  /** Of those in doubt, how many had come through. */
  inDoubtTaken: number;
  /** News sent again because its answer was lost. */
  repeated: number;
  /** Posts a second, from the first to the one by which 99 of 100 had come. */
  rate: number;
};

const nameOf = ({ conversation, about }: Pick<Arrival, 'conversation' | 'about'>): string =>
  `${conversation}/${about}`;

const rateOf = (arrivals: readonly Arrival[]): number => {
  const [first, last] = [arrivals[0], arrivals[Math.floor(arrivals.length * 0.99) - 1]];
  if (!first || !last || last.at <= first.at) return 0;
  return (Math.floor(arrivals.length * 0.99) - 1) / ((last.at - first.at) / 1000);
};

/** What the connector's own log says of a storm, beside what the outbox says. */
export const verdictOn = ({ arrivals, rows, counts }: StormResult): Verdict => {
  const taken = new Map<string, number>();
  for (const arrival of arrivals.filter(wasTaken)) {
    const name = nameOf(arrival);
    taken.set(name, (taken.get(name) ?? 0) + 1);
  }
  const beyond = beyondLimits(arrivals);
  const unknown = rows.filter(({ status }) => status === 'unknown');
  return {
    posts: arrivals.length,
    beyondTenant: beyond.tenant,
    beyondConversation: beyond.conversation,
    throttled: arrivals.filter(({ answer }) => answer === 'throttled').length,
    busiestSecond: busiest(
      arrivals.map(({ at }) => at),
      1_000,
    ),
    lost: rows.filter((row) => row.status !== 'unknown' && !(row.status === 'sent' && taken.has(nameOf(row))))
      .length,
    doubledReminders: [...taken].filter(([name, count]) => name.endsWith('/reminder') && count > 1).length,
    inDoubt: unknown.length,
    inDoubtTaken: unknown.filter((row) => taken.has(nameOf(row))).length,
    repeated: counts.repeated,
    rate: rateOf(arrivals),
  };
};
