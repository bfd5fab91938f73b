import { choiceColumn, instantColumn, noteColumn, personColumns, textColumn } from './columns.ts';
import type { ListDefinition } from './list-mapping.ts';
import { unitWords } from './words.ts';

/** `TfUnitReports`: what one unit answered in one status round. */
export const unitReports: ListDefinition = {
  name: 'TfUnitReports',
  displayName: 'Bydelsrapporter',
  template: 'genericList',
  columns: [
    textColumn('TfKey', 'Nøkkel', { unique: true }),
    textColumn('TfPeriod', 'Periode', { indexed: true }),
    choiceColumn('TfUnit', 'Virksomhet', Object.values(unitWords), { indexed: true }),
    choiceColumn('TfStatus', 'Status', ['Ikke svart', 'Kladd', 'Levert', 'Levert for sent'], {
      indexed: true,
    }),
    noteColumn('TfSummary', 'Sammendrag'),
    noteColumn('TfNeedsHelp', 'Trenger hjelp til'),
    noteColumn('TfAnswers', 'Svar (JSON)'),
    ...personColumns('TfAuthor', 'Levert av'),
    instantColumn('TfDeliveredAt', 'Levert'),
  ],
};
