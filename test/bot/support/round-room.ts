import { z } from 'zod';
import { createBot } from '../../../bot/index.ts';
import { type Clock, type OutboxMessage, readState } from '../../../programme/index.ts';
import { roundUseCasesOf } from '../../../teams-app/wiring/rounds.ts';
import { clockAt } from '../../programme/build.ts';
import { records } from '../../programme/rounds/build.ts';
import { activitiesFrom } from './activities.ts';
import { nodesIn, readable } from './card-text.ts';
import type { startConnector } from './connector.ts';
import { fakeDeps } from './deps.ts';

const CardReply = z.object({ body: z.object({ value: z.looseObject({ type: z.literal('AdaptiveCard') }) }) });
type Card = Record<string, unknown>;

const inputsOf = (card: Card): Record<string, unknown> =>
  Object.fromEntries(
    nodesIn(card, ({ type }) => typeof type === 'string' && type.startsWith('Input.')).map((node) => [
      String(node.id),
      node.value ?? '',
    ]),
  );

/** A bot over the real use cases of rounds, with records in memory; a card is pressed as a client presses it. */
export const aRoundRoom = (
  connector: Awaited<ReturnType<typeof startConnector>>,
  held = records(),
  day = '2025-04-22',
) => {
  connector.received.length = 0;
  const at: { clock: Clock } = { clock: clockAt(day, '10:00') };
  const deps = { records: held, clock: { now: () => at.clock.now() } };
  const fake = fakeDeps();
  const bot = createBot({
    ...fake.deps,
    state: () => readState(held, '2025-01-01T00:00:00Z'),
    today: () => at.clock.now().toString().slice(0, 10),
    useCases: { ...fake.deps.useCases, ...roundUseCasesOf(deps) },
  });
  const from = activitiesFrom(connector.url);
  const send = (body: unknown) => bot.handle({ headers: {}, body });
  const said = (): Card => ({ ...connector.last()?.activity.attachments?.[0]?.content });
  return {
    records: held,
    bot,
    deps,
    rounds: roundUseCasesOf(deps),
    goTo: (next: string) => {
      at.clock = clockAt(next, '10:00');
    },
    /** The card somebody gets who writes, or the sentence. */
    ask: async (text: string, person: string): Promise<Card> => {
      await send(from.message(text, person));
      const sentence = connector.last()?.activity.text;
      return sentence === undefined ? said() : { text: sentence };
    },
    /**
     * Presses the button of a verb as it stands on a card, with all its inputs and what the person changed in them;
     * gives the card that comes back.
     */
    press: async (
      card: Card,
      verb: string,
      person: string,
      written: Record<string, unknown> = {},
    ): Promise<Card> => {
      const [button] = nodesIn(card, (node) => node.verb === verb);
      if (!button) throw new Error(`no button ${verb} on: ${readable(card)}`);
      const data = { ...Object(button.data), ...inputsOf(card), ...written };
      const reply = await send(from.press(verb, data, person));
      const read = CardReply.safeParse({ body: reply.body });
      return read.success ? read.data.body.value : { reply: reply.body };
    },
    /** A press of anything at all. */
    raw: async (verb: string, data: unknown, person: string) =>
      (await send(from.press(verb, data, person))).body,
    render: (message: OutboxMessage) => bot.render(message),
    redraw: (message: OutboxMessage) => bot.redraw(message, { recalled: false }),
  };
};

/** The value of an input on a card. */
export const valueOn = (card: Card, id: string): unknown => inputsOf(card)[id];
