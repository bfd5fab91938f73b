import { describe, expect, it } from '@jest/globals';
import { type Actor, ImportFault, importProgramme } from '../../programme/index.ts';
import { aMeasure, clockAt, LEAD, oid } from './build.ts';
import { fakeRecords } from './fake-records.ts';
import { theFiles } from './real-data.ts';

const cli: Actor = { oid: 'taktfast', via: 'command-line' };
const imported = async ({ shift = false, on = '2025-03-24', records = fakeRecords() } = {}) => {
  const report = await importProgramme({ records, clock: clockAt(on) })(cli, { ...theFiles(), shift });
  return { records, report };
};
// The directory's object ids end in three digits: 101 the programme lead, 111 Alna's developer, and so on.
const person = (number: number) => oid(number);
const addedTo = (report: Awaited<ReturnType<typeof imported>>['report']) =>
  Object.fromEntries(report.lists.map(({ list, added, alreadyThere }) => [list, [added, alreadyThere]]));

describe('importing the programme', () => {
  it('adds 36 people, 8 risks, 38 measures, 28 tasks, 28 projects and the settings, and says so', async () => {
    expect(addedTo((await imported()).report)).toEqual({
      TfSettings: [3, 0],
      TfPeople: [36, 0],
      TfRisks: [8, 0],
      TfMeasures: [38, 0],
      TfTasks: [28, 0],
      TfProjects: [28, 0],
    });
  });
  it('run again adds nothing and changes nothing', async () => {
    const { records } = await imported();
    const before = structuredClone(records.held());
    expect(addedTo((await imported({ records })).report)).toEqual({
      TfSettings: [0, 3],
      TfPeople: [0, 36],
      TfRisks: [0, 8],
      TfMeasures: [0, 38],
      TfTasks: [0, 28],
      TfProjects: [0, 28],
    });
    expect(records.held()).toEqual(before);
  });
  it('adds what is missing and leaves what people have changed', async () => {
    const mine = aMeasure({ key: 'A1', title: 'Vår egen tittel', ownerOid: LEAD });
    const { records, report } = await imported({ records: fakeRecords({ TfMeasures: [mine] }) });
    expect(addedTo(report).TfMeasures).toEqual([37, 1]);
    expect(await records.find('TfMeasures', 'A1')).toEqual(mine);
  });
  it('logs every row added, whole, as imported by whoever ran it', async () => {
    const { records } = await imported();
    const { actions } = records.held();
    expect(actions).toHaveLength(3 + 36 + 8 + 38 + 28 + 28);
    expect(actions.find(({ key }) => key === 'A')).toEqual({
      at: '2025-03-24T08:00:00Z',
      actor: 'taktfast',
      via: 'command-line',
      verb: 'import',
      list: 'TfRisks',
      key: 'A',
      before: {},
      after: await records.find('TfRisks', 'A'),
    });
  });
  it('keeps nothing at all when one row cannot be kept', async () => {
    const records = fakeRecords();
    const failing = {
      ...records,
      transaction: <T>(work: Parameters<typeof records.transaction<T>>[0]) =>
        records.transaction<T>((tx) =>
          work({
            ...tx,
            add: (list, row) =>
              list === 'TfProjects' ? Promise.reject(new Error('full')) : tx.add(list, row),
          }),
        ),
    };
    const run = importProgramme({ records: failing, clock: clockAt('2025-03-24') })(cli, {
      ...theFiles(),
      shift: false,
    });
    await expect(run).rejects.toThrow('full');
    expect(records.held()).toEqual(fakeRecords().held());
  });
});

describe('the imported rows', () => {
  it('have every risk owned by the programme lead, identified, to be reduced', async () => {
    const risks = await (await imported()).records.all('TfRisks');
    expect(risks.map(({ code }) => code).join('')).toBe('ABCDEFGH');
    expect(risks[7]).toEqual({
      code: 'H',
      title: 'Ikke bærekraftig etter prosjektslutt',
      about: 'Løsningene tåler verken økonomisk eller organisatorisk overgangen til drift.',
      status: 'identified',
      strategy: 'reduce',
      ownerOid: person(101),
    });
  });
  it('have a measure owned by whoever alone holds its role, in that unit, not started', async () => {
    const { records } = await imported();
    expect(await records.find('TfMeasures', 'G2')).toEqual({
      kind: 'measure',
      key: 'G2',
      risk: 'G',
      cadence: 'monthly',
      title: 'Oppdatere nettsidene med prosjekter og funn',
      due: '2025-03-31',
      ownerOid: person(104),
      unit: 'DOU',
      status: 'not-started',
      snoozes: 0,
    });
  });
  it("have the board's measures owned by its chair, the programme lead", async () => {
    const { records } = await imported();
    const owners = await Promise.all(['B4', 'D1'].map((key) => records.find('TfMeasures', key)));
    expect(owners.map((measure) => measure?.ownerOid)).toEqual([person(101), person(101)]);
  });
  it('have a measure of a role that two hold owned by the first of the directory', async () => {
    const { records, report } = await imported();
    expect((await records.find('TfMeasures', 'B1'))?.ownerOid).toBe(person(102));
    expect(report.roleCounts).toEqual([{ role: 'programme-adviser', counted: 1, held: 2 }]);
  });
  it("have the developers' measures owned by the programme lead, with a task for each of the seven", async () => {
    const { records } = await imported();
    const tasks = await records.all('TfTasks');
    expect(await records.find('TfMeasures', 'A4')).toMatchObject({ ownerOid: person(101), unit: 'DOU' });
    expect(
      tasks.filter(({ key }) => key.startsWith('A4-')).map(({ key, ownerOid }) => [key, ownerOid]),
    ).toEqual([
      ['A4-BAL', person(111)],
      ['A4-BBJ', person(112)],
      ['A4-BGO', person(113)],
      ['A4-BGR', person(114)],
      ['A4-BSR', person(115)],
      ['A4-BSN', person(116)],
      ['A4-UDE', person(117)],
    ]);
    expect(tasks.map(({ key }) => key.slice(0, 2))).toEqual(
      ['A4', 'E1', 'E2', 'H4'].flatMap((measure) => Array.from({ length: 7 }, () => measure)),
    );
    expect(tasks[0]).toEqual({
      kind: 'task',
      key: 'A4-BAL',
      title: 'Utviklere veileder prosjektledere og prosjekteiere',
      due: '2025-03-31',
      ownerOid: person(111),
      unit: 'BAL',
      status: 'not-started',
      snoozes: 0,
    });
  });
  it('have people with their roles, unit and language', async () => {
    expect(await (await imported()).records.find('TfPeople', person(114))).toEqual({
      oid: person(114),
      name: 'Utvikler Grorud',
      mail: 'utvikler.grorud@taktfast.example',
      roles: ['developer'],
      unit: 'BGR',
      language: 'nn',
    });
  });
  it('have a project from the first day of its first month to the last of its last, with its budget and area', async () => {
    const { records } = await imported();
    expect(await records.find('TfProjects', '72001018')).toEqual({
      key: '72001018',
      number: '72001018',
      title: 'CLASS – observasjon av kvalitet i skolen',
      unit: 'UDE',
      area: 'Groruddalssatsingen',
      start: '2021-04-01',
      end: '2026-02-28',
      young: false,
      summary: 'Observasjonsverktøy i veiledning av skoler',
      budget: 3_200_616,
      status: {},
    });
  });
  it("have the office's own project with the office's budget row, and no area, for neither row nor unit has one", async () => {
    const project = await (await imported()).records.find('TfProjects', '72001032');
    expect(project).toMatchObject({ title: 'Bedre informasjonsdeling', unit: 'DOU', budget: 1_000_000 });
    expect(project).not.toHaveProperty('area');
  });
  it('have a budget on every project, also one of nothing', async () => {
    const projects = await (await imported()).records.all('TfProjects');
    expect(projects.filter(({ budget }) => budget === undefined)).toEqual([]);
    expect(projects.find(({ title }) => title === 'Mobilt akutteam')?.budget).toBe(0);
  });
  it('have the units, the application rounds and no closed days as settings', async () => {
    const { records } = await imported();
    const settings = await records.all('TfSettings');
    expect(settings.map(({ key }) => key)).toEqual(['units', 'application-rounds', 'closed-days']);
    expect(settings[0]?.value).toHaveLength(8);
    expect(settings.slice(1).map(({ value }) => value)).toEqual([['2025-04', '2025-10'], []]);
  });
});

describe('shifting the dates', () => {
  // From Monday 24 March 2025 to Monday 23 November 2026 are 609 days, 87 weeks.
  it("moves the reference day to this week's Monday, and says by how many weeks", async () => {
    expect((await imported({ shift: true, on: '2026-11-25' })).report.shiftWeeks).toBe(87);
    expect((await imported({ shift: true, on: '2026-11-23' })).report.shiftWeeks).toBe(87);
    expect((await imported({ shift: true, on: '2026-11-22' })).report.shiftWeeks).toBe(86);
  });
  it('moves every deadline and every first and last day of a project by the same weeks', async () => {
    const { records } = await imported({ shift: true, on: '2026-11-25' });
    // 14 March 2025 + 609 days; 1 April 2021 + 609 days; 28 February 2026 + 609 days.
    expect((await records.find('TfMeasures', 'A1'))?.due).toBe('2026-11-13');
    expect((await records.find('TfTasks', 'A4-BAL'))?.due).toBe('2026-11-30');
    expect(await records.find('TfProjects', '72001018')).toMatchObject({
      start: '2022-12-01',
      end: '2027-10-30',
    });
  });
  it('is left out when dates are to be kept', async () => {
    const { records, report } = await imported({ on: '2026-11-25' });
    expect(report.shiftWeeks).toBe(0);
    expect((await records.find('TfMeasures', 'A1'))?.due).toBe('2025-03-14');
  });
});

describe('what the import tells of the figures', () => {
  it('has the published project total 86 114 below the sum of its rows, and names the row', async () => {
    const { totals } = (await imported()).report;
    // All of that row is carried over, so the published carry-over lacks it too; every other total adds up.
    const missing = { missing: 86_114, rows: [{ number: '30122036', name: 'Bedre sammen' }] };
    expect(totals).toEqual([
      {
        path: 'budget2025.published.projects.carriedOver',
        published: 90_583_704,
        sum: 90_669_818,
        ...missing,
      },
      { path: 'budget2025.published.projects.total', published: 94_258_704, sum: 94_344_818, ...missing },
    ]);
  });
  it('has the nine budget rows that no project has the number of', async () => {
    const { withoutProject } = (await imported()).report;
    expect(withoutProject.map(({ number, name, unit, total }) => [number, name, unit, total])).toEqual([
      ['30122036', 'Bedre sammen', 'BAL', 86_114],
      ['30095305', 'Barnehageprogrammet', 'BBJ', 944_379],
      ['30012011', 'Økt livsmestring', 'BGO', 69_525],
      ['30102411', 'Helsefaglig støtte', 'BGR', 1_254_986],
      [null, 'Barn som ikke går i barnehage', 'BSR', 500_000],
      ['20112105', 'Godt språk', 'BSR', 211_093],
      ['30151615', 'Forbedre kommunikasjon barn og unge', 'BSN', 995_945],
      ['30151623', 'Lagspillerprosjektet', 'BSN', 239_223],
      ['72001010', 'Linderud nærmiljøskole', 'UDE', 336_595],
    ]);
  });
});

/** A shipped file with some places changed: `spoilt({ 'measures.3.risk': 'Z' })`; `undefined` takes a place out. */
const spoilt = (changes: Record<string, unknown>, file: 'programme' | 'directory' = 'programme') => {
  const files = theFiles();
  for (const [path, value] of Object.entries(changes)) {
    const steps = path.split('.');
    const last = steps.pop() ?? '';
    const place: unknown = steps.reduce<unknown>((at, step) => Reflect.get(Object(at), step), files[file]);
    if (value === undefined) Reflect.deleteProperty(Object(place), last);
    else Reflect.set(Object(place), last, value);
  }
  return files;
};
const faultsOf = async (files: { programme: unknown; directory: unknown }) => {
  const records = fakeRecords();
  const run = importProgramme({ records, clock: clockAt('2025-03-24') })(cli, { ...files, shift: false });
  const error: unknown = await run.catch((caught: unknown) => caught);
  expect(records.held()).toEqual(fakeRecords().held());
  if (!(error instanceof ImportFault)) throw new Error('the import went through');
  return error.faults.map(({ file, path, reason, detail }) => `${file} ${path} ${reason}: ${detail}`);
};

describe('a file with faults', () => {
  it('is refused with every fault at its place, and nothing is written', async () => {
    const faults = await faultsOf(
      spoilt({
        'measures.0.due': '2025-02-30',
        'measures.1.risk': 'Z',
        'measures.2.id': 'A1',
        'measures.3.colour': 'red',
        'projects.0.young': undefined,
      }),
    );
    expect(faults.map((fault) => fault.split(':')[0])).toEqual([
      'programme measures[0].due malformed',
      'programme measures[1].risk unknown-risk',
      'programme measures[2].id duplicate',
      'programme measures[3].colour unknown-field',
      'programme projects[0].young malformed',
    ]);
  });
  it('is told in words that name the first fault', async () => {
    const run = importProgramme({ records: fakeRecords(), clock: clockAt('2025-03-24') });
    await expect(run(cli, { ...spoilt({ 'measures.1.risk': 'Z' }), shift: false })).rejects.toMatchObject({
      name: 'ImportFault',
      reason: 'malformed-file',
      message: 'import refused, faults: 1, the first at programme measures[1].risk',
    });
  });
  it.each([
    [
      'a unit nobody has heard of',
      { 'projects.0.unit': 'BXX' },
      'programme projects[0].unit unknown-unit: BXX',
    ],
    [
      'a unit the file does not list',
      { 'projects.0.unit': 'STAT' },
      'programme projects[0].unit unknown-unit: STAT',
    ],
    [
      'a budget row of such a unit',
      { 'budget2025.office.0.unit': 'STAT' },
      'programme budget2025.office[0].unit unknown-unit: STAT',
    ],
    [
      'a role nobody has heard of',
      { 'measures.0.responsible': 'king' },
      'programme measures[0].responsible unknown-role: king',
    ],
    [
      'a role nobody holds',
      { 'measures.0.responsible': 'strategic-board' },
      'programme measures[0].responsible nobody-holds-role: strategic-board',
    ],
    [
      "a measure under another risk than its key's",
      { 'measures.0.risk': 'B' },
      'programme measures[0].risk other-risk: B',
    ],
    [
      'a project that ends before it starts',
      { 'projects.0.end': '2022-03' },
      'programme projects[0].end ends-before-start: 2022-03',
    ],
    [
      'two budget rows of one number',
      { 'budget2025.projects.1.number': '30122036' },
      'programme budget2025.projects[1].number duplicate: 30122036',
    ],
    [
      'two projects of one number',
      { 'projects.1.number': '30095187' },
      'programme projects[1].number duplicate: 30095187',
    ],
  ])('is refused for %s', async (_what, changes, fault) => {
    expect(await faultsOf(spoilt(changes))).toEqual([fault]);
  });
  it.each([
    [
      'two people of one object id',
      { 'users.1.id': person(101) },
      `directory users[1].id duplicate: ${person(101)}`,
    ],
    ['two developers in one unit', { 'users.5.unit': 'BAL' }, 'directory users[5].unit duplicate: BAL'],
    [
      'a person of a unit nobody has heard of',
      { 'users.8.unit': 'BXX' },
      'directory users[8].unit unknown-unit: BXX',
    ],
    [
      'a person with a role nobody has heard of',
      { 'users.2.roles.0': 'king' },
      'directory users[2].roles[0] unknown-role: king',
    ],
  ])('is refused for %s', async (_what, changes, fault) => {
    expect(await faultsOf(spoilt(changes, 'directory'))).toEqual([fault]);
  });
  it('is refused at every measure of a role that nobody holds', async () => {
    const faults = await faultsOf(spoilt({ 'users.3.roles': [] }, 'directory'));
    expect(faults).toHaveLength(8);
    expect(faults[0]).toBe('programme measures[1].responsible nobody-holds-role: communications-adviser');
  });
  it('is refused when the board has no chair, and when there is no programme lead', async () => {
    const faults = await faultsOf(spoilt({ 'users.0.roles': [] }, 'directory'));
    expect(faults).toContain('programme measures[7].responsible nobody-holds-role: operative-board-chair');
    expect(faults).toContain('directory users nobody-holds-role: programme-lead');
  });
  it('is refused when the developers have a measure and there is no developer', async () => {
    const changes = Object.fromEntries([4, 5, 6, 7, 8, 9, 10].map((index) => [`users.${index}.roles`, []]));
    expect(await faultsOf(spoilt(changes, 'directory'))).toEqual(
      [19, 20, 37, 3]
        .sort((a, b) => a - b)
        .map((index) => `programme measures[${index}].responsible nobody-holds-role: developer`),
    );
  });
  it('does not repeat one missing list at every place that refers to it', async () => {
    const paths = await faultsOf(spoilt({ units: undefined, roles: undefined, risks: undefined }));
    expect(paths.map((fault) => fault.split(' ')[1])).toEqual(['risks', 'roles', 'units']);
  });
  it('is told from rows that are no rows at all', async () => {
    expect((await faultsOf(spoilt({ 'measures.0': 7 }))).map((fault) => fault.split(':')[0])).toEqual([
      'programme measures[0] malformed',
    ]);
  });
  it.each([[undefined], [null], [[]], ['text']])('may be no such file at all: %j', async (nothing) => {
    const faults = await faultsOf({ programme: nothing, directory: nothing });
    expect(faults.map((fault) => fault.split(':')[0])).toEqual([
      'programme  malformed',
      'directory  malformed',
    ]);
  });
  it('is mended in one go when both files have faults', async () => {
    const { programme } = spoilt({ 'measures.0.due': 'x' });
    const { directory } = spoilt({ 'users.0.id': 'x' }, 'directory');
    expect((await faultsOf({ programme, directory })).map((fault) => fault.split(':')[0])).toEqual([
      'programme measures[0].due malformed',
      'directory users[0].id malformed',
    ]);
  });
});

describe('published totals', () => {
  const totalsOf = async (changes: Record<string, unknown>) => {
    const run = importProgramme({ records: fakeRecords(), clock: clockAt('2025-03-24') });
    const { totals } = await run(cli, { ...spoilt(changes), shift: false });
    return totals.filter(({ path }) => !path.startsWith('budget2025.published.projects.'));
  };
  it('are held against their rows, the office’s and the developers’ too', async () => {
    expect(await totalsOf({ 'budget2025.published.office.total': 9_400_000 })).toMatchObject([
      // Programdrift is 520 000.
      { path: 'budget2025.published.office.total', missing: 520_000, rows: [{ name: 'Programdrift' }] },
      { path: 'budget2025.published.administration.total', sum: 17_400_000, missing: -520_000, rows: [] },
      { path: 'budget2025.published.grand.total', missing: -520_000, rows: [] },
    ]);
  });
  it('name no row when none is the difference', async () => {
    expect(await totalsOf({ 'budget2025.published.developers.applied': 7_655_001 })).toMatchObject([
      { path: 'budget2025.published.developers.applied', missing: -1, rows: [] },
      { path: 'budget2025.published.grand.applied', missing: 1, rows: [] },
    ]);
  });
  it('of a single row are held against its own parts', async () => {
    expect(await totalsOf({ 'budget2025.office.5.reallocated': -940_000 })).toEqual([
      {
        path: 'budget2025.office[5].total',
        published: 520_000,
        sum: 521_000,
        missing: 1000,
        rows: [{ number: null, name: 'Programdrift' }],
      },
    ]);
  });
  it('of the expected applications are held against the units’', async () => {
    expect(await totalsOf({ 'needs2025.publishedTotals.new': 19_000_000 })).toMatchObject([
      { path: 'needs2025.publishedTotals.new', sum: 19_300_000, missing: 300_000, rows: [{ name: 'BSR' }] },
      { path: 'needs2025.publishedTotals.sum', sum: 62_300_000, missing: -300_000, rows: [] },
    ]);
  });
});
