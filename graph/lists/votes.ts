import {
  choiceColumn,
  instantColumn,
  noteColumn,
  personColumns,
  textColumn,
  yesNoColumn,
} from './columns.ts';
import type { ListDefinition } from './list-mapping.ts';

/** `TfVotes`: the ballots of closed cases, one for each seat and round. */
export const votes: ListDefinition = {
  name: 'TfVotes',
  displayName: 'Stemmer',
  template: 'genericList',
  columns: [
    textColumn('TfKey', 'Nøkkel', { unique: true }),
    textColumn('TfCase', 'Sak', { indexed: true }),
    textColumn('TfSeat', 'Plass'),
    ...personColumns('TfVoter', 'Stemt av', { indexed: true }),
    choiceColumn('TfChoice', 'Stemme', ['tilrås', 'tilrås med vilkår', 'tilrås ikke', 'avstår']),
    noteColumn('TfReason', 'Begrunnelse'),
    yesNoColumn('TfRecused', 'Inhabil'),
    instantColumn('TfCastAt', 'Avgitt'),
  ],
};
