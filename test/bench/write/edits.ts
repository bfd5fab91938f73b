import { setTimeout } from 'node:timers/promises';
import type { Actor } from '../../../programme/index.ts';

/** One thing one person does to one task; `mark` stands in the task's note afterwards, so that it can be found. */
export type Edit = { key: string; mark: string; kind: 'comment' | 'reschedule' };
export type Session = { actor: Actor; edits: Edit[] };

export const PEOPLE = 50;

export const oidOf = (person: number): string => `7a1f0000-0000-4000-a000-${`${person}`.padStart(12, '0')}`;

const kinds = ['comment', 'reschedule', 'comment', 'comment'] as const;

/**
 * What each person does, in order: `each` edits of a task, then the next of their own tasks. Nobody has a task of
 * another's.
 */
export const sessionsOf = (edits: number, each: number): Session[] =>
  Array.from({ length: PEOPLE }, (_, person) => {
    const own = Math.floor(edits / PEOPLE);
    return {
      actor: { oid: oidOf(person), via: 'card' },
      edits: Array.from({ length: own }, (_, n) => {
        const task = person * Math.ceil(own / each) + Math.floor(n / each) + 1;
        return {
          key: `T-${task}`,
          mark: `endring ${person}-${n};`,
          kind: kinds[(n % each) % kinds.length] ?? 'comment',
        };
      }),
    };
  });

type Pace = { seconds: number; random: () => number };

/** Lets everybody act side by side, each in their own time, evenly over the seconds with some chance in it. */
export const playSessions = async (
  sessions: readonly Session[],
  { seconds, random }: Pace,
  act: (actor: Actor, edit: Edit) => Promise<unknown>,
): Promise<void> => {
  const one = async ({ actor, edits }: Session) => {
    const pause = (seconds * 1000) / edits.length;
    await setTimeout(pause * random());
    for (const edit of edits) {
      const begun = performance.now();
      await act(actor, edit);
      await setTimeout(Math.max(0, pause * (0.5 + random()) - (performance.now() - begun)));
    }
  };
  await Promise.all(sessions.map(one));
};
