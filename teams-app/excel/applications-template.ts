import writeXlsxFile from 'write-excel-file/node';
import { applicationColumns, optionalColumns } from '../../programme/index.ts';
import type { Words } from '../texts/words.ts';

const widths = { key: 14, title: 36, unit: 22, area: 24, affectedUnits: 30, phase: 16, amount: 16 } as const;
const widthOf = (column: string): number =>
  Object.entries(widths).find(([known]) => known === column)?.[1] ?? 40;

/** An empty list of applications: the heads, and how each column is to be filled in, on a sheet of its own. */
export const applicationsTemplate = ({ say }: Words): Promise<Buffer> => {
  const heads = applicationColumns.map((column) => ({
    value: say(`applications.columns.${column}`),
    fontWeight: 'bold' as const,
    wrap: true,
  }));
  const help = applicationColumns.map((column) => [
    { value: say(`applications.columns.${column}`), fontWeight: 'bold' as const },
    { value: say(`applications.help.${column}`), wrap: true },
    { value: say(optionalColumns.includes(column) ? 'applications.optional' : 'applications.required') },
  ]);
  return writeXlsxFile([
    {
      data: [heads],
      sheet: say('applications.sheet'),
      columns: applicationColumns.map((column) => ({ width: widthOf(column) })),
      stickyRowsCount: 1,
    },
    {
      data: help,
      sheet: say('applications.help-sheet'),
      columns: [{ width: 24 }, { width: 80 }, { width: 16 }],
    },
  ]).toBuffer();
};
