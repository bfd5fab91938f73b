import type { UseCaseDeps } from './act.ts';
import { type ListName, valuesOf } from './actions.ts';
import { daysBetween, mondayOf, osloDay } from './dates.ts';
import { entityKey } from './entity-key.ts';
import { planImport, rowsWithoutProject } from './import-plan.ts';
import type { Actor, Entities, Transaction } from './ports.ts';
import type { ProgrammeFile } from './programme-file.ts';
import { type TotalDifference, totalDifferences } from './published-totals.ts';
import { type ImportFiles, readImportFiles } from './read-import-files.ts';

export type ImportReport = {
  lists: { list: ListName; added: number; alreadyThere: number }[];
  /** By how many weeks every date was moved, the projects' first and last days too; 0 when dates are kept. */
  shiftWeeks: number;
  /** Published totals their rows do not add up to. */
  totals: TotalDifference[];
  /** Budget rows no project has the number of. */
  withoutProject: { number: string | null; name: string; unit: string; total: number }[];
  /** Roles the file counts otherwise than the directory holds them. */
  roleCounts: { role: string; counted: number; held: number }[];
};

const roleCounts = ({ programme, directory }: ImportFiles): ImportReport['roleCounts'] =>
  programme.roles.flatMap(({ id, count }) => {
    const held = directory.users.filter(({ roles }) => roles.includes(id)).length;
    return count === undefined || count === held ? [] : [{ role: id, counted: count, held }];
  });

const weeksTo = (file: ProgrammeFile, today: string): number =>
  daysBetween(mondayOf(file.programme.referenceDate), mondayOf(today)) / 7;

type Entry = Pick<Actor, 'via'> & { actor: string; at: string };

const addRows = async <L extends ListName>(tx: Transaction, entry: Entry, list: L, rows: Entities[L][]) => {
  let added = 0;
  for (const row of rows) {
    if (!(await tx.add(list, row))) continue;
    added += 1;
    const change = { before: {}, after: valuesOf(row) };
    await tx.log({ ...entry, verb: 'import', list, key: entityKey(row), ...change });
  }
  return { list, added, alreadyThere: rows.length - added };
};

/**
 * Brings the programme's own figures in: what is missing is added, what is there is left as it is, all in one
 * transaction. A file with faults throws `ImportFault` and writes nothing. With `shift`, every date moves by the
 * whole weeks that bring the file's reference day to this week's Monday.
 */
export const importProgramme =
  ({ records, clock }: UseCaseDeps) =>
  async (
    { oid, via }: Actor,
    input: { programme: unknown; directory: unknown; shift: boolean },
  ): Promise<ImportReport> => {
    const files = readImportFiles(input);
    const now = clock.now();
    const shiftWeeks = input.shift ? weeksTo(files.programme, osloDay(now)) : 0;
    const plan = planImport(files, shiftWeeks);
    const entry = { at: now.toString(), actor: oid, via };
    const lists = await records.transaction(async (tx) => [
      await addRows(tx, entry, 'TfSettings', plan.TfSettings),
      await addRows(tx, entry, 'TfPeople', plan.TfPeople),
      await addRows(tx, entry, 'TfRisks', plan.TfRisks),
      await addRows(tx, entry, 'TfMeasures', plan.TfMeasures),
      await addRows(tx, entry, 'TfTasks', plan.TfTasks),
      await addRows(tx, entry, 'TfProjects', plan.TfProjects),
    ]);
    return {
      lists,
      shiftWeeks,
      totals: totalDifferences(files.programme),
      withoutProject: rowsWithoutProject(files.programme).map(({ number, name, unit, total }) => ({
        number,
        name,
        unit,
        total,
      })),
      roleCounts: roleCounts(files),
    };
  };
