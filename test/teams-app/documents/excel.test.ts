import { writeExcel } from '../../../teams-app/documents/excel.ts';
import { partOf, partsOf, sheetsIn } from './office-files.ts';

const sheet = (rows: Parameters<typeof writeExcel>[0][number]['rows']) => ({
  name: 'Ark',
  columns: [{ head: '=A1', width: 10 }],
  rows,
});

describe('an Excel file', () => {
  const risky = [
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("https://x")',
  ];

  it('keeps words as words, whatever they begin with: no cell is a formula', async () => {
    const file = await writeExcel([sheet(risky.map((words) => [words]))]);
    expect(partOf(file, 'xl/worksheets/sheet1.xml')).toContain('<sheetData>');
    expect(partsOf(file)).not.toMatch(/<f[ >]/);
    const read = (await sheetsIn(file)).Ark?.flat();
    // What a file of XML cannot hold is left out, the words never are.
    expect(read).toEqual([
      '=A1',
      '=1+1',
      '+1',
      '-1',
      '@SUM(A1)',
      '\t=1',
      '=1',
      "=cmd|' /C calc'!A0",
      '=HYPERLINK("https://x")',
    ]);
    expect(partOf(file, 'xl/worksheets/sheet1.xml').match(/<c /g)).toHaveLength(9);
    expect(partOf(file, 'xl/worksheets/sheet1.xml').match(/ t="s"/g)).toHaveLength(9);
  });

  it('leaves out what XML has no way to write, and what is longer than a cell', async () => {
    const file = await writeExcel([
      sheet([['a\u0000b\uFFFFc\uD800'], ['x'.repeat(40_000)], [undefined], [7]]),
    ]);
    const [, odd, long, empty, number] = (await sheetsIn(file)).Ark ?? [];
    expect(odd).toEqual(['abc']);
    expect(String(long?.[0])).toHaveLength(32_000);
    expect([empty, number]).toEqual([[null], [7]]);
  });
});
