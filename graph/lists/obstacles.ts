import { Obstacle } from '../../programme/index.ts';
import { choice, choices, instant, note, orElse, person, text, title } from './fields.ts';
import { listMapping } from './list-mapping.ts';
import { unitWords } from './words.ts';

/** `TfObstacles`: structural obstacles the units report to the city and the state. */
export const obstacles = listMapping<Obstacle>({
  name: 'TfObstacles',
  displayName: 'Strukturelle hindringer',
  schema: Obstacle,
  keyField: 'key',
  fields: {
    title: title(),
    key: text('TfKey', 'Nøkkel', { unique: true }),
    unit: choice('TfUnit', 'Virksomhet', unitWords, { indexed: true }),
    project: text('TfProject', 'Prosjekt'),
    text: note('TfText', 'Hindring'),
    level: choice('TfLevel', 'Nivå', { city: 'kommune', state: 'stat' }),
    status: orElse(
      choice('TfStatus', 'Status', {
        new: 'ny',
        reported: 'meldt',
        'followed-up': 'under oppfølging',
        solved: 'løst',
      }),
      'new',
    ),
    // Beside the design's columns: what was tried, and which units join, are what the owners ask about each year.
    tried: note('TfTried', 'Hva er prøvd'),
    alsoUnits: orElse(choices('TfAlsoUnits', 'Gjelder også', unitWords), []),
    note: note('TfNote', 'Merknader'),
    authorOid: person('TfAuthor', 'Meldt av'),
    reportedAt: instant('TfReportedAt', 'Meldt'),
  },
});
