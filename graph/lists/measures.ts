import { Measure } from '../../programme/index.ts';
import { textColumn } from './columns.ts';
import { choice, constant, day, note, number, orElse, person, text, title } from './fields.ts';
import { listMapping } from './list-mapping.ts';
import { riskWords, unitWords, workStatusWords } from './words.ts';

/** `TfMeasures`: what somebody has promised to do against a risk. */
export const measures = listMapping<Measure>({
  name: 'TfMeasures',
  displayName: 'Tiltak',
  schema: Measure,
  keyField: 'key',
  extraColumns: [textColumn('TfPlannerTaskId', 'Oppgave i Planner')],
  fields: {
    kind: constant('measure'),
    title: title(),
    key: text('TfKey', 'Nøkkel', { unique: true }),
    risk: choice('TfRisk', 'Risiko', riskWords, { indexed: true }),
    ownerOid: person('TfResponsible', 'Ansvarlig', { indexed: true }),
    unit: choice('TfUnit', 'Virksomhet', unitWords, { indexed: true }),
    due: day('TfDue', 'Frist', { indexed: true }),
    status: choice('TfStatus', 'Status', workStatusWords, { indexed: true }),
    // A row somebody typed in without a cadence is done once.
    cadence: orElse(
      choice('TfCadence', 'Gjentas', {
        once: 'engangs',
        monthly: 'månedlig',
        quarterly: 'kvartal',
        tertial: 'tertial',
        annual: 'årlig',
        'per-round': 'søknadsrunde',
      }),
      'once',
    ),
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
