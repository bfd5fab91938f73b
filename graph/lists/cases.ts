import { Case, type Tally } from '../../programme/index.ts';
import { choice, choices, count, instant, note, number, orElse, text, title, yesNo } from './fields.ts';
import { optionalGroup } from './group.ts';
import { listMapping } from './list-mapping.ts';
import { unitWords } from './words.ts';

/** `TfCases`: what the operative board is asked to assess, and what came of it. */
export const cases = listMapping<Case>({
  name: 'TfCases',
  displayName: 'Saker',
  schema: Case,
  keyField: 'key',
  fields: {
    title: title(),
    key: text('TfKey', 'Saksnummer', { unique: true }),
    kind: choice('TfKind', 'Sakstype', {
      application: 'søknad',
      discussion: 'drøfting',
      briefing: 'orientering',
    }),
    unit: choice('TfUnit', 'Virksomhet', unitWords, { indexed: true }),
    area: text('TfArea', 'Områdesatsing'),
    affectedUnits: orElse(choices('TfAffectedUnits', 'Berørte virksomheter', unitWords), []),
    // Beside the design's columns: what an application is asked for on the form, and what is shown of the vote.
    phase: choice('TfPhase', 'Fase', {
      concept: 'Konsept',
      planning: 'Planlegge',
      execution: 'Gjennomføre',
      closing: 'Avslutte',
      realisation: 'Realisere',
    }),
    amount: number('TfAmount', 'Søknadsbeløp (kroner)', { minimum: 0 }),
    benefit: note('TfBenefit', 'Forventet nytte'),
    text: note('TfText', 'Sakstekst'),
    documents: note('TfDocuments', 'Vedlegg (tittel | lenke)'),
    textHash: text('TfTextHash', 'Sakstekstens fingeravtrykk'),
    state: orElse(
      choice(
        'TfState',
        'Tilstand',
        { draft: 'utkast', open: 'åpen', decided: 'avgjort', withdrawn: 'trukket' },
        { indexed: true },
      ),
      'draft',
    ),
    round: orElse(count('TfRound', 'Behandlingsrunde'), 1),
    openedAt: instant('TfOpenedAt', 'Åpnet'),
    deadline: instant('TfDeadline', 'Svarfrist', { indexed: true }),
    outcome: choice('TfOutcome', 'Tilrådning', {
      recommended: 'tilrådd',
      'recommended-with-conditions': 'tilrådd med vilkår',
      'not-recommended': 'ikke tilrådd',
      deferred: 'utsatt',
      'not-quorate': 'ikke vedtaksfør',
    }),
    conditions: note('TfConditions', 'Vilkår'),
    fastTrack: yesNo('TfFastTrack', 'Innenfor strategisk leders myndighet'),
    totals: optionalGroup<Tally>({
      for: number('TfVotesFor', 'Stemmer for', { minimum: 0 }),
      withConditions: number('TfVotesWithConditions', 'Av dem med vilkår', { minimum: 0 }),
      against: number('TfVotesAgainst', 'Stemmer mot', { minimum: 0 }),
      abstained: number('TfVotesAbstained', 'Avstår', { minimum: 0 }),
    }),
  },
});
