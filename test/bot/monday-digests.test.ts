import { createBot } from '../../bot/index.ts';
import type { IsoDate, ProgrammeState } from '../../programme/index.ts';
import { readable } from './support/card-text.ts';
import { fakeDeps } from './support/deps.ts';
import { aMeasure, aPerson, aState, lead, oid, TODAY } from './support/state.ts';

/** Counts how often anybody asks when a line was last acted on, which planning does once for each open line. */
class Asked extends Map<string, IsoDate> {
  times = 0;
  override get(key: string): IsoDate | undefined {
    this.times += 1;
    return super.get(key);
  }
}

const managers = Array.from({ length: 20 }, (_, n) => aPerson({ oid: oid(20 + n), roles: ['manager'] }));
const stateWith = (lastActed: Map<string, IsoDate>): ProgrammeState =>
  aState({
    people: [lead, ...managers],
    measures: ['A1', 'A2', 'A3'].map((key) => aMeasure({ key, unit: 'BAL', due: '2025-03-31' })),
    tasks: [],
    lastActed,
  });
const mondays = (bot: ReturnType<typeof createBot>, day: IsoDate = TODAY) =>
  Promise.all(
    managers.map(({ oid: personOid }) =>
      bot.render({ personOid, kind: 'digest', key: '2025-03-31', payload: { kind: 'digest', day } }),
    ),
  );

describe('the digests of one Monday', () => {
  it('are worked out from the lines once, however many managers read them', async () => {
    const lastActed = new Asked();
    const bot = createBot(fakeDeps(stateWith(lastActed)).deps);

    const cards = await mondays(bot);

    expect(cards.map(readable).filter((text) => text.includes('A1'))).toHaveLength(20);
    expect(lastActed.times).toBe(3);
  });

  it('are worked out anew when anything has changed, and for another day', async () => {
    const lastActed = new Asked();
    const { deps, change } = fakeDeps(stateWith(lastActed));
    const bot = createBot(deps);
    await mondays(bot);
    await mondays(bot, '2025-03-31');
    expect(lastActed.times).toBe(6);

    change((state) => ({ ...state, measures: [aMeasure({ key: 'B9', unit: 'BAL', due: '2025-03-30' })] }));

    const cards = await mondays(bot);
    expect(cards.map(readable).filter((text) => text.includes('B9'))).toHaveLength(20);
    expect(cards.map(readable).filter((text) => text.includes('A1'))).toEqual([]);
    expect(lastActed.times).toBe(7);
  });
});
