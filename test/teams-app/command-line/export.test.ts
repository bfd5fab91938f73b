import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ObstacleYear } from '../../../programme/index.ts';
import { sevenUnits } from '../../programme/rounds/seven-units.ts';
import { wordIn } from '../documents/office-files.ts';
import { fakeDeps, run } from './fakes.ts';

let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'export-'));
});
afterAll(() => rm(cwd, { recursive: true }));

const aYear = (year: number): ObstacleYear => ({
  year,
  reported: 1,
  earlier: 0,
  levels: [
    {
      level: 'state',
      counts: { new: 1, reported: 0, 'followed-up': 0, solved: 0 },
      units: [
        {
          unit: 'BBJ',
          lines: [
            {
              key: 'H2025-1',
              text: 'Taushetsplikten',
              unit: 'BBJ',
              alsoUnits: [],
              level: 'state',
              status: 'new',
              on: '2025-03-24',
              isEarlier: false,
            },
          ],
        },
      ],
    },
  ],
});

const given = (words: string, language: 'nb' | 'en' = 'en') =>
  run(`export obstacles ${words}`, { obstacleYear: async (year) => aYear(year) }, { cwd, language });

describe('exporting a year of obstacles', () => {
  it('writes a Norwegian document where it was asked to, and tells so', async () => {
    const { out, exit } = await given('--year 2025 --out year.docx');
    expect([exit, out]).toEqual([0, `Wrote ${join(cwd, 'year.docx')}.\nOne obstacle was reported in 2025.`]);
    expect(wordIn(await readFile(join(cwd, 'year.docx'))).title).toBe('Strukturelle hindringer 2025');
  });

  it('answers with what was written, as plain data', async () => {
    const { out } = await given('--year 2024 --out year.xlsx --json');
    expect(JSON.parse(out)).toEqual({
      file: join(cwd, 'year.xlsx'),
      kind: 'xlsx',
      overwritten: false,
      ...aYear(2024),
    });
    expect((await readFile(join(cwd, 'year.xlsx'))).subarray(0, 2).toString()).toBe('PK');
  });

  it('writes over nothing unless that is asked for, and says so', async () => {
    const file = join(cwd, 'kept.docx');
    await writeFile(file, 'mine');
    const refused = await given('--year 2025 --out kept.docx');
    expect([refused.exit, refused.err]).toEqual([
      2,
      expect.stringContaining('is there already and was not touched'),
    ]);
    expect(await readFile(file, 'utf8')).toBe('mine');
    expect((await given('--year 2025 --out kept.docx --overwrite')).out).toContain(`Wrote over ${file}.`);
    expect((await readFile(file)).subarray(0, 2).toString()).toBe('PK');
  });

  it.each([
    ['--out year.docx', 'needs a year. Add --year'],
    ['--year 25 --out year.docx', '“25” is not a year'],
    ['--year 2025', 'needs somewhere to write. Add --out'],
    ['--year 2025 --out year.pdf', 'year.pdf does not end in .docx (Word) or .xlsx (Excel)'],
    ['--year 2025 --out year', 'year does not end in'],
    ['--year 2025 --out none/year.docx', 'Make it first, or write the file to a folder there is'],
  ])('is refused with a remedy: %s', async (words, remedy) => {
    const { exit, err, out } = await given(words);
    expect([exit, out]).toEqual([2, '']);
    expect(err).toContain(remedy);
  });

  it('tells why a file could not be written', async () => {
    const { exit, err } = await given(`--year 2025 --out ${'x'.repeat(300)}.docx`);
    expect(exit).toBe(2);
    expect(err).toContain('could not be written (ENAMETOOLONG)');
  });
});

describe('exporting a round', () => {
  const rounds = {
    ...fakeDeps().rounds,
    summary: async (period: string) => (period === '2025-T1' ? sevenUnits() : undefined),
  };
  const exported = (words: string) => run(`export round ${words}`, { rounds }, { cwd });

  it('writes what it came to, and answers with it as plain data', async () => {
    const { out, exit } = await exported('2025-t1 --out round.docx --json');
    expect(exit).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      file: join(cwd, 'round.docx'),
      kind: 'docx',
      overwritten: false,
      period: '2025-T1',
      late: ['BGO'],
    });
    expect(wordIn(await readFile(join(cwd, 'round.docx'))).title).toBe('Statusrunde 1. tertial 2025');
    expect((await exported('2025-T1 --out round.xlsx')).out).toBe(
      `Wrote ${join(cwd, 'round.xlsx')}.\n6 of 7 units delivered.`,
    );
  });

  it.each([
    ['2031-T1 --out other.docx', 'There is no round for 2031-T1.'],
    ['2025-T1', 'needs somewhere to write'],
    ['--out other.docx', 'is not complete'],
  ])('is refused with a remedy: %s', async (words, remedy) => {
    const { exit, err } = await exported(words);
    expect(exit).toBe(2);
    expect(err).toContain(remedy);
  });
});
