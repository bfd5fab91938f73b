import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import { ExcelFault } from '../../../teams-app/excel/excel-fault.ts';
import { readExcel } from '../../../teams-app/excel/read-excel.ts';
import { limits } from '../../../teams-app/excel/unpack.ts';

const written = async (data: SheetData): Promise<Uint8Array> =>
  new Uint8Array(await writeXlsxFile(data).toBuffer());

const reasonOf = async (file: Uint8Array) => {
  try {
    await readExcel(file);
  } catch (error) {
    if (error instanceof ExcelFault) return error.reason;
    throw error;
  }
  return 'read';
};

/** The file with one part of it written anew. */
const rewritten = (file: Uint8Array, name: string, change: (xml: string) => string): Uint8Array => {
  const parts = unzipSync(file);
  return zipSync({ ...parts, [name]: strToU8(change(strFromU8(parts[name] ?? new Uint8Array()))) });
};
const SHEET = 'xl/worksheets/sheet1.xml';

describe('an Excel file', () => {
  it('gives words, numbers, days and truth as they stand, and empty cells where nothing is', async () => {
    const file = await written([
      [{ value: 'Saksnummer', fontWeight: 'bold' }, { value: 'Beløp' }],
      [null],
      [
        { value: ' 2026-2/5 ' },
        { value: 1_000_000.5 },
        { value: new Date('2026-12-04T00:00:00Z'), format: 'dd.mm.yyyy' },
        { value: true },
      ],
    ]);
    const { rows, formulas, merged } = await readExcel(file);
    expect(rows).toEqual([
      ['Saksnummer', 'Beløp', null, null],
      [null, null, null, null],
      ['2026-2/5', 1_000_000.5, new Date('2026-12-04T00:00:00Z'), true],
    ]);
    expect({ formulas, merged }).toEqual({ formulas: [], merged: [] });
  });

  it('tells where formulas stand, also those that end in an error', async () => {
    const file = await written([
      [{ value: 'a' }, { value: '=1+1', type: 'Formula' }],
      [{ value: 'b' }, null, { value: '=A1', type: 'Formula' }],
    ]);
    const broken = rewritten(file, SHEET, (xml) =>
      xml.replace(/<c r="C2">.*?<\/c>/, '<c r="C2" t="e"><f>A1</f><v>#REF!</v></c>'),
    );
    expect((await readExcel(broken)).formulas).toEqual([
      { row: 1, column: 2 },
      { row: 2, column: 3 },
    ]);
  });

  it('tells where cells were made one', async () => {
    const file = await written([[{ value: 'a' }], [{ value: 'to i ett', columnSpan: 2 }, null]]);
    expect((await readExcel(file)).merged).toEqual([{ row: 2, column: 1 }]);
  });

  it('reads its first sheet, wherever that stands in the file', async () => {
    const file = new Uint8Array(
      await writeXlsxFile([
        { data: [[{ value: 'første' }]], sheet: 'Søknader' },
        { data: [[{ value: 'andre' }]], sheet: 'Hjelp' },
      ]).toBuffer(),
    );
    expect((await readExcel(file)).rows).toEqual([['første']]);
  });

  it.each([
    ['nothing at all', new Uint8Array()],
    ['words', strToU8('Saksnummer;Beløp\n2026-2/5;100')],
    ['noise', new Uint8Array(randomBytes(5000))],
    ['a zip of something else', zipSync({ 'les-meg.txt': strToU8('hei') })],
    ['an older Excel file', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ['a zip cut in two', zipSync({ 'xl/workbook.xml': randomBytes(4000) }).subarray(0, 2000)],
  ])('is not %s', async (_, file) => expect(await reasonOf(file)).toBe('not-excel'));

  it('is refused when it names a sheet that is not there, or its sheet cannot be read', async () => {
    const file = await written([[{ value: 'a' }]]);
    const elsewhere = rewritten(file, 'xl/_rels/workbook.xml.rels', (xml) =>
      xml.replaceAll('sheet1', 'sheet9'),
    );
    expect(await reasonOf(elsewhere)).toBe('not-excel');
    expect(await reasonOf(rewritten(file, SHEET, () => '<worksheet><sheetData><row'))).toBe('not-excel');
  });

  it('with ten thousand rows is refused before its cells are made', async () => {
    const rows = Array.from({ length: 10_000 }, (_, row) => [{ value: `sak ${row}` }]);
    expect(await reasonOf(await written(rows))).toBe('too-many-rows');
  });

  it.each([
    ['A1048576', 'too-many-rows'],
    ['XFD1', 'too-many-columns'],
  ])('with one lone cell at %s is refused, for it would fill the memory', async (place, reason) => {
    const file = await written([[{ value: 'a' }]]);
    const row = /\d+/.exec(place)?.[0] ?? '';
    const far = rewritten(file, SHEET, (xml) =>
      xml.replace(/<row.*<\/row>/, `<row r="${row}"><c r="${place}"><v>1</v></c></row>`),
    );
    expect(await reasonOf(far)).toBe(reason);
  });

  it('that unpacks into far more than it is, is refused as it is counted', async () => {
    const bomb = zipSync({ 'xl/workbook.xml': new Uint8Array(limits.unpacked + 1) }, { level: 9 });
    expect(bomb.length).toBeLessThan(limits.packed);
    expect(await reasonOf(bomb)).toBe('too-large');
  });

  it('whose directory lies about its size is refused all the same', async () => {
    const bomb = zipSync({ 'xl/workbook.xml': new Uint8Array(limits.unpacked + 1) }, { level: 9 });
    const directory = Buffer.from(bomb).lastIndexOf(Buffer.from('504b0102', 'hex'));
    const lying = Buffer.from(bomb);
    lying.writeUInt32LE(10, directory + 24);
    lying.writeUInt32LE(10, 22);
    expect(await reasonOf(new Uint8Array(lying))).toBe('too-large');
  });

  it.each([
    ['one endless tag', `<c ${'r="A1" '.repeat(200_000)}`],
    ['tags that never end', '<c r="A1" '.repeat(200_000)],
    ['one endless name', `<${'a'.repeat(2_000_000)}`],
    ['errors that are none', `<c ${'t="x" '.repeat(200_000)}>`],
  ])('of %s is gone over once, and answered', async (_, inside) => {
    const file = await written([[{ value: 'a' }]]);
    const started = performance.now();
    const made = rewritten(file, SHEET, () => `<worksheet><sheetData>${inside}`);
    expect(await reasonOf(made)).toBe('not-excel');
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it('spoilt anywhere is read, or refused for a reason, and nothing else', async () => {
    const file = await written([
      [{ value: 'Saksnummer' }, { value: 'Beløp' }],
      [{ value: '2026-2/5' }, { value: 1_000_000.5 }],
    ]);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(file.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }),
        async (changes) => {
          const spoilt = new Uint8Array(file);
          for (const [at, byte] of changes) spoilt[at] = byte;
          expect(['read', 'not-excel', 'too-large', 'too-many-rows', 'too-many-columns']).toContain(
            await reasonOf(spoilt),
          );
        },
      ),
      { numRuns: 60, seed: 6 },
    );
  });

  it('of too many parts, or too large to begin with, is refused', async () => {
    const parts = Object.fromEntries(
      Array.from({ length: limits.parts + 1 }, (_, part) => [`p${part}`, strToU8('x')]),
    );
    expect(await reasonOf(zipSync(parts))).toBe('too-large');
    expect(await reasonOf(new Uint8Array(limits.packed + 1))).toBe('too-large');
  });
});
