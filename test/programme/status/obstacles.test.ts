import { describe, expect, it } from '@jest/globals';
import { joinObstacle, type Obstacle, reportObstacle } from '../../../programme/index.ts';
import { by, clockAt, LEAD } from '../build.ts';
import { DEVELOPER, OTHER_DEVELOPER, records, refused, SPRAK, STRANGER, TODAY } from './build.ts';

const clock = clockAt(TODAY, '09:30');
const told = {
  text: 'Taushetsplikten gjør at vi ikke kan dele det vi vet',
  level: 'state',
  tried: 'Samtykke fra foreldre',
  project: SPRAK,
};

const made: Obstacle = {
  key: 'H2025-1',
  title: told.text,
  unit: 'BBJ',
  project: SPRAK,
  text: told.text,
  level: 'state',
  status: 'new',
  tried: 'Samtykke fra foreldre',
  alsoUnits: [],
  authorOid: DEVELOPER,
  reportedAt: '2025-03-24T08:30:00Z',
};

describe('reporting an obstacle', () => {
  it("keeps it under the year's next number, with unit, project, level and what was tried", async () => {
    const held = records();
    expect(await reportObstacle({ records: held, clock })(by(DEVELOPER), told)).toEqual({ obstacle: made });
    expect(await held.all('TfObstacles')).toEqual([made]);
    const next = await reportObstacle({ records: held, clock })(by(DEVELOPER), {
      ...told,
      text: 'Noe annet',
    });
    expect(next.obstacle.key).toBe('H2025-2');
  });

  it('is of the unit of whoever reports it, and of any unit from the office', async () => {
    const report = reportObstacle({ records: records(), clock });
    expect((await report(by(OTHER_DEVELOPER), { ...told, unit: 'BBJ' })).obstacle.unit).toBe('BAL');
    expect((await report(by(LEAD), { ...told, unit: 'BSR' })).obstacle.unit).toBe('BSR');
    expect((await report(by(LEAD), { ...told, unit: 'nowhere' })).obstacle.unit).toBe('DOU');
  });

  it('has a title that is its first words', async () => {
    const report = reportObstacle({ records: records(), clock });
    const long = `${'ord '.repeat(30)}\nog mer`;
    expect((await report(by(DEVELOPER), { ...told, text: long })).obstacle.title).toBe(
      `${'ord '.repeat(20).trimEnd()}…`,
    );
    expect((await report(by(DEVELOPER), { ...told, text: 'kort\nog mer' })).obstacle.title).toBe('kort');
  });

  it('pressed twice is kept once', async () => {
    const held = records();
    const report = reportObstacle({ records: held, clock });
    await report(by(DEVELOPER), told);
    await report(by(DEVELOPER), told);
    expect(await held.all('TfObstacles')).toHaveLength(1);
    expect(held.held().actions).toHaveLength(1);
  });

  it('is logged without its words', async () => {
    const held = records();
    await reportObstacle({ records: held, clock })(by(DEVELOPER), told);
    const [action] = held.held().actions;
    expect(action).toMatchObject({
      verb: 'report-obstacle',
      list: 'TfObstacles',
      key: 'H2025-1',
      after: { text: '…', tried: '…', title: '…', level: 'state', unit: 'BBJ' },
    });
    expect(JSON.stringify(action)).not.toContain('aushetsplikt');
  });

  it('points out words that tell of a person', async () => {
    const personal = { ...told, tried: 'Ring 912 34 567' };
    await refused(
      reportObstacle({ records: records(), clock })(by(DEVELOPER), personal),
      'personal-details',
      {
        count: '1',
      },
    );
  });

  it.each([
    [{ ...told, text: ' ' }, 'obstacle-missing'],
    [{ ...told, level: 'county' }, 'level-missing'],
    [{ ...told, text: 'x'.repeat(1001) }, 'text-too-long'],
  ] as const)('is refused when it lacks what it needs: %j', async (form, reason) => {
    await refused(reportObstacle({ records: records(), clock })(by(DEVELOPER), form), reason);
  });

  it('is refused to somebody without a role', async () => {
    await refused(reportObstacle({ records: records(), clock })(by(STRANGER), told), 'no-reporter');
  });
});

describe('joining an obstacle that was reported before', () => {
  const join = (person: string, form: object, given: Partial<Obstacle> = {}) => {
    const held = records({ TfObstacles: [{ ...made, ...given }] });
    return {
      held,
      done: joinObstacle({ records: held, clock })(by(person), { obstacle: 'H2025-1', ...form }),
    };
  };

  it('puts the unit beside it, and what was written', async () => {
    const { held, done } = join(OTHER_DEVELOPER, { text: 'samme i Alna', tried: 'brev til staten' });
    expect((await done).obstacle).toEqual({
      ...made,
      alsoUnits: ['BAL'],
      note: '2025-03-24 Utvikler Alna: samme i Alna – brev til staten',
    });
    expect(held.held().actions).toMatchObject([
      { verb: 'join-obstacle', after: { alsoUnits: ['BAL'], note: '…' }, before: { alsoUnits: [] } },
    ]);
  });

  it('says nothing twice', async () => {
    const { held, done } = join(OTHER_DEVELOPER, { text: 'samme i Alna' });
    await done;
    await joinObstacle({ records: held, clock })(by(OTHER_DEVELOPER), {
      obstacle: 'H2025-1',
      text: 'samme i Alna',
    });
    expect((await held.find('TfObstacles', 'H2025-1'))?.note).toBe('2025-03-24 Utvikler Alna: samme i Alna');
    expect(held.held().actions).toHaveLength(1);
  });

  it('leaves it as it is for its own unit with nothing to add', async () => {
    const { held, done } = join(DEVELOPER, {});
    expect((await done).obstacle).toEqual(made);
    expect(held.held().actions).toEqual([]);
  });

  it('is refused once it is solved', async () => {
    await refused(join(OTHER_DEVELOPER, {}, { status: 'solved' }).done, 'obstacle-solved', {
      key: 'H2025-1',
    });
  });

  it('is refused where there is none', async () => {
    await refused(join(OTHER_DEVELOPER, { obstacle: 'H2025-9' }).done, 'not-found', { key: 'H2025-9' });
  });

  it('points out words that tell of a person', async () => {
    await refused(join(OTHER_DEVELOPER, { text: 'skriv til a@b.no' }).done, 'personal-details', {
      count: '1',
    });
  });

  it('is refused to somebody without a role', async () => {
    await refused(join(STRANGER, {}).done, 'no-reporter');
  });
});
