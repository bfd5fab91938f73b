import {
  choiceColumn,
  choicesColumn,
  instantColumn,
  noteColumn,
  numberColumn,
  textColumn,
  yesNoColumn,
} from './columns.ts';
import type { ListDefinition } from './list-mapping.ts';
import { unitWords } from './words.ts';

const units = Object.values(unitWords);
const outcomes = ['tilrådd', 'tilrådd med vilkår', 'ikke tilrådd', 'utsatt', 'ikke vedtaksfør'];

/** `TfCases`: what the operative board is asked to assess, and what came of it. */
export const cases: ListDefinition = {
  name: 'TfCases',
  displayName: 'Saker',
  template: 'genericList',
  columns: [
    textColumn('TfKey', 'Saksnummer', { unique: true }),
    choiceColumn('TfKind', 'Sakstype', ['søknad', 'drøfting', 'orientering']),
    choiceColumn('TfUnit', 'Virksomhet', units, { indexed: true }),
    textColumn('TfArea', 'Områdesatsing'),
    choicesColumn('TfAffectedUnits', 'Berørte virksomheter', units),
    numberColumn('TfAmount', 'Søknadsbeløp (kroner)', { minimum: 0 }),
    noteColumn('TfText', 'Sakstekst'),
    textColumn('TfTextHash', 'Sakstekstens fingeravtrykk'),
    choiceColumn('TfState', 'Tilstand', ['utkast', 'åpen', 'avgjort', 'trukket'], { indexed: true }),
    textColumn('TfRound', 'Behandlingsrunde'),
    instantColumn('TfOpenedAt', 'Åpnet'),
    instantColumn('TfDeadline', 'Svarfrist', { indexed: true }),
    choiceColumn('TfOutcome', 'Tilrådning', outcomes),
    noteColumn('TfConditions', 'Vilkår'),
    yesNoColumn('TfFastTrack', 'Innenfor strategisk leders myndighet'),
  ],
};
