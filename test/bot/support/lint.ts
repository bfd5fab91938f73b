import { AdaptiveCard, SerializationContext, Versions } from 'adaptivecards';

// Teams takes typeahead on cards of version 1.5, though the renderer says it came with 1.6 (facts of the typings).
const expected = /"choices\.data" is supported in version 1\.6/;

/** Parses a card as Teams' renderer does; `faults` is all it complains about. */
export const parseCard = (json: object): { card: AdaptiveCard; faults: string[] } => {
  const card = new AdaptiveCard();
  const context = new SerializationContext(Versions.v1_5);
  card.parse(structuredClone(json), context);
  const messages = Array.from(
    { length: context.eventCount },
    (_, at) => context.getEventAt(at)?.message ?? '',
  );
  return { card, faults: messages.filter((message) => !expected.test(message)) };
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
