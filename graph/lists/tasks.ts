import { Task } from '../../programme/index.ts';
import { textColumn } from './columns.ts';
import { choice, constant, day, note, number, orElse, person, text, title } from './fields.ts';
import { listMapping } from './list-mapping.ts';
import { unitWords, workStatusWords } from './words.ts';

/** `TfTasks`: a unit's own part of a measure, or of a project. */
export const tasks = listMapping<Task>({
  name: 'TfTasks',
  displayName: 'Oppgaver',
  schema: Task,
  keyField: 'key',
  extraColumns: [textColumn('TfPlannerTaskId', 'Oppgave i Planner')],
  fields: {
    kind: constant('task'),
    title: title(),
    key: text('TfKey', 'Nøkkel', { unique: true }),
    ownerOid: person('TfAssignee', 'Ansvarlig', { indexed: true }),
    unit: choice('TfUnit', 'Virksomhet', unitWords, { indexed: true }),
    project: text('TfProject', 'Prosjekt', { indexed: true }),
    due: day('TfDue', 'Frist', { indexed: true }),
    status: choice('TfStatus', 'Status', workStatusWords, { indexed: true }),
    doneOn: day('TfDoneOn', 'Fullført dato'),
    note: note('TfNote', 'Merknad'),
    snoozes: orElse(number('TfSnoozes', 'Antall utsettelser', { minimum: 0 }), 0),
    // Kept in the list, so that people see there why nobody is reminded, and until when.
    snoozedUntil: day('TfSnoozedUntil', 'Minnes ikke om før'),
    // Kept in the list, so that an offer nobody has answered yet is seen, and can be withdrawn by emptying it.
    offeredTo: person('TfOfferedTo', 'Tilbudt til'),
    // Kept in the list, so that everybody sees who promised to help.
    helpOid: person('TfHelp', 'Hjelp fra'),
  },
});
