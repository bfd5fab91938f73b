import { isGraphError } from './graph-error.ts';
import { type Column, definitionOf } from './lists/columns.ts';
import type { ListDefinition } from './lists/list-mapping.ts';
import type { ProvisionNote } from './provision.ts';
import type { ListReply } from './replies.ts';
import { ColumnReply } from './schema/column-reply.ts';
import type { Site } from './site.ts';

const missingChoices = (wanted: Column, found: ColumnReply): string[] =>
  (wanted.choices ?? []).filter((choice) => !found.choice?.choices.includes(choice));

type Change = { note: ProvisionNote; body: Record<string, unknown> };

// Choices people added keep their place; ours come after them.
const changesTo = (wanted: Column, found: ColumnReply): Change[] => {
  const column = wanted.name;
  const changes: Change[] = [];
  const choices = missingChoices(wanted, found);
  if (choices.length > 0) {
    const all = [...(found.choice?.choices ?? []), ...choices];
    changes.push({ note: { change: 'choices-added', column, choices }, body: { choice: { choices: all } } });
  }
  if (wanted.indexed && !found.indexed)
    changes.push({ note: { change: 'index-added', column }, body: { indexed: true } });
  if (wanted.unique && !found.enforceUniqueValues) {
    const body = { indexed: true, enforceUniqueValues: true };
    changes.push({ note: { change: 'unique-added', column }, body });
  }
  return changes;
};

/** Adds to a list's columns what its definition asks for; takes nothing away and changes no type. */
export const upgradeColumns = async (
  site: Site,
  list: ListReply,
  wanted: ListDefinition,
  note: (note: ProvisionNote) => void,
): Promise<void> => {
  const path = `/lists/${list.id}/columns`;
  const found = new Map<string, ColumnReply>();
  for await (const column of site.entries(path, wanted.name, ColumnReply)) found.set(column.name, column);

  const attempt = async (line: ProvisionNote, work: Promise<unknown>): Promise<void> => {
    try {
      await work;
      note(line);
    } catch (error) {
      // A list with doubles takes no unique column, one past 5 000 rows no index: the rest still goes on.
      if (!isGraphError(error, 'invalid', 'conflict')) throw error;
      const { code } = error.details;
      note({ ...line, change: 'refused', wanted: line.change, ...(code !== undefined && { code }) });
    }
  };

  for (const column of wanted.columns) {
    const there = found.get(column.name);
    const about = `${wanted.name}.${column.name}`;
    if (!there) {
      const adding = site.send({ method: 'POST', path, about, body: definitionOf(column) }, ColumnReply);
      await attempt({ change: 'column-added', column: column.name }, adding);
    } else if (there.kind !== column.kind) {
      note({ change: 'conflict', column: column.name, found: there.kind, wanted: column.kind });
    } else {
      for (const { note: line, body } of changesTo(column, there)) {
        const changing = site.send(
          { method: 'PATCH', path: `${path}/${there.id}`, about, body },
          ColumnReply,
        );
        await attempt(line, changing);
      }
    }
  }
};
