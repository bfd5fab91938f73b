import type { Words } from '../texts/words.ts';

/** What a command found: plain data for `--json`, lines for people, and whether all is well. */
export type Answer = { json: unknown; print: (words: Words) => string[]; exit: 0 | 1 };

/** Rows of cells with each column as wide as its widest cell. */
export const aligned = (rows: readonly (readonly string[])[], indent = '  '): string[] => {
  const widths = rows.reduce<number[]>(
    (widest, row) => row.map((cell, column) => Math.max(cell.length, widest[column] ?? 0)),
    [],
  );
  return rows.map((row) =>
    (indent + row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ')).trimEnd(),
  );
};

/** A heading and what stands under it; nothing at all when there is nothing. */
export const section = (heading: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', heading, ...lines];
