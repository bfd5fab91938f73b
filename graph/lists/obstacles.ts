import { choiceColumn, instantColumn, noteColumn, personColumns, textColumn } from './columns.ts';
import type { ListDefinition } from './list-mapping.ts';
import { unitWords } from './words.ts';

/** `TfObstacles`: structural obstacles the units report to the city and the state. */
export const obstacles: ListDefinition = {
  name: 'TfObstacles',
  displayName: 'Strukturelle hindringer',
  template: 'genericList',
  columns: [
    textColumn('TfKey', 'Nøkkel', { unique: true }),
    choiceColumn('TfUnit', 'Virksomhet', Object.values(unitWords), { indexed: true }),
    textColumn('TfProject', 'Prosjekt'),
    noteColumn('TfText', 'Hindring'),
    choiceColumn('TfLevel', 'Nivå', ['kommune', 'stat']),
    choiceColumn('TfStatus', 'Status', ['ny', 'meldt', 'under oppfølging', 'løst']),
    ...personColumns('TfAuthor', 'Meldt av'),
    instantColumn('TfReportedAt', 'Meldt'),
  ],
};
