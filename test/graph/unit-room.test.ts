import { DAY, limitsFor, MINUTE, roomFor, type UnitUse, waitForRoom } from '../../graph/index.ts';

const NOW = 10_000_000;
const used = (people: number, upkeep = 0, others = 0): UnitUse[] => [
  { at: NOW - 30_000, purpose: 'people', units: people },
  { at: NOW - 20_000, purpose: 'upkeep', units: upkeep },
  { at: NOW - 10_000, purpose: 'others', units: others },
];

describe('the room in a minute of 1 250 units', () => {
  // Upkeep keeps 50 of its own, and otherwise stops at 750 used in all.
  it.each([
    ['an empty minute', used(0), 1200, 750],
    ['sweeps that have had their 50', used(0, 50), 1200, 700],
    ['sweeps that have had more than their 50', used(0, 400), 850, 350],
    ['people who have used 750', used(750), 450, 50],
    ['people who have used all that is theirs', used(1200), 0, 50],
    ['people and sweeps who have used all', used(1200, 50), 0, 0],
    ['somebody else who uses our name', used(300, 50, 800), 100, 0],
    ['more than there is', used(1300), 0, 0],
  ])('%s', (_, uses, people, upkeep) => {
    expect([roomFor('people', uses, 1250), roomFor('upkeep', uses, 1250)]).toEqual([people, upkeep]);
  });
});

describe('waiting for units', () => {
  const limits = limitsFor(1250);
  const wait = (units: number, minute: UnitUse[], day: UnitUse[] = []) =>
    waitForRoom({ units, purpose: 'people' }, { minute, day }, limits, NOW);

  it('takes no time while there is room', () => {
    expect(wait(40, used(1160))).toBe(0);
  });

  it('lasts until the oldest uses no longer count', () => {
    const uses = [10, 20, 30].map((ago) => ({
      at: NOW - ago * 1000,
      purpose: 'people' as const,
      units: 400,
    }));
    // 1 200 are people's; 400 come free when the one of 30 s ago is 63 s old.
    expect(wait(2, uses)).toBe(MINUTE - 30_000);
    expect(wait(401, uses)).toBe(MINUTE - 20_000);
  });

  it('heeds the day as well: 1 200 000 for the smallest bracket', () => {
    expect(limits.day).toBe(1_200_000);
    const day = [{ at: NOW - DAY + 3_600_000, purpose: 'people' as const, units: 1_152_000 }];
    expect(wait(2, [], day)).toBe(3_600_000);
  });

  it('is never needed for what costs nothing', () => {
    expect(wait(0, used(1250))).toBe(0);
  });

  it('ends for one that asks for more than a minute holds, when the minute is empty', () => {
    expect(wait(5000, used(10))).toBe(MINUTE - 10_000);
    expect(wait(5000, [])).toBe(0);
  });
});
