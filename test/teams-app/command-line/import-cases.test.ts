import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readExcel } from '../../../teams-app/excel/read-excel.ts';
import { run } from './fakes.ts';

const at: { cwd: string } = { cwd: '' };
beforeEach(async () => {
  at.cwd = await mkdtemp(join(tmpdir(), 'taktfast-cases-'));
});
afterEach(() => rm(at.cwd, { recursive: true }));

describe('case import', () => {
  it('hands over the file and tells which drafts were made', async () => {
    await writeFile(join(at.cwd, 'liste.xlsx'), 'innhold');
    const handed: string[] = [];
    const { exit, out } = await run(
      'case import liste.xlsx',
      {
        importCases: async (file) => {
          handed.push(Buffer.from(file).toString());
          return { outcome: 'taken', keys: ['2026-1/5', '2026-1/6'] };
        },
      },
      { cwd: at.cwd },
    );
    expect({ exit, handed, out }).toEqual({
      exit: 0,
      handed: ['innhold'],
      out: '2 applications were read in as drafts: 2026-1/5 and 2026-1/6.',
    });
  });

  it('tells every fault by its row and column, and ends with 1', async () => {
    await writeFile(join(at.cwd, 'liste.xlsx'), 'innhold');
    const faults = [
      { row: 3, column: 'G', reason: 'negative', detail: '-5' },
      { row: 4, column: 'E', reason: 'missing', detail: '' },
    ] as const;
    const { exit, out } = await run(
      'case import liste.xlsx',
      { importCases: async () => ({ outcome: 'faulty', faults }) },
      { cwd: at.cwd },
    );
    expect(exit).toBe(1);
    expect(out.split('\n')).toEqual([
      'The list was not read in. Mend these 2 faults and try again:',
      '  Row 3, column G: The amount -5 is negative.',
      '  Row 4, column E: Something is missing here.',
    ]);
  });

  it('says why a file is not read, and when there is none', async () => {
    await writeFile(join(at.cwd, 'liste.xlsx'), 'innhold');
    const unreadable = async () => ({ outcome: 'unreadable' as const, reason: 'too-many-rows' as const });
    const told = await run('case import liste.xlsx', { importCases: unreadable }, { cwd: at.cwd });
    expect(told).toMatchObject({
      exit: 1,
      out: 'The list has too many rows. There may be 500; split it.',
    });
    expect((await run('case import borte.xlsx', {}, { cwd: at.cwd })).exit).toBe(2);
  });
});

describe('export applications-template', () => {
  it('writes an empty list with the heads, and help on a second sheet', async () => {
    const { exit } = await run(
      'export applications-template --out mal.xlsx',
      {},
      { cwd: at.cwd, language: 'nb' },
    );
    expect(exit).toBe(0);
    const { rows } = await readExcel(await readFile(join(at.cwd, 'mal.xlsx')));
    expect(rows).toEqual([
      [
        ...['Saksnummer', 'Tittel', 'Søker', 'Områdesatsing', 'Berørte virksomheter', 'Fase', 'Søknadsbeløp'],
        ...['Forventet nytte', 'Sakstekst', 'Svarfrist'],
      ],
    ]);
  });

  it('writes no Word file', async () => {
    expect((await run('export applications-template --out mal.docx', {}, { cwd: at.cwd })).exit).toBe(2);
  });
});
