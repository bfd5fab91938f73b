import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  type Digest,
  type DigestLine,
  importProgramme,
  type ReminderPlan,
  runDigest,
  runReminders,
} from '../../programme/index.ts';
import { clockAt } from './build.ts';
import { type FakeRecords, fakeRecords } from './fake-records.ts';
import { theFiles } from './real-data.ts';

/*
 * Reminders and digests of 2025, worked out by hand from programme-2025.json. Nothing has been done to any line.
 *
 * Deadlines, oldest first (38 measures; a developer measure, marked *, has 7 tasks with the same deadline):
 *   31 Jan  F2                         25 Apr  A2                        29 Aug  E8
 *   14 Mar  A1 D6 E6                   30 Apr  B3 C3 D5 E2* E7 G5        30 Sep  E4
 *   20 Mar  C1                         16 May  A3                         1 Oct  B4
 *   28 Mar  D2 D3                      30 May  D4 E5                     31 Oct  H2
 *   31 Mar  A4* E3 G1 G2 G4 H4*         6 Jun  H3                        14 Nov  F1
 *    1 Apr  B1 B2 D1 E1* H1            13 Jun  G3                        28 Nov  C4
 *                                      20 Jun  C5                        15 Dec  C2
 * Owners: programme lead A1 A4 C1 C2 C4 D2 D4 D5 D6 E1 E2 E5 E6 F1 F2 G5 H3 H4, and, as the board's chair, B4 D1;
 *   programme adviser B1 B2 B3 C5 D3 E4 E7 E8 H1 H2 (two people hold that role: the first of the directory);
 *   communications adviser A2 A3 C3 E3 G1 G2 G3 G4. All stand in the office, DOU.
 * Closed days: 17, 18 and 21 April (Easter), 1 May, 29 May (Ascension), 9 June (Whit Monday); 17 May is a Saturday.
 */

const developers = ['BAL', 'BBJ', 'BGO', 'BGR', 'BSN', 'BSR', 'UDE'];
/** The tasks of a developer measure, in the order of their keys. */
const tasks = (key: string): string[] => developers.map((unit) => `${key}-${unit}`);
/** A developer measure with its tasks. */
const whole = (key: string): string[] => [key, ...tasks(key)];
const aged = (days: number, ...keys: string[]): string[] => keys.map((key) => `${key} ${days}`);

/** `A4 in-7-days 7`: the line, the step that brought it, and the days left (negative: past). */
const cardsOf = ({ reminders }: ReminderPlan): Record<string, string[]> =>
  Object.fromEntries(
    reminders.map(({ to, lines }) => [
      to.name,
      lines.map(({ item, step, days }) => `${item.key} ${step} ${days}`),
    ]),
  );

const keysOf = (lines: { item: { key: string } }[]): string[] => lines.map(({ item }) => item.key);
const agesOf = (lines: DigestLine[]): string[] =>
  lines.map(({ item, daysOverdue }) => `${item.key} ${daysOverdue}`);

const eachDeveloper = (lines: (unit: string) => string[]): Record<string, string[]> => ({
  'Utvikler Alna': lines('BAL'),
  'Utvikler Bjerke': lines('BBJ'),
  'Utvikler Gamle Oslo': lines('BGO'),
  'Utvikler Grorud': lines('BGR'),
  'Utvikler Stovner': lines('BSR'),
  'Utvikler Søndre Nordstrand': lines('BSN'),
  'Utvikler Utdanningsetaten': lines('UDE'),
});

// Every line that was due on 1 April or before: 27 + 12 = 39, oldest first, in the order of their keys.
const due31March = [...whole('A4'), 'E3', 'G1', 'G2', 'G4', ...whole('H4')]; // 8 + 4 + 8 = 20
const due1April = ['B1', 'B2', 'D1', ...whole('E1'), 'H1']; // 3 + 8 + 1 = 12
const due30April = ['B3', 'C3', 'D5', ...whole('E2'), 'E7', 'G5']; // 3 + 8 + 2 = 13
const untilMarch = ['F2', 'A1', 'D6', 'E6', 'C1', 'D2', 'D3', ...due31March]; // 7 + 20 = 27
const untilApril1 = [...untilMarch, ...due1April];

const everyUnit = ['BAL', 'BBJ', 'BGO', 'BGR', 'BSR', 'BSN', 'UDE', 'DOU'];

type Row = {
  day: string;
  cards: Record<string, string[]>;
  needsHelp: string[];
  overdue: string[];
  overdueByRisk: Record<string, number>;
  overdueByUnit: Record<string, number>;
  overdueLastWeek: number;
  dueSoon: string[];
  missingStatus: number;
  sharedCauses: Record<string, string[]>;
  /** What Alna's manager reads. */
  alna: {
    overdue: string[];
    overdueLastWeek: number;
    dueSoon: string[];
    needsHelp: string[];
    missingStatus: string[];
  };
};

const table: Row[] = [
  {
    // Monday. Seven days before 31 March, also a Monday. 14 March + 7 was last Friday, 20 March + 7 comes on Thursday.
    // F2 is 28 + 24 = 52 days late, more than two weeks: no card. A1, D6 and E6 are 10 days late, C1 is 4.
    day: '2025-03-24',
    cards: {
      Programleder: ['A4 in-7-days 7', 'H4 in-7-days 7'],
      Kommunikasjonsrådgiver: ['E3 in-7-days 7', 'G1 in-7-days 7', 'G2 in-7-days 7', 'G4 in-7-days 7'],
      ...eachDeveloper((unit) => [`A4-${unit} in-7-days 7`, `H4-${unit} in-7-days 7`]),
    },
    needsHelp: ['F2'],
    overdue: ['F2 52', 'A1 10', 'D6 10', 'E6 10', 'C1 4'],
    overdueByRisk: { A: 1, C: 1, D: 1, E: 1, F: 1 },
    overdueByUnit: { DOU: 5 },
    // On 17 March C1 was still to come.
    overdueLastWeek: 4,
    // Until 7 April.
    dueSoon: ['D2', 'D3', ...due31March, ...due1April],
    // 28 projects less Moderne barnehage (until January) and Mobilt akutteam (until February).
    missingStatus: 26,
    // All five stand in the office.
    sharedCauses: {},
    alna: {
      overdue: [],
      overdueLastWeek: 0,
      dueSoon: ['A4-BAL', 'H4-BAL', 'E1-BAL'],
      needsHelp: [],
      missingStatus: [
        'Helsestasjon for ungdom i bydel Alna',
        'Operativt Salto',
        'Økt strukturkvalitet i barnehagene',
      ],
    },
  },
  {
    // Tuesday, the round's deadline. 31 March was yesterday: its weekly step comes on the 7th.
    // Two weeks late or more: 18 March or before. C1 is 12 days late; its step of 27 March is past, the next is 3 April.
    day: '2025-04-01',
    cards: {
      Programleder: ['D1 today 0', 'E1 today 0'],
      Programrådgiver: ['B1 today 0', 'B2 today 0', 'H1 today 0'],
      ...eachDeveloper((unit) => [`E1-${unit} today 0`]),
    },
    needsHelp: ['F2', 'A1', 'D6', 'E6'],
    overdue: [
      'F2 60',
      ...aged(18, 'A1', 'D6', 'E6'),
      'C1 12',
      ...aged(4, 'D2', 'D3'),
      ...aged(1, ...due31March),
    ],
    // A: A1 + 8. C: C1. D: D6 D2 D3. E: E6 E3. F: F2. G: three. H: 8. Together 27.
    overdueByRisk: { A: 9, C: 1, D: 3, E: 2, F: 1, G: 3, H: 8 },
    // Two tasks in each unit; 27 - 14 = 13 in the office.
    overdueByUnit: { BAL: 2, BBJ: 2, BGO: 2, BGR: 2, BSR: 2, BSN: 2, UDE: 2, DOU: 13 },
    // On 25 March: F2, A1, D6, E6 and C1.
    overdueLastWeek: 5,
    // Until 15 April.
    dueSoon: due1April,
    // Helsestasjon for ungdom ended with March.
    missingStatus: 25,
    sharedCauses: { A: everyUnit, H: everyUnit },
    alna: {
      overdue: ['A4-BAL 1', 'H4-BAL 1'],
      overdueLastWeek: 0,
      dueSoon: ['E1-BAL'],
      needsHelp: [],
      missingStatus: ['Operativt Salto', 'Økt strukturkvalitet i barnehagene'],
    },
  },
  {
    // Wednesday, the last working day before Easter. Fourteen days before 30 April. Seven days before 25 April is Good
    // Friday, so that step comes today, with nine days left. 1 April is 15 days ago: everything late needs help.
    day: '2025-04-16',
    cards: {
      Programleder: ['D5 in-14-days 14', 'E2 in-14-days 14', 'G5 in-14-days 14'],
      Programrådgiver: ['B3 in-14-days 14', 'E7 in-14-days 14'],
      Kommunikasjonsrådgiver: ['A2 in-7-days 9', 'C3 in-14-days 14'],
      ...eachDeveloper((unit) => [`E2-${unit} in-14-days 14`]),
    },
    needsHelp: untilApril1,
    overdue: [
      'F2 75',
      ...aged(33, 'A1', 'D6', 'E6'),
      'C1 27',
      ...aged(19, 'D2', 'D3'),
      ...aged(16, ...due31March),
      ...aged(15, ...due1April),
    ],
    // As on 1 April, and B: B1 B2. D: also D1. E: also the eight of E1. H: also H1. Together 39.
    overdueByRisk: { A: 9, B: 2, C: 1, D: 4, E: 10, F: 1, G: 3, H: 9 },
    // Three tasks in each unit; 39 - 21 = 18.
    overdueByUnit: { BAL: 3, BBJ: 3, BGO: 3, BGR: 3, BSR: 3, BSN: 3, UDE: 3, DOU: 18 },
    overdueLastWeek: 39,
    // Until 30 April, that day too.
    dueSoon: ['A2', ...due30April],
    missingStatus: 25,
    sharedCauses: { A: everyUnit, E: everyUnit, H: everyUnit },
    alna: {
      overdue: ['A4-BAL 16', 'H4-BAL 16', 'E1-BAL 15'],
      overdueLastWeek: 3,
      dueSoon: ['E2-BAL'],
      needsHelp: ['A4-BAL', 'H4-BAL', 'E1-BAL'],
      missingStatus: ['Operativt Salto', 'Økt strukturkvalitet i barnehagene'],
    },
  },
  {
    // Friday, the day after a holiday. 25 April + 7, and 14 days before 16 May. 30 April is two days ago: no step.
    day: '2025-05-02',
    cards: { Kommunikasjonsrådgiver: ['A2 overdue -7', 'A3 in-14-days 14'] },
    needsHelp: untilApril1,
    // F2: 28 + 31 + 30 + 2 days after 31 January.
    overdue: [
      'F2 91',
      ...aged(49, 'A1', 'D6', 'E6'),
      'C1 43',
      ...aged(35, 'D2', 'D3'),
      ...aged(32, ...due31March),
      ...aged(31, ...due1April),
      'A2 7',
      ...aged(2, ...due30April),
    ],
    // Also A2; B3; C3; D5; the eight of E2, and E7; G5. Together 39 + 14 = 53.
    overdueByRisk: { A: 10, B: 3, C: 2, D: 5, E: 19, F: 1, G: 4, H: 9 },
    // Four tasks in each unit; 53 - 28 = 25.
    overdueByUnit: { BAL: 4, BBJ: 4, BGO: 4, BGR: 4, BSR: 4, BSN: 4, UDE: 4, DOU: 25 },
    // On 25 April A2 was due that very day, not late.
    overdueLastWeek: 39,
    dueSoon: ['A3'],
    // Barne- og familiehagen ended with April.
    missingStatus: 24,
    sharedCauses: { A: everyUnit, E: everyUnit, H: everyUnit },
    alna: {
      overdue: ['A4-BAL 32', 'H4-BAL 32', 'E1-BAL 31', 'E2-BAL 2'],
      overdueLastWeek: 3,
      dueSoon: [],
      needsHelp: ['A4-BAL', 'H4-BAL', 'E1-BAL'],
      missingStatus: ['Operativt Salto', 'Økt strukturkvalitet i barnehagene'],
    },
  },
  {
    // Wednesday before Ascension Day. The day before 30 May is that Thursday, so the step comes today, two days ahead.
    // A3 is 12 days late: its steps are 23 and 30 May. 30 April is 28 days ago.
    day: '2025-05-28',
    cards: { Programleder: ['D4 tomorrow 2', 'E5 tomorrow 2'] },
    needsHelp: [...untilApril1, 'A2', ...due30April],
    overdue: [
      'F2 117',
      ...aged(75, 'A1', 'D6', 'E6'),
      'C1 69',
      ...aged(61, 'D2', 'D3'),
      ...aged(58, ...due31March),
      ...aged(57, ...due1April),
      'A2 33',
      ...aged(28, ...due30April),
      'A3 12',
    ],
    overdueByRisk: { A: 11, B: 3, C: 2, D: 5, E: 19, F: 1, G: 4, H: 9 },
    overdueByUnit: { BAL: 4, BBJ: 4, BGO: 4, BGR: 4, BSR: 4, BSN: 4, UDE: 4, DOU: 26 },
    // On 21 May A3 was five days late already.
    overdueLastWeek: 54,
    // Until 11 June.
    dueSoon: ['D4', 'E5', 'H3'],
    // The four that end with May are still under way.
    missingStatus: 24,
    sharedCauses: { A: everyUnit, E: everyUnit, H: everyUnit },
    alna: {
      overdue: ['A4-BAL 58', 'H4-BAL 58', 'E1-BAL 57', 'E2-BAL 28'],
      overdueLastWeek: 4,
      dueSoon: [],
      needsHelp: ['A4-BAL', 'H4-BAL', 'E1-BAL', 'E2-BAL'],
      missingStatus: ['Operativt Salto', 'Økt strukturkvalitet i barnehagene'],
    },
  },
  {
    // Friday. G3 is due; C5 in a week; H3 a week late. D4 and E5 are 14 days late today and need help.
    day: '2025-06-13',
    cards: {
      Programleder: ['H3 overdue -7'],
      Programrådgiver: ['C5 in-7-days 7'],
      Kommunikasjonsrådgiver: ['G3 today 0'],
    },
    needsHelp: [...untilApril1, 'A2', ...due30April, 'A3', 'D4', 'E5'],
    overdue: [
      'F2 133',
      ...aged(91, 'A1', 'D6', 'E6'),
      'C1 85',
      ...aged(77, 'D2', 'D3'),
      ...aged(74, ...due31March),
      ...aged(73, ...due1April),
      'A2 49',
      ...aged(44, ...due30April),
      'A3 28',
      ...aged(14, 'D4', 'E5'),
      'H3 7',
    ],
    overdueByRisk: { A: 11, B: 3, C: 2, D: 6, E: 20, F: 1, G: 4, H: 10 },
    overdueByUnit: { BAL: 4, BBJ: 4, BGO: 4, BGR: 4, BSR: 4, BSN: 4, UDE: 4, DOU: 29 },
    // On 6 June H3 was due that very day.
    overdueLastWeek: 56,
    dueSoon: ['G3', 'C5'],
    // 24 less Har vi trygge tjenester, Operativt Salto, PIPPI and Økt strukturkvalitet.
    missingStatus: 20,
    sharedCauses: { A: everyUnit, E: everyUnit, H: everyUnit },
    alna: {
      overdue: ['A4-BAL 74', 'H4-BAL 74', 'E1-BAL 73', 'E2-BAL 44'],
      overdueLastWeek: 4,
      dueSoon: [],
      needsHelp: ['A4-BAL', 'H4-BAL', 'E1-BAL', 'E2-BAL'],
      missingStatus: [],
    },
  },
];

/** Everybody with the role manager, the programme lead, and the strategic chair. */
const readers = {
  Programleder: 'all',
  'Leder strategisk styre': 'all',
  Porteføljeansvarlig: 'UDE',
  'Bydelsdirektør Alna': 'BAL',
  'Bydelsdirektør Bjerke': 'BBJ',
  'Bydelsdirektør Gamle Oslo': 'BGO',
  'Bydelsdirektør Grorud': 'BGR',
  'Bydelsdirektør Stovner': 'BSR',
  'Bydelsdirektør Søndre Nordstrand': 'BSN',
};

const records: FakeRecords = fakeRecords();
const clock = clockAt('2025-03-03');
const dryRun = { dryRun: true };
const planOn = async (day: string) => (await runReminders({ records, clock })(day, dryRun)).plan;
const digestsOn = async (day: string): Promise<Digest[]> =>
  (await runDigest({ records })(day, dryRun)).digests;

beforeAll(async () => {
  const cli = { oid: 'taktfast', via: 'command-line' } as const;
  await importProgramme({ records, clock })(cli, { ...theFiles(), shift: false });
});

const countsOf = (groups: { lines: unknown[] }[], name: (index: number) => string): Record<string, number> =>
  Object.fromEntries(groups.map(({ lines }, index) => [name(index), lines.length]));

describe.each(table)("the programme's own data on $day", (row) => {
  let plan: ReminderPlan;
  let digests: Digest[];
  const digestOf = (name: string): Digest => {
    const digest = digests.find(({ to }) => to.name === name);
    if (!digest) throw new Error(`${name} reads no digest`);
    return digest;
  };
  beforeAll(async () => {
    plan = await planOn(row.day);
    digests = await digestsOn(row.day);
  });

  it('gives each person just these lines, by just these steps', () => {
    expect(cardsOf(plan)).toEqual(row.cards);
  });
  it('takes just these lines off the cards: they need help', () => {
    expect(keysOf(plan.needsHelp).sort()).toEqual([...row.needsHelp].sort());
    expect(new Set(plan.needsHelp.map(({ reason }) => reason))).toEqual(new Set(['two-unanswered-weeks']));
    expect([plan.homeless, plan.closed]).toEqual([[], undefined]);
  });
  it.each(['Programleder', 'Leder strategisk styre'])('shows all of it to %s', (name) => {
    const digest = digestOf(name);
    expect(agesOf(digest.overdue)).toEqual(row.overdue);
    expect(keysOf(digest.needsHelp)).toEqual(row.needsHelp);
    expect(keysOf(digest.dueSoon)).toEqual(row.dueSoon);
    expect(digest.overdueLastWeek).toBe(row.overdueLastWeek);
    expect(digest.missingStatus).toHaveLength(row.missingStatus);
    expect([digest.changes, digest.homeless, digest.notMeasured]).toEqual([[], [], []]);
  });
  it('sums the overdue by risk and by unit', () => {
    const { overdueByRisk, overdueByUnit } = digestOf('Programleder');
    expect(countsOf(overdueByRisk, (index) => overdueByRisk[index]?.risk ?? '')).toEqual(row.overdueByRisk);
    expect(countsOf(overdueByUnit, (index) => overdueByUnit[index]?.unit ?? '')).toEqual(row.overdueByUnit);
  });
  it('names the risks that are late in several units', () => {
    const { sharedCauses } = digestOf('Programleder');
    expect(Object.fromEntries(sharedCauses.map(({ risk, units }) => [risk, units]))).toEqual(
      row.sharedCauses,
    );
  });
  it("shows Alna's manager what is Alna's", () => {
    const { overdue, overdueLastWeek, dueSoon, needsHelp, missingStatus } = digestOf('Bydelsdirektør Alna');
    expect({
      overdue: agesOf(overdue),
      overdueLastWeek,
      dueSoon: keysOf(dueSoon),
      needsHelp: keysOf(needsHelp),
      missingStatus: missingStatus.map(({ title }) => title),
    }).toEqual(row.alna);
  });
  it('reaches these readers, each with their own scope', () => {
    expect(Object.fromEntries(digests.map(({ to, scope }) => [to.name, scope]))).toEqual(readers);
  });
  it('gives the same answer twice', async () => {
    expect(await planOn(row.day)).toEqual(plan);
    expect(await digestsOn(row.day)).toEqual(digests);
  });
});

describe.each([
  ['2025-04-17', 'holiday', 'Maundy Thursday'],
  ['2025-05-29', 'holiday', 'Ascension Day'],
  ['2025-06-14', 'weekend', 'a Saturday'],
] as const)("the programme's own data on %s", (day, closed, name) => {
  it(`gives nobody a card, for it is ${name}`, async () => {
    expect(await planOn(day)).toEqual({ day, closed, reminders: [], needsHelp: [], homeless: [] });
  });
});
