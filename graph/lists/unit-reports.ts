import { noAnswers, UnitReport } from '../../programme/index.ts';
import { choice, instant, json, note, orElse, person, text, title } from './fields.ts';
import { listMapping } from './list-mapping.ts';
import { unitWords } from './words.ts';

/** `TfUnitReports`: what one unit answered in one status round. */
export const unitReports = listMapping<UnitReport>({
  name: 'TfUnitReports',
  displayName: 'Bydelsrapporter',
  schema: UnitReport,
  keyField: 'key',
  fields: {
    title: title(),
    key: text('TfKey', 'Nøkkel', { unique: true }),
    period: text('TfPeriod', 'Periode', { indexed: true }),
    unit: choice('TfUnit', 'Virksomhet', unitWords, { indexed: true }),
    status: choice(
      'TfStatus',
      'Status',
      {
        unanswered: 'Ikke svart',
        draft: 'Kladd',
        delivered: 'Levert',
        'delivered-late': 'Levert for sent',
      },
      { indexed: true },
    ),
    summary: note('TfSummary', 'Sammendrag'),
    needsHelp: note('TfNeedsHelp', 'Trenger hjelp til'),
    answers: orElse(json('TfAnswers', 'Svar (JSON)'), noAnswers),
    authorOid: person('TfAuthor', 'Levert av'),
    deliveredAt: instant('TfDeliveredAt', 'Levert'),
  },
});
