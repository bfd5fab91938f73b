import {
  type Action,
  ActionSet,
  AdaptiveCard,
  type CardElement,
  CardElementContainer,
  SerializationContext,
  ShowCardAction,
  Versions,
} from 'adaptivecards';

// Teams takes typeahead on cards of version 1.5, though the renderer says it came with 1.6 (facts of the typings).
const typeahead = /"choices\.data" is supported in version 1\.6/;
// Teams draws charts on cards of version 1.5; every other renderer takes the fallback (facts of the typings).
const chart = /Unknown element type "Chart\.HorizontalBar"\. Fallback will be used/;
// The parser tests `lang` with a pattern that remembers where it stopped, so it fails every second sound card.
const language = /Invalid value "(nb|nn|en)" for property "lang"/;

/** Parses a card as Teams' renderer does; `faults` is all it complains about. */
export const parseCard = (json: object): { card: AdaptiveCard; faults: string[] } => {
  const card = new AdaptiveCard();
  const context = new SerializationContext(Versions.v1_5);
  card.parse(structuredClone(json), context);
  const messages = Array.from(
    { length: context.eventCount },
    (_, at) => context.getEventAt(at)?.message ?? '',
  );
  return {
    card,
    faults: messages.filter((message) => [typeahead, chart, language].every((known) => !known.test(message))),
  };
};

/** The size of an activity as Teams counts it. */
export const teamsBytes = (card: object): number =>
  Buffer.byteLength(
    JSON.stringify({
      type: 'message',
      attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
    }),
    'utf16le',
  );

const upTo = <Item>(count: number, at: (index: number) => Item | undefined): Item[] =>
  Array.from({ length: count }, (_, index) => at(index)).flatMap((item) => item ?? []);

const actionsOf = (holder: CardElement): Action[] =>
  upTo(holder.getActionCount(), (index) => holder.getActionAt(index)).flatMap((action) =>
    action instanceof ShowCardAction ? [action, ...actionsIn(action.card)] : [action],
  );

/** Every button of a parsed card, those of forms folded away among them. */
export const actionsIn = (element: CardElement): Action[] => [
  ...(element instanceof CardElementContainer
    ? upTo(element.getItemCount(), (index) => element.getItemAt(index)).flatMap(actionsIn)
    : []),
  ...(element instanceof ActionSet || element instanceof AdaptiveCard ? actionsOf(element) : []),
];
