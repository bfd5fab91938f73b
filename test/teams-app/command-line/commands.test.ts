import { ImportFault, type LateReason, lateReasons } from '../../../programme/index.ts';
import type { CommandDeps } from '../../../teams-app/command-line/deps.ts';
import { calm } from '../store/builders.ts';
import { aDigest, alna, anItem, aPlan, aReport, fakeDeps, lead, manager, run } from './fakes.ts';

const json = (text: string): unknown => JSON.parse(text);

describe('reminders', () => {
  it('answers with who is asked about what, as plain data', async () => {
    const { out, exit } = await run('reminders --on 2025-04-01 --dry-run --json');
    const person = ({ oid, name, mail }: typeof lead) => ({ oid, name, mail });
    expect(exit).toBe(0);
    expect(json(out)).toEqual({
      day: '2025-04-01',
      reminders: [
        {
          to: person(lead),
          lines: [
            {
              key: 'A1',
              title: 'Månedlig drop-in',
              risk: 'A',
              step: 'overdue',
              due: '2025-03-25',
              days: -7,
              owner: person(lead),
            },
            {
              key: 'C1',
              title: 'Statusrunde',
              risk: 'A',
              step: 'in-7-days',
              due: '2025-04-08',
              days: 7,
              owner: person(alna),
            },
          ],
        },
      ],
      needsHelp: [{ key: 'B2', title: 'Kritisk gjennomgang', reason: 'three-snoozes' }],
      homeless: [],
    });
  });

  it('tells how many were queued, unless nothing was to be', async () => {
    expect(json((await run('reminders --on 2025-04-01 --json')).out)).toMatchObject({ queued: 1 });
    expect((await run('reminders --on 2025-04-01')).out).toContain('One message was queued.');
    expect((await run('reminders --on 2025-04-01 --dry-run')).out).toContain('Dry run: nothing was queued.');
  });

  it('passes the dry run on', async () => {
    const asked: unknown[] = [];
    const reminders: CommandDeps['reminders'] = async (day, options) => {
      asked.push(day, options);
      return { plan: aPlan({ day }), queued: 0 };
    };
    await run('reminders --on 2025-04-01 --dry-run', { reminders });
    await run('reminders --on 2025-04-02', { reminders });
    expect(asked).toEqual(['2025-04-01', { dryRun: true }, '2025-04-02', { dryRun: false }]);
  });

  it.each([
    [
      'nb',
      'tirsdag 1. april 2025: én person',
      '7 dager over fristen',
      'om 7 dager',
      'har fått ny dato tre ganger',
    ],
    [
      'nn',
      'tysdag 1. april 2025: éin person',
      '7 dagar over fristen',
      'om 7 dagar',
      'har fått ny dato tre gonger',
    ],
    [
      'en',
      'Tuesday, 1 April 2025: one person',
      '7 days overdue',
      'in 7 days',
      'has been given a new date three times',
    ],
  ] as const)('are printed in %s', async (language, ...parts) => {
    const { out } = await run('reminders --on 2025-04-01', {}, { language });
    for (const part of parts) expect(out).toContain(part);
  });

  it('line up in columns, with whom the deputy is asked for', async () => {
    const { out } = await run('reminders --on 2025-04-01', {}, { language: 'nb' });
    expect(out.split('\n').slice(2, 5)).toEqual([
      'Programleder <lead@x.example>',
      '  A1  25. mars 2025  7 dager over fristen  Månedlig drop-in',
      '  C1  8. april 2025  om 7 dager            Statusrunde (for Utvikler Alna)',
    ]);
  });

  it.each([
    ['weekend', 'Nobody gets a reminder on Saturday, 5 April 2025: it is the weekend.'],
    ['holiday', 'Nobody gets a reminder on Saturday, 5 April 2025: it is a public holiday.'],
  ] as const)('on a %s are one sentence', async (closed, sentence) => {
    const plan = aPlan({ day: '2025-04-05', closed, reminders: [], needsHelp: [] });
    const { out } = await run('reminders --on 2025-04-05', { reminders: async () => ({ plan, queued: 0 }) });
    expect(out).toBe(sentence);
  });
});

describe('digest', () => {
  const line = { item: { ...anItem(), due: '2025-03-25' }, owner: lead, daysOverdue: 7, risk: 'A' as const };

  it('answers with a list of digests, each with its counts and the rows behind them', async () => {
    const full = aDigest(lead, {
      scope: 'all',
      overdue: [line],
      overdueByRisk: [{ risk: 'A', title: 'Rekruttering', lines: [line] }],
      overdueLastWeek: 3,
      needsHelp: [{ ...line, reason: 'two-unanswered-weeks' }],
    });
    const { out } = await run('digest --on 2025-04-01 --json', {
      digests: async () => ({ digests: [full], unread: [], queued: 1 }),
    });
    expect(json(out)).toMatchObject([
      {
        to: { name: 'Programleder' },
        scope: 'all',
        day: '2025-04-01',
        counts: { overdue: 1, overdueLastWeek: 3, needsHelp: 1, dueSoon: 0, notMeasured: 0 },
        overdue: [
          { key: 'A1', risk: 'A', due: '2025-03-25', daysOverdue: 7, owner: { name: 'Programleder' } },
        ],
        overdueByRisk: [{ risk: 'A', title: 'Rekruttering', keys: ['A1'] }],
        needsHelp: [{ key: 'A1', reason: 'two-unanswered-weeks' }],
      },
    ]);
  });

  it('is of one reader when one is named, in any case', async () => {
    const { out } = await run('digest --on 2025-04-01 --for Direktor.Alna@X.example --dry-run --json');
    expect(json(out)).toMatchObject([{ to: { oid: manager.oid } }]);
  });

  it('says nothing overdue in one line', async () => {
    const { out } = await run(
      'digest --on 2025-04-01 --for lead@x.example --dry-run',
      {},
      { language: 'nb' },
    );
    expect(out).toContain('Ingenting er over fristen.');
  });

  it('names the rows that could not be read, and why', async () => {
    const fault = { list: 'TfMeasures' as const, itemId: '4', key: 'A4' };
    const columns = [
      { column: 'TfStatus', value: 'Ferdig', reason: 'unknown-value' },
      { column: 'TfOdd', value: 'x', reason: 'a reason of tomorrow' },
    ];
    const digests = async () => ({
      digests: [aDigest(lead, { notMeasured: [{ ...fault, columns }] })],
      unread: [],
      queued: 0,
    });
    const { out } = await run('digest --on 2025-04-01', { digests });
    expect(out).toContain('TfMeasures  A4  TfStatus is “Ferdig”, which is not one of the choices');
    expect(out).toContain('TfMeasures  A4  TfOdd is “x” and cannot be read');
  });
  it('names the digests nobody there reads, with those who are away', async () => {
    const digests = async () => ({
      digests: [],
      unread: [
        { scope: 'all' as const, away: [lead] },
        { scope: 'BAL' as const, away: [manager] },
      ],
      queued: 0,
    });
    const { out } = await run('digest --on 2025-04-01', { digests });
    expect(out).toContain('Read by nobody, for these are away');
    expect(out).toMatch(/the whole programme +Programleder/);
    expect(out).toMatch(new RegExp(`BAL +${manager.name}`));
  });
});

describe('import', () => {
  it('reads the file from the folder the command was given in, and shifts the dates unless told not to', async () => {
    const seen: unknown[] = [];
    const importFile: CommandDeps['importFile'] = async (files) => {
      seen.push(files);
      return aReport();
    };
    await run('import programme.json', { importFile });
    await run('import ./programme.json --no-shift --people people.json', { importFile });
    const files = { programme: { programme: {} }, directory: { users: [] } };
    expect(seen).toEqual([
      { ...files, shift: true },
      { ...files, shift: false },
    ]);
  });

  it('tells what was new, what was not, and which published total its rows do not add up to', async () => {
    const report = aReport({
      lists: [
        { list: 'TfRisks', added: 8, alreadyThere: 0 },
        { list: 'TfMeasures', added: 1, alreadyThere: 37 },
      ],
      shiftWeeks: 87,
      totals: [
        {
          path: 'budget.total',
          published: 100_000,
          sum: 186_114,
          missing: 86_114,
          rows: [{ number: '12', name: 'Språk' }],
        },
      ],
      withoutProject: [{ number: null, name: 'Reserve', unit: 'DOU', total: 12_000 }],
    });
    const { out } = await run(
      'import programme.json',
      { importFile: async () => report },
      { language: 'en' },
    );
    expect(out.split('\n')).toEqual([
      '  TfRisks     8 new  none from before',
      '  TfMeasures  1 new  37 from before',
      'All dates were moved 87 weeks on.',
      '',
      'Published totals that do not match their rows',
      '  budget.total: NOK 100,000, NOK 86,114 below its rows, which come to NOK 186,114',
      '    The whole difference is the row 12 Språk.',
      '',
      'One budget row has no project',
      '  –  DOU  NOK 12,000  Reserve',
    ]);
  });

  it('of a faulty file names every fault with its path', async () => {
    const importFile = () =>
      Promise.reject(
        new ImportFault([
          { file: 'programme', path: 'measures[3].risk', reason: 'unknown-risk', detail: 'X' },
          { file: 'directory', path: 'users[0].unit', reason: 'unknown-unit', detail: 'ABC' },
        ]),
      );
    const { err, exit } = await run('import programme.json', { importFile }, { language: 'nb' });
    expect(exit).toBe(2);
    expect(err.split('\n')).toEqual([
      'Filen kan ikke hentes inn; ingenting er endret. Rett disse 2 feilene og prøv igjen:',
      '  programme measures[3].risk er en ukjent risiko: X',
      '  directory users[0].unit er en ukjent virksomhet: ABC',
    ]);
  });

  it('needs a file of people where none comes with the installation', async () => {
    const { exit, out } = await run('import programme.json --json', {}, { peopleFile: false });
    expect(exit).toBe(2);
    expect(json(out)).toMatchObject({ error: { reasons: ['command.people-missing'] } });
  });
});

describe('provision', () => {
  const lines = [
    { list: 'TfRisks', displayName: 'Risikoer', change: 'created' as const },
    { list: 'TfTasks', displayName: 'Oppgaver', change: 'column-added' as const, column: 'TfSnoozes' },
    { list: 'TfPeople', displayName: 'Personer og roller', change: 'unchanged' as const },
  ];

  it('tells what it changed in each list', async () => {
    const { out, exit } = await run('provision', { provision: async () => lines }, { language: 'nb' });
    expect(exit).toBe(0);
    expect(out.split('\n')).toEqual([
      '  Risikoer            TfRisks   opprettet',
      '  Oppgaver            TfTasks   fikk kolonnen TfSnoozes',
      '  Personer og roller  TfPeople  uendret',
      '',
      '2 endringer er gjort.',
    ]);
  });

  it('that changed nothing says so', async () => {
    expect((await run('provision', { provision: async () => lines.slice(2) })).out).toContain(
      'Everything was in place.',
    );
  });

  it('that SharePoint refused in part ends with 1', async () => {
    const refused = {
      list: 'TfRisks',
      displayName: 'Risikoer',
      change: 'refused' as const,
      column: 'TfCode',
      code: 'x',
    };
    expect((await run('provision', { provision: async () => [refused] })).exit).toBe(1);
  });
});

describe('sync', () => {
  it('tells how many rows of each list were changed in SharePoint, and which of them cannot be read', async () => {
    const lists = [{ list: 'TfMeasures', changed: 2, faults: 1 }] as const;
    const { exit, out } = await run('sync', { sync: async () => ({ lists, owed: 0 }) });
    expect(out).toContain('TfMeasures  2 rows changed  one row cannot be read');
    expect(out).toContain('Everything stands in SharePoint.');
    expect(exit).toBe(0);
  });

  it('ends otherwise than well while rows are still owed to SharePoint', async () => {
    const { exit, out } = await run('sync', { sync: async () => ({ lists: [], owed: 2 }) });
    expect(out).toContain('2 rows wait to reach SharePoint.');
    expect(exit).toBe(1);
  });
});

describe('doctor', () => {
  it('checks the log when it is asked to, and only then', async () => {
    expect((await run('doctor')).out).not.toContain('log');
    expect((await run('doctor --log')).out).toContain('The log is whole: all 141 entries hold together.');
  });

  it('ends with 1 when the installation cannot work yet, saying why', async () => {
    const health = async () => ({
      ...(await fakeDeps().health()),
      ready: { ready: false, reasons: ['not-read:TfRisks', 'disk'] },
    });
    const { exit, out } = await run('doctor', { health });
    expect(exit).toBe(1);
    expect(out).toContain('Not ready: the list TfRisks has not been read from SharePoint yet and disk');
  });

  it('ends with 1 when the log was tampered with, naming the entries', async () => {
    const verifyLog = async () => ({
      ...(await fakeDeps().verifyLog()),
      faults: [{ seq: 4, reason: 'changed' as const }],
    });
    const { exit, out } = await run('doctor --log', { verifyLog });
    expect(exit).toBe(1);
    expect(out).toContain('Entry 4 was changed after it was written.');
  });

  it('tells of minutes that wait for the library, and why', async () => {
    const health = async () => ({
      ...(await fakeDeps().health()),
      minutes: [{ caseKey: '2025-2/5', round: 1, fault: 'unreachable' as const }],
    });
    expect((await run('doctor', { health })).out).toMatch(
      /Minutes that are not in the library yet\n {2}case 2025-2\/5, round 1 {2}\S/,
    );
  });

  it('ends with 1 when a vote is not as the log has it, or the log ends before minutes say it does', async () => {
    const verifyLog = async () => ({
      ...(await fakeDeps().verifyLog()),
      votes: [{ key: '2025-2/5/1/BAL', finding: 'row-differs' as const }],
      votesProved: 6,
      minutesAstray: [{ caseKey: '2025-1/2', round: 1 }],
    });
    const { exit, out } = await run('doctor --log', { verifyLog });
    expect(exit).toBe(1);
    expect(out).toContain('6 votes were checked against log, ballots and list.');
    expect(out).toContain('2025-2/5/1/BAL: the row in the list Stemmer was changed');
    expect(out).toContain('The minutes of case 2025-1/2, round 1, refer to an entry the log does not have.');
  });
});

describe('doctor, of SharePoint', () => {
  const found = async (own: Partial<Awaited<ReturnType<ReturnType<typeof fakeDeps>['health']>>>) => {
    const health = async () => ({ ...(await fakeDeps().health()), ...own });
    return (await run('doctor', { health })).out;
  };

  it('tells that it answers, and how much of the app’s units is used', async () => {
    const out = await found({
      graph: { ...calm, minute: { used: 412, limit: 1250 }, day: { used: 30_500, limit: 1_200_000 } },
    });
    expect(out).toContain('SharePoint answers.');
    expect(out).toContain(
      '412 of 1,250 resource units were used in the last minute, and 30,500 of 1,200,000',
    );
  });

  it.each([
    ['unreachable', 'SharePoint does not answer; the next try is in 40 seconds.'],
    ['throttled', 'SharePoint asked for a pause, which lasts 40 seconds more.'],
  ] as const)('tells why nothing is sent when it is %s', async (why, sentence) => {
    expect(await found({ graph: { ...calm, held: { why, until: 0, waitMs: 39_100 } } })).toContain(sentence);
  });

  it('names what is not there yet by list and reason, with what mends it', async () => {
    const late = (key: string, reason: LateReason) => ({ list: 'TfMeasures' as const, key, reason });
    const out = await found({
      late: [
        ...['A1', 'A2', 'A3', 'B1', 'B2', 'B3'].map((key) => late(key, 'refused')),
        late('C1', 'item-gone'),
      ],
    });
    expect(out).toContain('Not in SharePoint yet');
    expect(out).toMatch(
      /TfMeasures +A1, A2, A3, B1, B2 … \(6\) +the app may not write to the list; ask an administrator/,
    );
    expect(out).toMatch(/TfMeasures +C1 +the row was deleted in SharePoint; fetch it from the recycle bin/);
  });

  it.each(lateReasons)('has a sentence for “%s” in three languages', async (reason) => {
    const health = async () => ({
      ...(await fakeDeps().health()),
      late: [{ list: 'TfTasks' as const, key: 'A4-BAL', reason }],
    });
    for (const language of ['nb', 'nn', 'en'] as const)
      expect((await run('doctor', { health }, { language })).out).not.toContain(`late.${reason}`);
  });
});

describe('what cannot be done', () => {
  it.each([
    ['reminders', 'day-missing', 'Add --on with a date, for example --on 2025-04-01.'],
    ['reminders --on 2025-02-30', 'not-a-day', 'Write it as 2025-04-01.'],
    ['digest --on tomorrow', 'not-a-day', 'Write it as 2025-04-01.'],
    ['digest --on 2025-04-01 --for nobody@x.example', 'unknown-person', 'Check the address'],
    ['digest --on 2025-04-01 --for utvikler.alna@taktfast.example', 'no-digest', 'gets no digest'],
    ['import gone.json', 'file-missing', 'Check its name and folder.'],
    ['import cut-off.txt', 'not-json', 'nothing was changed.'],
    ['fly', 'unknown-command', 'There are: provision, import'],
  ])('“%s” is one sentence with the remedy, and exit code 2', async (words, reason, remedy) => {
    const { exit, out, err } = await run(words);
    expect([exit, out]).toEqual([2, '']);
    expect(err).toContain(remedy);
    expect(err).not.toContain('\n');
    const asJson = await run(`${words} --json`);
    expect(json(asJson.out)).toMatchObject({ error: { reasons: [`command.${reason}`] } });
    expect(asJson.err).toBe('');
  });

  it('and nobody foresaw is not hidden behind a sentence', async () => {
    await expect(run('doctor', { health: () => Promise.reject(new TypeError('oops')) })).rejects.toThrow(
      'oops',
    );
  });
});
