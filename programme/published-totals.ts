import type { ProgrammeFile } from './programme-file.ts';

/** A published total that its parts do not add up to, and the rows that explain the difference by themselves. */
export type TotalDifference = {
  /** Where the total stands in the file, such as `budget2025.published.projects.total`. */
  path: string;
  published: number;
  sum: number;
  /** What the published total lacks; negative where it is too high. */
  missing: number;
  /** Rows whose amount is just the difference. */
  rows: { number: string | null; name: string }[];
};

type Row = { name: string; number?: string | null; amounts: Record<string, number> };

const check = (path: string, column: string, published: number, rows: Row[]): TotalDifference[] => {
  const amountOf = ({ amounts }: Row) => amounts[column] ?? 0;
  const sum = rows.reduce((total, row) => total + amountOf(row), 0);
  if (sum === published) return [];
  const missing = sum - published;
  const explaining = rows.filter((row) => amountOf(row) === missing);
  const named = explaining.map(({ name, number }) => ({ number: number ?? null, name }));
  return [{ path, published, sum, missing, rows: named }];
};

const checkAll = (path: string, published: Record<string, number>, rows: Row[]): TotalDifference[] =>
  Object.entries(published).flatMap(([column, amount]) => check(`${path}.${column}`, column, amount, rows));

const asRow = ({
  name,
  number,
  ...amounts
}: {
  name: string;
  number?: string | null;
  carriedOver: number;
  applied: number;
  total: number;
  reallocated?: number;
}): Row => ({
  name,
  number: number ?? null,
  amounts: {
    carriedOver: amounts.carriedOver,
    applied: amounts.applied,
    total: amounts.total,
    parts: amounts.carriedOver + amounts.applied + (amounts.reallocated ?? 0),
  },
});

const budgetDifferences = ({ budget2025: budget }: ProgrammeFile): TotalDifference[] => {
  const { projects, office, developers, administration, grand } = budget.published;
  const parts = (rows: Record<string, Record<string, number>>): Row[] =>
    Object.entries(rows).map(([name, amounts]) => ({ name, amounts }));
  const path = 'budget2025.published';
  return [
    ...checkAll(`${path}.projects`, projects, budget.projects.map(asRow)),
    ...checkAll(`${path}.office`, office, budget.office.map(asRow)),
    ...checkAll(`${path}.developers`, developers, budget.developers.map(asRow)),
    // Sums of sums are held against the published parts, so that one missing row is told once.
    ...checkAll(`${path}.administration`, administration, parts({ office, developers })),
    ...checkAll(`${path}.grand`, grand, parts({ projects, office, developers })),
  ];
};

const rowDifferences = ({ budget2025 }: ProgrammeFile): TotalDifference[] =>
  (['projects', 'office', 'developers'] as const).flatMap((list) =>
    budget2025[list].map(asRow).flatMap((row, index) =>
      check(`budget2025.${list}[${index}].total`, 'parts', row.amounts.total ?? 0, [row]).map(
        (difference) => ({
          ...difference,
          rows: [{ number: row.number ?? null, name: row.name }],
        }),
      ),
    ),
  );

const needsDifferences = ({ needs2025 }: ProgrammeFile): TotalDifference[] => {
  const { ongoing, new: fresh, implementation, sum } = needs2025.publishedTotals;
  const rowsOf = (needs: Record<string, number>): Row[] =>
    Object.entries(needs).map(([name, amount]) => ({ name, amounts: { amount } }));
  const path = 'needs2025.publishedTotals';
  return [
    ...check(`${path}.ongoing`, 'amount', ongoing, rowsOf(needs2025.ongoing)),
    ...check(`${path}.new`, 'amount', fresh, rowsOf(needs2025.new)),
    ...check(`${path}.implementation`, 'amount', implementation, rowsOf(needs2025.implementation)),
    ...check(`${path}.sum`, 'amount', sum, rowsOf({ ongoing, new: fresh, implementation })),
  ];
};

/** Every published total held against what it is the total of. */
export const totalDifferences = (file: ProgrammeFile): TotalDifference[] => [
  ...budgetDifferences(file),
  ...rowDifferences(file),
  ...needsDifferences(file),
];
