import fc from 'fast-check';
import { earliestSend, teamsLimits } from '../../../teams-app/delivery/pacing.ts';

const perSecond = [{ count: 2, milliseconds: 1_000 }];

describe('pacing', () => {
  it('lets a send through while the window has room', () => {
    expect(earliestSend([], perSecond, 5_000)).toBe(5_000);
    expect(earliestSend([4_900], perSecond, 5_000)).toBe(5_000);
  });

  it('waits until the oldest send in the way has left the window', () => {
    expect(earliestSend([4_900, 4_700], perSecond, 5_000)).toBe(5_700);
  });

  it('keeps every window at once', () => {
    const limits = [...perSecond, { count: 3, milliseconds: 60_000 }];
    expect(earliestSend([4_900, 4_700, 1_000], limits, 5_000)).toBe(61_000);
  });

  it('never lets more through than Teams allows one conversation in any window, however hard it is pressed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 100, maxLength: 200 }),
        (pauses) => {
          const sends: number[] = [];
          let now = 0;
          for (const pause of pauses) {
            now = earliestSend([...sends].reverse(), teamsLimits.conversation, now + pause);
            sends.push(now);
          }
          for (const { count, milliseconds } of teamsLimits.conversation) {
            for (const end of sends) {
              expect(sends.filter((at) => at > end - milliseconds && at <= end).length).toBeLessThanOrEqual(
                count,
              );
            }
          }
        },
      ),
      { numRuns: 25 },
    );
  });
});
