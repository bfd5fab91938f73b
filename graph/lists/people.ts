import { Person } from '../../programme/index.ts';
import { personColumn } from './columns.ts';
import { choice, choices, day, orElse, person, text, timeOfDay, title, yesNo } from './fields.ts';
import { listMapping } from './list-mapping.ts';
import { unitWords } from './words.ts';

/** `TfPeople`: who somebody is, what they may do, and who stands in for them. */
export const people = listMapping<Person>({
  name: 'TfPeople',
  displayName: 'Personer og roller',
  schema: Person,
  keyField: 'oid',
  extraColumns: [personColumn('TfPerson', 'Person')],
  fields: {
    name: title(),
    oid: text('TfOid', 'Objekt-ID', { unique: true }),
    mail: orElse(text('TfMail', 'E-post'), ''),
    roles: orElse(
      choices('TfRoles', 'Roller', {
        'programme-lead': 'Programleder',
        'programme-adviser': 'Programrådgiver',
        'programme-officer': 'Programkonsulent',
        'communications-adviser': 'Kommunikasjonsrådgiver',
        developer: 'Utvikler',
        'portfolio-manager': 'Porteføljeansvarlig',
        'operative-board': 'Medlem av operativt styre',
        'operative-board-chair': 'Leder for operativt styre',
        'operative-board-deputy': 'Vara til operativt styre',
        'state-observer': 'Statlig representant',
        'strategic-board': 'Medlem av strategisk styre',
        'strategic-chair': 'Leder for strategisk styre',
        manager: 'Leder / prosjekteier',
      }),
      [],
    ),
    unit: choice('TfUnit', 'Virksomhet', unitWords, { indexed: true }),
    deputyOid: person('TfDeputy', 'Vara'),
    language: orElse(choice('TfLanguage', 'Språk', { nb: 'bokmål', nn: 'nynorsk', en: 'engelsk' }), 'nb'),
    absentFrom: day('TfAbsentFrom', 'Borte fra'),
    absentTo: day('TfAbsentTo', 'Borte til'),
    // Kept in the list, as the absence is, so that the office may set them for somebody.
    quietFrom: timeOfDay('TfQuietFrom', 'Stille fra (klokkeslett)'),
    quietTo: timeOfDay('TfQuietTo', 'Stille til (klokkeslett)'),
    // The row of somebody who left must stay, for the log and old lines speak of them.
    left: yesNo('TfLeft', 'Har sluttet'),
  },
});
