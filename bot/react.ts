import type { ProgrammeState } from '../programme/index.ts';
import { fits } from './cards/fits.ts';
import { TEXT_LIMIT } from './cards/work-form.ts';
import type { Asking } from './deps.ts';
import { isExtension, isOfDialog } from './extension-activity.ts';
import { dialogSentence, sentenceReply } from './extension-replies.ts';
import { welcome } from './handlers/arrivals.ts';
import { answerMessage } from './handlers/message.ts';
import { press } from './handlers/press.ts';
import { isOfBoard } from './handlers/press-board.ts';
import { type Choice, searchPeople } from './handlers/search-people.ts';
import { searchProjects } from './handlers/search-projects.ts';
import { cardReply, choicesReply, faultReply, messageReply } from './invoke-replies.ts';
import { reactToExtension, sentenceTo } from './react-to-extension.ts';
import { tooLong } from './too-long.ts';
import type { BotEvent, Reaction } from './turn.ts';
import { unitNames } from './unit-names.ts';
import { languageOf, type ReactDeps, whoAsks } from './who-asks.ts';

type CardPress = Extract<BotEvent, { kind: 'card-action' }>;
type Search = Extract<BotEvent, { kind: 'search' }>;
type Message = Extract<BotEvent, { kind: 'message' }>;

const onMessage = async (
  deps: ReactDeps,
  state: ProgrammeState,
  { turn, text, length }: Message,
): Promise<Reaction> => {
  const known = whoAsks(deps, turn, state);
  if ('unknown' in known) return { say: { text: known.unknown } };
  const long = tooLong(deps, known.asking.texts, length);
  if (long !== undefined) return { say: { text: long } };
  return { say: await answerMessage(known.asking, deps.lexicon, text) };
};

const onPress = async (deps: ReactDeps, state: ProgrammeState, event: CardPress): Promise<Reaction> => {
  const { turn, verb, data, cardId, how } = event;
  const answer = (text: string): Reaction =>
    how === 'invoke' ? { invoke: messageReply(text) } : { say: { text } };
  const known = whoAsks(deps, turn, state);
  if ('unknown' in known) return answer(known.unknown);
  const result = await press(deps, known.asking, verb, data);
  if ('stale' in result) {
    deps.log.warn({ reason: result.stale, verb: verb.slice(0, 60) }, 'card action refused');
    return answer(known.asking.texts.t('chat.staleButton'));
  }
  const { saved, card } = result;
  // With all that was written the card would be too large to reach Teams; the pressed one stays, and keeps it.
  if (!saved && !fits(card))
    return answer(known.asking.texts.t('refusal.text-too-long', { limit: TEXT_LIMIT }));
  if (result.opened && how === 'message') return { say: { card, summary: card.speak ?? '' } };
  const shown = saved && cardId ? { replace: { cardId, card } } : {};
  if (how === 'invoke') return { ...shown, invoke: cardReply(card) };
  return cardId ? { replace: { cardId, card } } : { say: { card, summary: card.speak ?? '' } };
};

/** What a typeahead may ask for. */
const searches: ReadonlyMap<string, (asking: Asking, query: string) => Choice[]> = new Map([
  ['people', ({ state }, query) => searchPeople(state.people, unitNames(state), query)],
  ['projects', searchProjects],
]);

const onSearch = (deps: ReactDeps, state: ProgrammeState, { turn, dataset, query }: Search): Reaction => {
  const known = whoAsks(deps, turn, state);
  const search = searches.get(dataset);
  if (!search) deps.log.warn({ reason: 'unknown-dataset', dataset: dataset.slice(0, 60) }, 'search refused');
  const found = 'unknown' in known || !search ? [] : search(known.asking, query.slice(0, 100));
  return { invoke: choicesReply(found) };
};

const brokenReply = (name: string) => {
  if (isOfDialog(name)) return dialogSentence;
  return isExtension(name) ? sentenceReply : messageReply;
};

/** What is said when something of ours broke: words save nothing, but a press may have been kept before it broke. */
export const faultReaction = ({ textsOf }: Pick<ReactDeps, 'textsOf'>, event: BotEvent): Reaction => {
  const { t } = textsOf(languageOf(event.turn.locale));
  const mayBeKept = event.kind === 'card-action' || event.kind === 'extension';
  const text = t(mayBeKept ? 'chat.faultUnsure' : 'chat.fault');
  if (event.kind === 'extension') return { invoke: sentenceTo(event.ask)(text) };
  const isInvoke = event.kind === 'search' || (event.kind === 'card-action' && event.how === 'invoke');
  if (isInvoke) return { invoke: faultReply(text) };
  return event.kind === 'message' || event.kind === 'card-action' ? { say: { text } } : {};
};

/** What is to be done about an event. `isNew` tells that the conversation was not known before. */
export const react = async (deps: ReactDeps, event: BotEvent, isNew: boolean): Promise<Reaction> => {
  switch (event.kind) {
    case 'message':
      return onMessage(deps, await deps.state(), event);
    case 'card-action':
      return onPress(deps, await (isOfBoard(event.verb) ? deps.recentState() : deps.state()), event);
    case 'search':
      return onSearch(deps, await deps.state(), event);
    case 'extension':
      return reactToExtension(deps, await deps.state(), event);
    case 'installed': {
      if (!isNew) return {};
      const { people } = await deps.state();
      const person = people.find(({ oid }) => oid.toLowerCase() === event.turn.actor.oid);
      const texts = deps.textsOf(person?.language ?? languageOf(event.turn.locale));
      return { say: welcome({ turn: event.turn, texts }, deps.lexicon) };
    }
    case 'broken-invoke': {
      deps.log.warn({ reason: 'broken-data', invoke: event.name }, 'invoke refused');
      return {
        invoke: brokenReply(event.name)(deps.textsOf(languageOf(event.turn.locale)).t('chat.staleButton')),
      };
    }
    case 'unknown-invoke': {
      deps.log.warn({ reason: 'unknown-invoke', invoke: event.name.slice(0, 60) }, 'invoke refused');
      return { invoke: { status: 501 } };
    }
    case 'removed':
    case 'ignored':
      return {};
  }
};
