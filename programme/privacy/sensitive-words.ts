import type { SensitiveTopic } from './detail.ts';
import type { Word } from './words-in.ts';

type Lexicon = { beginnings: readonly string[]; whole: readonly string[] };

/**
 * Words of health, child welfare and crime in bokmål, nynorsk and English: as beginnings of words, so that
 * inflections and compounds count, and short ones only whole.
 */
const lexicons: Record<SensitiveTopic, Lexicon> = {
  'child-welfare': {
    beginnings: [
      ...[
        'barnevern',
        'bekymringsmeld',
        'uromeld',
        'fosterhjem',
        'fosterheim',
        'omsorgssvikt',
        'omsorgsoverta',
      ],
      ...['akuttvedtak', 'akuttplass', 'beredskapshjem', 'barnehus', 'undersøkelsessak', 'undersøkingssak'],
      ...['mishandl', 'foster', 'custody', 'neglect', 'krisesent', 'samvær', 'fylkesnemnd'],
    ],
    whole: ['welfare', 'abused'],
  },
  health: {
    beginnings: [
      ...['diagnos', 'sykdom', 'sykmeld', 'sykehus', 'sjukdom', 'sjukmeld', 'sjukehus', 'innlagt', 'psykisk'],
      ...[
        'psykiat',
        'psykose',
        'psykolog',
        'depresjon',
        'deprimert',
        'autis',
        'epilep',
        'selvskad',
        'sjølvskad',
      ],
      ...[
        'selvmord',
        'sjølvmord',
        'funksjonsnedset',
        'funksjonshem',
        'utviklingshem',
        'rusmisbruk',
        'rusavheng',
      ],
      ...['spiseforstyr', 'traum', 'medisin', 'gravid', 'abort', 'illness', 'disease', 'disorder', 'depress'],
      ...['psych', 'suicid', 'hospital', 'addict', 'disabilit', 'pregnan'],
    ],
    whole: [
      ...[
        'syk',
        'syke',
        'sykt',
        'sjuk',
        'sjuke',
        'sjukt',
        'rus',
        'rusa',
        'ruset',
        'angst',
        'adhd',
        'add',
        'bup',
      ],
      ...['ppt', 'hiv', 'kreft', 'sick', 'ill', 'anxiety', 'cancer'],
    ],
  },
  crime: {
    beginnings: [
      ...['krimin', 'straff', 'politi', 'anmeld', 'siktet', 'sikta', 'tiltalt', 'dømt', 'tjuveri', 'tyveri'],
      ...[
        'narkotika',
        'hasj',
        'fengsel',
        'fengsl',
        'voldelig',
        'valdeleg',
        'overgrep',
        'voldtekt',
        'valdtekt',
      ],
      ...[
        'gjengkrim',
        'knivst',
        'drap',
        'stjål',
        'hærverk',
        'trusler',
        'murder',
        'arrest',
        'crime',
        'convict',
        'police',
        'theft',
        'burglar',
        'assault',
        'violen',
        'prison',
      ],
    ],
    whole: ['vold', 'vald', 'valden', 'ran', 'ranet', 'rana', 'kniv', 'drugs', 'raped', 'gjeng', 'gjengen'],
  },
};

const topics = ['child-welfare', 'health', 'crime'] as const satisfies readonly SensitiveTopic[];

/** What a word has to do with, if it is a sensitive one. */
export const topicOf = ({ lower }: Pick<Word, 'lower'>): SensitiveTopic | undefined =>
  topics.find((topic) => {
    const { beginnings, whole } = lexicons[topic];
    return whole.includes(lower) || beginnings.some((beginning) => lower.startsWith(beginning));
  });
