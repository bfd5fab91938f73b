import { describe, expect, it } from '@jest/globals';
import { onTime } from '../../../teams-app/wiring/on-time.ts';
import { clockAt } from '../store/databases.ts';

describe('what was missed while nothing ran', () => {
  const startedAt = async (queue: 'reminders' | 'digest', now: string) => {
    const done: string[] = [];
    const later = async (name: string, seconds: number) => {
      done.push(`${name} in ${seconds} s`);
    };
    await onTime({ clock: clockAt(now), jobs: { later } }, queue, async () => done.push('planned'))();
    return done;
  };

  it('is not sent in the middle of the night, but at the new day’s time', async () => {
    expect(await startedAt('reminders', '2025-03-04T02:00:00Z')).toEqual(['reminders in 19800 s']);
    expect(await startedAt('digest', '2025-03-04T02:00:00Z')).toEqual(['digest in 16200 s']);
  });

  it('is made up for at once when that time has passed', async () => {
    expect(await startedAt('reminders', '2025-03-04T10:00:00Z')).toEqual(['planned']);
    expect(await startedAt('digest', '2025-03-04T06:30:00Z')).toEqual(['planned']);
  });
});
