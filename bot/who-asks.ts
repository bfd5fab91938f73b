import type { Language, ProgrammeState } from '../programme/index.ts';
import type { Lexicon } from './commands/lexicon.ts';
import type { Asking, BotDeps, DrawDeps } from './deps.ts';
import { unknownPersonText } from './handlers/unknown-person.ts';
import type { Texts } from './texts/texts.ts';
import type { Turn } from './turn.ts';

export type ReactDeps = Omit<BotDeps, 'credentials' | 'conversations'> & {
  textsOf: (language: Language) => Texts;
  digestPlans: Asking['digestPlans'];
  titlesIn: DrawDeps['titlesIn'];
  lexicon: Lexicon;
};

/** The language of somebody the programme does not know, from the language of their Teams. */
export const languageOf = (locale: string | undefined): Language => {
  const [first = ''] = (locale ?? 'nb').toLowerCase().split('-');
  if (first === 'nn') return 'nn';
  return ['nb', 'no', 'da', 'sv'].includes(first) ? 'nb' : 'en';
};

type Known = { asking: Asking } | { unknown: string };

/** Everything an answer to whoever asks is made of; for somebody the programme does not know, what they are told. */
export const whoAsks = (deps: ReactDeps, turn: Turn, state: ProgrammeState): Known => {
  const person = state.people.find(({ oid }) => oid.toLowerCase() === turn.actor.oid);
  if (!person || person.left) {
    deps.log.warn({ reason: 'unknown-person', conversation: turn.conversation.kind }, 'turn refused');
    return { unknown: unknownPersonText(state, deps.textsOf(languageOf(turn.locale)), turn.actor.oid) };
  }
  const { tabUrl, digestState, ownBallot, digestPlans, titlesIn } = deps;
  const texts = deps.textsOf(person.language);
  const titles = () => titlesIn(state);
  const day = deps.today();
  return {
    asking: { turn, person, state, day, texts, tabUrl, digestState, ownBallot, digestPlans, titles },
  };
};
