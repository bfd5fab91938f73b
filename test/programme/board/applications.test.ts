import { describe, expect, it } from '@jest/globals';
import {
  ApplicationsFault,
  type ApplicationsGiven,
  type Cell,
  calendarOf,
  columnName,
  columnNumber,
  readApplications,
  type Sheet,
} from '../../../programme/index.ts';

const heads: ApplicationsGiven['heads'] = {
  key: ['Saksnummer', 'Case number'],
  title: ['Tittel', 'Title'],
  unit: ['Søker', 'Applicant'],
  area: ['Områdesatsing'],
  affectedUnits: ['Berørte virksomheter'],
  phase: ['Fase'],
  amount: ['Søknadsbeløp'],
  benefit: ['Gevinst'],
  summary: ['Sammendrag'],
  deadline: ['Svarfrist'],
};

const given: ApplicationsGiven = {
  heads,
  phases: {
    concept: ['Konsept'],
    planning: ['Planlegging'],
    execution: ['Gjennomføring', 'Execution'],
    closing: ['Avslutning'],
    realisation: ['Realisering'],
  },
  units: [
    { code: 'BAL', name: 'Bydel Alna', kind: 'district', area: null },
    { code: 'BSN', name: 'Bydel Søndre Nordstrand', kind: 'district', area: null },
    { code: 'UDE', name: 'Utdanningsetaten', kind: 'agency', area: null },
  ],
  // A Monday.
  today: '2026-11-23',
  calendar: calendarOf(['2026-11-30']),
  taken: new Set(['2026-1/1']),
  ordinary: [],
};

const HEADS: Cell[] = Object.values(heads).map(([head]) => head ?? '');
const ROW: Cell[] = [
  '2026-2/5',
  'Språkverter på helsestasjonen',
  'Alna',
  'Groruddalssatsingen',
  'BAL, Søndre Nordstrand; Utdanningsetaten',
  'gjennomføring',
  '1 000 000,50',
  'Færre venter.',
  'Fire språkverter i to år.',
  '04.12.2026',
];
const at = { key: 0, title: 1, unit: 2, area: 3, affected: 4, phase: 5, amount: 6, benefit: 7, deadline: 9 };

const aRow = (changes: Partial<Record<keyof typeof at, Cell>> = {}): Cell[] => {
  const row = [...ROW];
  for (const [name, cell] of Object.entries(changes)) {
    const place = Object.entries(at).find(([known]) => known === name)?.[1];
    if (place !== undefined) row[place] = cell;
  }
  return row;
};
const aSheet = (rows: Cell[][], odd: Partial<Sheet> = {}): Sheet => ({
  rows: [HEADS, ...rows],
  formulas: [],
  merged: [],
  ...odd,
});

const faultsOf = (sheet: Sheet) => {
  try {
    readApplications(sheet, given);
  } catch (error) {
    if (error instanceof ApplicationsFault)
      return error.faults.map(({ row, column, reason, detail }) => [`${column}${row}`, reason, detail]);
    throw error;
  }
  return [];
};
const faultsIn = (changes: Partial<Record<keyof typeof at, Cell>>) => faultsOf(aSheet([aRow(changes)]));

describe('a list of applications', () => {
  it('gives one application for each row, with units by code, kroner and days', () => {
    expect(readApplications(aSheet([ROW]), given)).toEqual([
      {
        key: '2026-2/5',
        title: 'Språkverter på helsestasjonen',
        unit: 'BAL',
        area: 'Groruddalssatsingen',
        affectedUnits: ['BAL', 'BSN', 'UDE'],
        phase: 'execution',
        amount: 1_000_001,
        benefit: 'Færre venter.',
        summary: 'Fire språkverter i to år.',
        deadline: '2026-12-04',
      },
    ]);
  });

  it('may have its columns in another order, its heads in other languages, and empty rows in between', () => {
    const order = [9, 8, 7, 6, 5, 4, 3, 2, 1, 0];
    const turned = (row: Cell[]) => order.map((place) => row[place] ?? null);
    const sheet = {
      rows: [[], turned(['CASE  NUMBER *', 'title', ...HEADS.slice(2)]), [null, ' '], turned(ROW)],
      formulas: [],
      merged: [],
    };
    expect(readApplications(sheet, given).map(({ key, amount }) => [key, amount])).toEqual([
      ['2026-2/5', 1_000_001],
    ]);
  });

  it('takes a number as an amount and a date cell as a day', () => {
    const row = aRow({ amount: 250_000, deadline: new Date('2026-12-04T00:00:00Z') });
    expect(readApplications(aSheet([row]), given)).toMatchObject([
      { amount: 250_000, deadline: '2026-12-04' },
    ]);
  });

  it('may leave out the area', () => {
    const [application] = readApplications(aSheet([aRow({ area: null })]), given);
    expect(application).not.toHaveProperty('area');
  });

  it('tells every fault of every row by its place, and gives nothing when there is one', () => {
    const rows = [
      ROW,
      aRow({ key: '2026-2/6', amount: '-5', affected: '' }),
      aRow({ key: '', unit: 'Bydel Frogner', deadline: '22.11.2026' }),
    ];
    expect(faultsOf(aSheet(rows))).toEqual([
      ['E3', 'missing', ''],
      ['G3', 'negative', '-5'],
      ['A4', 'missing', ''],
      ['C4', 'unknown-unit', 'Bydel Frogner'],
      ['J4', 'date-past', '2026-11-22'],
    ]);
  });

  it.each([
    ['mye', 'not-an-amount'],
    ['0', 'nothing'],
    ['5 000 000 000', 'absurd'],
  ])('refuses the amount %s as %s', (amount, reason) =>
    expect(faultsIn({ amount })).toEqual([['G2', reason, amount]]),
  );

  it.each([
    ['today', '23.11.2026', 'date-past', '2026-11-23'],
    ['a Saturday', '2026-12-05', 'date-weekend', '2026-12-05'],
    ['a public holiday', '25.12.2026', 'date-holiday', '2026-12-25'],
    ['a day the municipality closes itself', '30.11.2026', 'date-holiday', '2026-11-30'],
    ['more than a year ahead', '24.11.2027', 'date-too-far', '2027-11-24'],
    ['no day', '31.11.2026', 'not-a-date', '31.11.2026'],
    ['words', 'før jul', 'not-a-date', 'før jul'],
  ])('refuses a deadline that is %s', (_, deadline, reason, detail) =>
    expect(faultsIn({ deadline })).toEqual([['J2', reason, detail]]),
  );

  it('names the unit it does not know among several, and one that is named twice', () => {
    expect(faultsIn({ affected: 'BAL, Frogner' })).toEqual([['E2', 'unknown-unit', 'Frogner']]);
    expect(faultsIn({ affected: 'BAL, Bydel Alna' })).toEqual([['E2', 'unit-twice', 'Bydel Alna']]);
  });

  it('names a key that stands twice, with the row that has it first', () => {
    expect(faultsOf(aSheet([ROW, aRow({ key: '2026-2/6' }), ROW]))).toEqual([['A4', 'key-twice', '2']]);
  });

  it('names a key that a case has already, and one that is no case number', () => {
    expect(faultsIn({ key: '2026-1/1' })).toEqual([['A2', 'key-taken', '2026-1/1']]);
    expect(faultsIn({ key: 'fem' })).toEqual([['A2', 'key-malformed', 'fem']]);
    // What Excel makes of 2026-2-5 before anybody sees it.
    expect(faultsIn({ key: new Date('2026-02-05T00:00:00Z') })).toEqual([
      ['A2', 'key-malformed', '2026-02-05'],
    ]);
  });

  it('names missing text, and text that is too long', () => {
    expect(faultsIn({ benefit: '  ' })).toEqual([['H2', 'missing', '']]);
    expect(faultsIn({ title: 'x'.repeat(201) })).toEqual([['B2', 'too-long', '200']]);
  });

  it('names what nobody could have meant as too long, without looking through it', () => {
    // A file of six kilobytes holds one string of a million characters as often as it likes.
    const endless = 'Kari Åse 912 34 567 '.repeat(50_000);
    const started = performance.now();
    const rows = Array.from({ length: 20 }, () => ROW.map(() => endless));
    const faults = faultsOf(aSheet(rows));
    expect(faults).toHaveLength(200);
    expect(new Set(faults.map(([, reason]) => reason))).toEqual(new Set(['too-long']));
    expect(faults.slice(0, 10).map(([, , detail]) => detail)).toEqual([
      '200',
      '200',
      '200',
      '100',
      '500',
      '100',
      '100',
      '4000',
      '4000',
      '100',
    ]);
    expect(faultsOf({ ...aSheet([]), rows: [Array.from({ length: 60 }, () => endless)] })).toContainEqual([
      'A1',
      'column-unknown',
      endless.slice(0, 60),
    ]);
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it('names text that tells of somebody in particular, without repeating it', () => {
    expect(faultsIn({ benefit: 'Ring 22 12 34 56 om barnet.' })).toEqual([['H2', 'personal-details', '']]);
  });

  it('names formulas and cells made one, whatever they give, each once', () => {
    const odd = { formulas: [{ row: 2, column: 7 }], merged: [{ row: 2, column: 5 }] };
    expect(faultsOf(aSheet([aRow({ amount: null, affected: null })], odd))).toEqual([
      ['E2', 'merged', ''],
      ['G2', 'formula', ''],
    ]);
  });

  it('names columns that are missing, unknown or there twice', () => {
    const sheet = { rows: [[...HEADS.slice(0, 9), 'Tittel', 'Farge'], ROW], formulas: [], merged: [] };
    expect(faultsOf(sheet)).toEqual([
      ['J1', 'column-twice', 'Tittel'],
      ['K1', 'column-unknown', 'Farge'],
      ['L1', 'column-missing', 'Svarfrist'],
    ]);
  });

  it('is empty when there is nothing in it, or nothing below the heads', () => {
    expect(faultsOf({ rows: [[null], [' ']], formulas: [], merged: [] })).toEqual([['A1', 'empty', '']]);
    expect(faultsOf(aSheet([]))).toEqual([['A2', 'empty', '']]);
  });

  it('keeps neither control characters nor marks that turn the direction of writing', () => {
    const [application] = readApplications(aSheet([aRow({ title: 'Ny\u0007 sak\u202E' })]), given);
    expect(application?.title).toBe('Ny  sak');
  });
});

describe('columns', () => {
  it.each([
    [1, 'A'],
    [26, 'Z'],
    [27, 'AA'],
    [52, 'AZ'],
    [703, 'AAA'],
  ])('%i is %s', (number, name) => {
    expect(columnName(number)).toBe(name);
    expect(columnNumber(name)).toBe(number);
  });
});
