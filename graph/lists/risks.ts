import { Risk } from '../../programme/index.ts';
import { choice, day, note, number, orElse, person, text, title } from './fields.ts';
import { listMapping } from './list-mapping.ts';

const score = { minimum: 0, maximum: 5 };

/** `TfRisks`: the programme's eight risks, in Prosjektportalen's columns and words where it has them. */
export const risks = listMapping<Risk>({
  name: 'TfRisks',
  displayName: 'Risikoer',
  schema: Risk,
  keyField: 'code',
  fields: {
    title: title(),
    code: text('TfCode', 'Kode', { unique: true }),
    about: note('GtRiskDescription', 'Beskrivelse'),
    probability: number('GtRiskProbability', 'Sannsynlighet', score),
    consequence: number('GtRiskConsequence', 'Konsekvens', score),
    probabilityAfter: number('GtRiskProbabilityPostAction', 'Sannsynlighet etter tiltak', score),
    consequenceAfter: number('GtRiskConsequencePostAction', 'Konsekvens etter tiltak', score),
    // An empty status or strategy means the value Prosjektportalen gives a new risk.
    status: orElse(
      choice('GtRiskStatus', 'Status', {
        identified: 'Identifisert',
        'measures-done': 'Tiltak gjennomført',
        'no-longer-relevant': 'Ikke lenger aktuell',
      }),
      'identified',
    ),
    strategy: orElse(
      choice('GtRiskStrategy', 'Strategi', {
        reduce: 'Redusere',
        watch: 'Overvåke',
        avoid: 'Unngå',
        transfer: 'Overføre',
        share: 'Dele',
        accept: 'Akseptere',
        increase: 'Øke',
        exploit: 'Utnytte',
      }),
      'reduce',
    ),
    ownerOid: person('TfOwner', 'Eier'),
    reviewDate: day('TfReviewDate', 'Neste gjennomgang'),
  },
});
