import { roundCommandsOf } from '../../../teams-app/wiring/rounds.ts';
import { clockAt } from '../../programme/build.ts';
import {
  ADVISER,
  ALNA,
  aStatus,
  aUnitReport,
  KURS,
  people,
  records,
  SALTO,
} from '../../programme/rounds/build.ts';
import { run } from './fakes.ts';

const clock = clockAt('2025-04-22', '10:00');
const opened = () => {
  const held = records();
  const own = { rounds: roundCommandsOf({ records: held, clock }), people: async () => people() };
  return { held, own, run: (words: string, language: 'nb' | 'en' = 'en') => run(words, own, { language }) };
};

describe('opening a round at the command line', () => {
  it('opens it with the questions of a file, in the name of the programme lead', async () => {
    const room = opened();
    const { out, exit } = await room.run(
      'round open 2025-T1 --questions round-questions.json --deadline 2025-05-09 --json',
    );
    expect(exit).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      period: '2025-T1',
      start: '2025-04-22',
      deadline: '2025-05-09',
      questions: [
        { id: 'best', kind: 'text', required: true },
        { id: 'children', kind: 'number' },
      ],
    });
    expect(room.held.held().actions[0]).toMatchObject({
      actor: people()[0]?.oid,
      via: 'command-line',
      verb: 'open-round',
    });
  });

  it('tells the days in words, and acts for whom --as names', async () => {
    const room = opened();
    const { out } = await room.run(
      `round open 2025-05 --start 2025-05-05 --as ${ADVISER}@taktfast.example`,
      'nb',
    );
    expect(out.split('\n')).toEqual([
      'Runden 2025-05 er åpnet.',
      'Den starter 5. mai 2025, og fristen er 19. mai 2025.',
      '0 egne spørsmål.',
    ]);
    expect(room.held.held().actions[0]).toMatchObject({ actor: ADVISER });
  });

  it.each([
    ['round open våren', 'refusal.period-unclear'],
    ['round open 2025-T1 --deadline 2025-04-01', 'refusal.deadline-too-early'],
    ['round open 2025-T1 --start 2025-04-01', 'refusal.start-past'],
    ['round open 2025-T1 --deadline mai', 'refusal.date-missing'],
    ['round open 2025-T1 --questions people.json', 'refusal.questions-unclear'],
    ['round open 2025-T1 --questions none.json', 'command.file-missing'],
    [`round open 2025-T1 --as ${ALNA}@taktfast.example`, 'refusal.office-only'],
    ['round open 2025-T1 --as nobody@x.example', 'command.unknown-person'],
    ['round close 2025-T1', 'refusal.round-missing'],
  ])('“%s” is told why not: %s', async (words, reason) => {
    const room = opened();
    const { out, exit } = await room.run(`${words} --json`);
    expect([exit, JSON.parse(out).error.reasons]).toEqual([2, [reason]]);
    expect(JSON.parse(out).error.messages[0]).toMatch(/[a-z]{3,}.*\.$/);
    expect(await room.held.all('TfUnitReports')).toEqual([]);
  });

  it('a second time is told, and nothing is doubled', async () => {
    const room = opened();
    await room.run('round open 2025-T1');
    const { err, exit } = await room.run('round open 2025-T1');
    expect([exit, err]).toEqual([2, 'The round 2025-T1 is there already. Nothing was changed.']);
    expect(await room.held.all('TfUnitReports')).toHaveLength(7);
  });
});

describe('closing a round at the command line', () => {
  const withAnswers = async () => {
    const room = opened();
    await room.run('round open 2025-T1');
    const { answers } = aUnitReport();
    const reports = { [SALTO]: `${SALTO}-1`, [KURS]: `${KURS}-1` };
    await room.held.transaction(async (tx) => {
      await tx.save('TfStatusReports', aStatus({ status: { time: 'delayed' } }));
      await tx.save(
        'TfStatusReports',
        aStatus({ key: `${KURS}-1`, project: KURS, status: { risk: 'medium' } }),
      );
      await tx.save(
        'TfUnitReports',
        aUnitReport({
          status: 'delivered-late',
          authorOid: ALNA,
          deliveredAt: '2025-05-12T08:00:00Z',
          answers: { ...answers, reports },
        }),
      );
    });
    return room;
  };

  it('gives the summary as data', async () => {
    const room = await withAnswers();
    const { out, exit } = await room.run('round close 2025-T1 --json');
    expect(exit).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      period: '2025-T1',
      state: 'closed',
      late: ['BAL'],
      attention: [{ title: 'Operativt Salto', light: 'red' }, { light: 'yellow' }],
    });
  });

  it('says in words what it came to', async () => {
    const room = await withAnswers();
    expect((await room.run('round close 2025-T1', 'nb')).out.split('\n')).toEqual([
      'Runden 2025-T1 er lukket. Sammendraget er endelig.',
      '1 av 7 virksomheter har levert.',
      'Levert for sent: BAL.',
      'Røde prosjekter: 1. Gule: 1.',
      '',
      'Har ikke levert',
      '  BBJ  Bydel Bjerke',
      '  BGO  Bydel Gamle Oslo',
      '  BGR  Bydel Grorud',
      '  BSR  Bydel Stovner',
      '  BSN  Bydel Søndre Nordstrand',
      '  UDE  Utdanningsetaten',
    ]);
  });
});
