import { z } from 'zod';
import { createBot } from '../../bot/index.ts';
import type { IsoDate, ProgrammeState } from '../../programme/index.ts';
import { nodesIn, readable } from './support/card-text.ts';
import { startConnector } from './support/connector.ts';
import { fakeDeps } from './support/deps.ts';
import { aRoom } from './support/room.ts';
import { aMeasure, aPerson, aState, english, lead, manager, officer, oid, TODAY } from './support/state.ts';

const connector = await startConnector();
afterAll(() => connector.close());

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

describe('the digest of a manager who is away', () => {
  const away = { absentFrom: '2025-03-28', absentTo: '2025-04-04' };
  const state = (more: Partial<ProgrammeState> = {}) =>
    aState({
      people: [lead, officer, { ...manager, ...away, deputyOid: english.oid }, english],
      measures: [aMeasure({ unit: 'BAL', snoozes: 3 })],
      tasks: [],
      ...more,
    });
  const draw = (given: ProgrammeState, personOid: string, scope: 'all' | 'BAL' = 'BAL') =>
    createBot(fakeDeps(given).deps).render({
      personOid,
      kind: 'digest',
      key: 'k',
      payload: { kind: 'digest', day: TODAY, scope, lines: ['A1'] },
    });

  it('shows the deputy that manager’s unit, and says for whom', async () => {
    const text = readable(await draw(state(), english.oid));

    expect(text).toContain('Bydel Alna · Week 14');
    expect(text).toContain('You get this because Bydelsdirektør Alna is away.');
  });

  it('lets the deputy take up a line from it, on the same card', async () => {
    const { send, from, calls } = aRoom(connector, state());
    const card = await draw(state(), english.oid);
    const [button] = nodesIn(card, ({ type, verb }) => type === 'Action.Execute' && verb === 'work/take-up');

    const answer = await send(from.press('work/take-up', button?.data, english.oid));

    expect(calls).toMatchObject([
      { useCase: 'takeUpHelp', actor: { oid: english.oid }, form: { key: 'A1' } },
    ]);
    const { value } = z.object({ value: z.unknown() }).parse(answer.body);
    expect(readable(value)).toContain('Bydel Alna · Week 14');
    expect(readable(value)).toContain('✓ Developer Bjerke has taken it up');
  });

  it('is not shown to a deputy once the manager was there, who then sees their own', async () => {
    const back = state({ people: [lead, { ...manager, deputyOid: english.oid }, english] });

    expect(readable(await draw(back, english.oid))).toContain('Bydel Bjerke · Week 14');
  });

  it('can be asked for by the deputy meanwhile', async () => {
    const { send, from, said } = aRoom(connector, state());

    await send(from.message('digest BAL', english.oid));

    expect(said()).toContain('Bydel Alna · Week 14');
  });

  it('of the whole programme says to the office for whom it is read', async () => {
    const given = state({ people: [{ ...lead, ...away }, officer] });

    const text = readable(await draw(given, officer.oid, 'all'));

    expect(text).toContain('Hele delprogrammet · Uke 14');
    expect(text).toContain('Du får dette fordi Programleder er borte. Oppsummeringen går til deg så lenge.');
  });
});
