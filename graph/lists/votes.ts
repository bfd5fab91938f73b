import { Vote } from '../../programme/index.ts';
import { choice, count, instant, note, orElse, person, text, title, yesNo } from './fields.ts';
import { listMapping } from './list-mapping.ts';

/** `TfVotes`: the votes of rounds that have ended, one for each seat, and who was recused or away. */
export const votes = listMapping<Vote>({
  name: 'TfVotes',
  displayName: 'Stemmer',
  schema: Vote,
  keyField: 'key',
  fields: {
    title: title(),
    key: text('TfKey', 'Nøkkel', { unique: true }),
    caseKey: text('TfCase', 'Sak', { indexed: true }),
    round: orElse(count('TfRound', 'Behandlingsrunde'), 1),
    // A text column from the start, and a text it stays.
    seat: text('TfSeat', 'Plass'),
    voterOid: person('TfVoter', 'Stemt av', { indexed: true }),
    choice: choice('TfChoice', 'Stemme', {
      recommend: 'tilrås',
      'recommend-with-conditions': 'tilrås med vilkår',
      'not-recommend': 'tilrås ikke',
      abstain: 'avstår',
    }),
    reason: note('TfReason', 'Begrunnelse'),
    recused: orElse(yesNo('TfRecused', 'Inhabil'), false),
    passed: choice('TfPassed', 'Hvorfor plassen gikk videre', {
      party: 'part i saken',
      family: 'nær familie',
      position: 'verv eller stilling hos en part',
      other: 'andre forhold som svekker tilliten',
      absent: 'forfall',
    }),
    castAt: instant('TfCastAt', 'Avgitt'),
  },
});
