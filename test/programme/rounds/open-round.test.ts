import { describe, expect, it } from '@jest/globals';
import { OFFICE_CHANNEL, openRound, type Person, roundsIn } from '../../../programme/index.ts';
import { by, clockAt, LEAD } from '../build.ts';
import { fakeRecords } from '../fake-records.ts';
import { expectRefusal } from '../refused.ts';
import {
  ADVISER,
  ALNA,
  DIRECTOR,
  developerOf,
  PORTFOLIO,
  people,
  projects,
  records,
  units,
} from './build.ts';

const clock = clockAt('2025-04-22', '10:00');
const question = { id: 'q1', kind: 'text', text: 'Hva gikk best?', required: true };

describe('opening a round', () => {
  it('makes the round, with a deadline fourteen days on, by a working day', async () => {
    const held = records();
    const { round } = await openRound({ records: held, clock })(by(ADVISER), { period: '2025-T1' });
    expect(round).toEqual({
      period: '2025-T1',
      questions: [],
      start: '2025-04-22',
      deadline: '2025-05-06',
      state: 'open',
      openedBy: ADVISER,
      openedAt: '2025-04-22T08:00:00Z',
      extensions: [],
      reopened: [],
    });
    expect(roundsIn(await held.all('TfSettings')).rounds).toEqual([round]);
  });

  it('brings a deadline that falls on a day off forward', async () => {
    // Fourteen days after Thursday 17 April is Thursday 1 May, a public holiday.
    const { round } = await openRound({ records: records(), clock: clockAt('2025-04-17') })(by(LEAD), {
      period: '2025-04',
    });
    expect(round.deadline).toBe('2025-04-30');
  });

  it('gives each of the seven units a row that nobody has answered', async () => {
    const held = records();
    await openRound({ records: held, clock })(by(LEAD), { period: '2025-T1' });
    expect(
      (await held.all('TfUnitReports')).map(({ key, title, status }) => `${key} ${title}: ${status}`),
    ).toEqual([
      '2025-T1/BAL Bydel Alna 2025-T1: unanswered',
      '2025-T1/BBJ Bydel Bjerke 2025-T1: unanswered',
      '2025-T1/BGO Bydel Gamle Oslo 2025-T1: unanswered',
      '2025-T1/BGR Bydel Grorud 2025-T1: unanswered',
      '2025-T1/BSR Bydel Stovner 2025-T1: unanswered',
      '2025-T1/BSN Bydel Søndre Nordstrand 2025-T1: unanswered',
      '2025-T1/UDE Utdanningsetaten 2025-T1: unanswered',
    ]);
  });

  it("sends each unit's developer the card, and the office its live card in its channel", async () => {
    const held = fakeRecords(
      { TfPeople: people(), TfProjects: projects(), TfSettings: [units] },
      { hasOfficeChannel: true },
    );
    await openRound({ records: held, clock })(by(LEAD), { period: '2025-T1' });
    const { outbox } = held.held();
    expect(
      outbox.filter(({ kind }) => kind === 'round').map(({ personOid, key }) => [personOid, key]),
    ).toEqual(
      (['BAL', 'BBJ', 'BGO', 'BGR', 'BSR', 'BSN', 'UDE'] as const).map((unit) => [
        developerOf(unit),
        `2025-T1/${unit}`,
      ]),
    );
    expect(outbox.filter(({ kind }) => kind === 'round-board').map(({ personOid }) => personOid)).toEqual([
      OFFICE_CHANNEL,
    ]);
  });

  it("shows how it stands in each one's own chat where the office has no channel", async () => {
    const held = records();
    await openRound({ records: held, clock })(by(LEAD), { period: '2025-T1' });
    const boards = held.held().outbox.filter(({ kind }) => kind === 'round-board');
    expect(boards.map(({ personOid }) => personOid)).toEqual([LEAD, ADVISER]);
  });

  it('sends the card of somebody away to the deputy', async () => {
    const away = (person: Person): Person =>
      person.oid === ALNA
        ? { ...person, absentFrom: '2025-04-14', absentTo: '2025-04-30', deputyOid: DIRECTOR }
        : person;
    const held = records({ TfPeople: people().map(away) });
    await openRound({ records: held, clock })(by(LEAD), { period: '2025-T1' });
    const card = held.held().outbox.find(({ key }) => key === '2025-T1/BAL');
    expect(card?.personOid).toBe(DIRECTOR);
  });

  it('sends units nothing before it starts', async () => {
    const held = records();
    await openRound({ records: held, clock })(by(LEAD), {
      period: '2025-05',
      start: '2025-05-05',
      deadline: '2025-05-15',
    });
    expect(held.held().outbox.filter(({ kind }) => kind === 'round')).toEqual([]);
    expect(await held.all('TfUnitReports')).toHaveLength(7);
  });

  it('keeps the questions of the office', async () => {
    const questions = [
      question,
      { id: 'q2', kind: 'choice', text: 'Tempo?', required: false, choices: ['Raskere', 'Som før'] },
    ];
    const { round } = await openRound({ records: records(), clock })(by(LEAD), {
      period: '2025-t1',
      questions,
    });
    expect(round.questions).toEqual(questions);
  });

  it('is told of when the period has a round, and nothing is doubled', async () => {
    const held = records();
    const open = openRound({ records: held, clock });
    await open(by(LEAD), { period: '2025-T1' });
    await expectRefusal(
      held,
      () => open(by(ADVISER), { period: '2025-T1', deadline: '2025-05-20' }),
      'round-there',
      { period: '2025-T1' },
    );
  });

  it.each([
    ['a developer', ALNA],
    ['a manager', DIRECTOR],
    ['the portfolio manager', PORTFOLIO],
  ])('is not for %s', async (_who, person) => {
    const held = records();
    await expectRefusal(
      held,
      () => openRound({ records: held, clock })(by(person), { period: '2025-T1' }),
      'office-only',
    );
  });

  it.each([
    [{ period: 'våren' }, 'period-unclear', {}],
    [{ period: '2025-13' }, 'period-unclear', {}],
    [{}, 'period-unclear', {}],
    [{ period: '2025-T1', start: '2025-04-21' }, 'start-past', { earliest: '2025-04-22' }],
    [{ period: '2025-T1', deadline: '2025-04-21' }, 'deadline-too-early', { earliest: '2025-04-22' }],
    [{ period: '2025-T1', deadline: 'i mai' }, 'date-missing', {}],
    [
      { period: '2025-T1', questions: [question, { ...question, kind: 'film', id: 'q2' }] },
      'questions-unclear',
      { number: '2' },
    ],
    [{ period: '2025-T1', questions: [question, question] }, 'questions-unclear', { number: '' }],
    [
      { period: '2025-T1', questions: [question, { ...question, id: 'summary' }] },
      'questions-unclear',
      { number: '2' },
    ],
    [
      { period: '2025-T1', questions: [{ ...question, id: 'constructor' }] },
      'questions-unclear',
      { number: '1' },
    ],
    [{ period: '2025-T1', questions: 'Hva?' }, 'questions-unclear', { number: '' }],
  ] as const)('with %j is refused: %s', async (form, reason, values) => {
    const held = records();
    await expectRefusal(held, () => openRound({ records: held, clock })(by(LEAD), form), reason, values);
  });

  it('is in the log, by whom', async () => {
    const held = records();
    await openRound({ records: held, clock })(by(ADVISER), { period: '2025-T1' });
    expect(held.held().actions[0]).toMatchObject({
      actor: ADVISER,
      verb: 'open-round',
      list: 'TfSettings',
      key: 'round/2025-T1',
      before: {},
    });
    expect(held.held().actions).toHaveLength(8);
  });
});
