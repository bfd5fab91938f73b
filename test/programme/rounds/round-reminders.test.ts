import { describe, expect, it } from '@jest/globals';
import {
  calendarOf,
  type Person,
  type Round,
  remindsOn,
  runRounds,
  type UnitReport,
} from '../../../programme/index.ts';
import { roundSetting } from '../../../programme/rounds/round.ts';
import { ALNA, aRound, aUnitReport, BJERKE, DIRECTOR, people, records, units } from './build.ts';

const calendar = calendarOf();

describe('the days of a round on which units are reminded', () => {
  it('are a week and a day before the deadline, the day, the working day after, and weekly from then on', () => {
    const days = Array.from({ length: 40 }, (_, n) => {
      const date = new Date(Date.UTC(2025, 3, 22 + n));
      return date.toISOString().slice(0, 10);
    }).filter((day) => remindsOn({ start: '2025-04-22', deadline: '2025-05-06' }, day, calendar));
    expect(days).toEqual([
      '2025-04-29',
      '2025-05-05',
      '2025-05-06',
      '2025-05-07',
      '2025-05-14',
      '2025-05-21',
      '2025-05-28',
    ]);
  });

  it('are working days: a Sunday deadline is told of on the Friday, and late is told on the Monday', () => {
    const round = { start: '2025-05-01', deadline: '2025-05-11' };
    const told = ['2025-05-09', '2025-05-10', '2025-05-11', '2025-05-12'].filter((day) =>
      remindsOn(round, day, calendar),
    );
    expect(told).toEqual(['2025-05-09', '2025-05-12']);
  });

  it('are never the day it starts', () => {
    expect(remindsOn({ start: '2025-05-05', deadline: '2025-05-06' }, '2025-05-05', calendar)).toBe(false);
  });
});

describe("a day's cards and reminders of rounds", () => {
  const room = (
    round: Partial<Round> = {},
    reports: UnitReport[] = [aUnitReport(), aUnitReport({ unit: 'BBJ' })],
    others: Person[] = people(),
  ) =>
    records({ TfSettings: [units, roundSetting(aRound(round))], TfUnitReports: reports, TfPeople: others });
  const sent = (held: ReturnType<typeof room>) =>
    held.held().outbox.map(({ personOid, kind, key }) => [personOid, kind, key]);

  it('are the cards of a round that starts today, once', async () => {
    const held = room({ start: '2025-04-23' });
    expect(await runRounds({ records: held })('2025-04-23')).toEqual({ cards: 2, reminders: 0 });
    expect(await runRounds({ records: held })('2025-04-23')).toEqual({ cards: 0, reminders: 0 });
    expect(sent(held)).toEqual([
      [ALNA, 'round', '2025-T1/BAL'],
      [BJERKE, 'round', '2025-T1/BBJ'],
    ]);
  });

  it('are reminders to those who have not delivered, and to nobody else', async () => {
    const held = room({}, [
      aUnitReport(),
      aUnitReport({ unit: 'BBJ', status: 'delivered-late', deliveredAt: '2025-05-07T08:00:00Z' }),
    ]);
    await runRounds({ records: held })('2025-05-14');
    expect(sent(held)).toEqual([
      [ALNA, 'round', '2025-T1/BAL'],
      [ALNA, 'round-reminder', '2025-05-14 2025-T1/BAL'],
    ]);
  });

  it('go to the deputy while the officer is away, with the card', async () => {
    const away = people().map((one) =>
      one.oid === ALNA
        ? { ...one, absentFrom: '2025-05-01', absentTo: '2025-05-30', deputyOid: DIRECTOR }
        : one,
    );
    const held = room({}, [aUnitReport()], away);
    await runRounds({ records: held })('2025-05-06');
    expect(sent(held)).toEqual([
      [DIRECTOR, 'round', '2025-T1/BAL'],
      [DIRECTOR, 'round-reminder', '2025-05-06 2025-T1/BAL'],
    ]);
  });

  it('go to whom the answer was handed over to', async () => {
    const { answers } = aUnitReport();
    const held = room({}, [aUnitReport({ answers: { ...answers, holderOid: DIRECTOR } })]);
    await runRounds({ records: held })('2025-05-06');
    expect(sent(held).map(([person]) => person)).toEqual([DIRECTOR, DIRECTOR]);
  });

  it.each([
    ['a day off', '2025-05-17', {}],
    ['a day before it starts', '2025-04-17', {}],
    ['a round that is closed', '2025-05-06', { state: 'closed' as const }],
  ])('are none on or of %s', async (_what, day, round) => {
    const held = room(round);
    expect(await runRounds({ records: held })(day)).toEqual({ cards: 0, reminders: 0 });
    expect(sent(held)).toEqual([]);
  });

  it("draw the office's card again, for who is late changes with the day", async () => {
    const held = room();
    await runRounds({ records: held })('2025-05-07');
    expect(held.held().redrawn).toEqual(['board/2025-T1']);
  });
});
