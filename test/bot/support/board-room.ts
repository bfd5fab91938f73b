import { createBot } from '../../../bot/index.ts';
import {
  breakTie,
  type Choice,
  castBallot,
  closeCase,
  type Entities,
  type ListName,
  type OutboxMessage,
  openCase,
  osloDay,
  readState,
} from '../../../programme/index.ts';
import {
  boardRecords,
  CASE,
  CHAIR,
  countingSalts,
  movableClock,
  OFFICER,
} from '../../programme/board/build.ts';
import { DEADLINE, OPENED } from '../../programme/board/room.ts';
import { by, clockAt } from '../../programme/build.ts';
import { activitiesFrom } from './activities.ts';
import { nodesIn, readable } from './card-text.ts';
import type { startConnector } from './connector.ts';
import { fakeDeps } from './deps.ts';

type Rows = Partial<{ [L in ListName]: Entities[L][] }>;

/** A bot over the board's real use cases, with records in memory and a Bot Connector in front. */
export const aBoardRoom = (connector: Awaited<ReturnType<typeof startConnector>>, rows: Rows = {}) => {
  connector.received.length = 0;
  const records = boardRecords(rows);
  const { clock, moveTo } = movableClock(clockAt(OPENED));
  const deps = { records, clock, salt: countingSalts() };
  const fake = fakeDeps();
  const bot = createBot({
    ...fake.deps,
    state: () => readState(records, '2025-01-01T00:00:00Z'),
    recentState: () => readState(records, '2025-01-01T00:00:00Z'),
    today: () => osloDay(clock.now()),
    ownBallot: records.ownBallot,
    useCases: {
      ...fake.deps.useCases,
      castBallot: castBallot(deps),
      closeCase: closeCase(deps),
      breakTie: breakTie(deps),
    },
  });
  const from = activitiesFrom(connector.url);
  const send = (body: unknown) => bot.handle({ headers: {}, body });
  const round = () => [...records.held().rounds.values()].at(-1)?.round ?? 1;
  const press = async (who: string, verb: string, data: Record<string, unknown>, given = {}) =>
    (await send(from.press(verb, { item: CASE, round: round(), ...data }, who, given))).body;
  const messageTo = (person: string, kind: OutboxMessage['kind']): OutboxMessage => {
    const found = records
      .held()
      .outbox.findLast((message) => message.personOid === person && message.kind === kind);
    if (!found) throw new Error(`no ${kind} was queued`);
    return found;
  };
  return {
    records,
    bot,
    from,
    send,
    logged: fake.logged,
    moveTo,
    open: () => openCase(deps)(by(OFFICER), { key: CASE, deadline: DEADLINE }),
    press,
    vote: (who: string, choice: Choice, more: Record<string, unknown> = {}) =>
      press(who, 'board/vote', { impartial: 'yes', choice, reason: '', ...more }),
    close: (who = CHAIR) => press(who, 'board/close', {}),
    say: async (text: string, who: string) => {
      await send(from.message(text, who));
      const { text: said, attachments } = connector.last()?.activity ?? {};
      return said ?? readable(attachments?.[0]?.content);
    },
    drawn: async (message: Parameters<typeof bot.render>[0]) => {
      const answer = await bot.render(message);
      return answer && 'card' in answer ? answer.card : undefined;
    },
    lastCard: () => connector.last()?.activity.attachments?.[0]?.content,
    draw: async (person: string, kind: OutboxMessage['kind']) => {
      const answer = await bot.render(messageTo(person, kind));
      return answer && 'card' in answer ? answer.card : undefined;
    },
    redraw: async (person: string, kind: OutboxMessage['kind']) => {
      const answer = await bot.redraw(messageTo(person, kind), { recalled: false });
      return answer && 'card' in answer ? answer.card : undefined;
    },
  };
};

/** What an invoke was answered with, in words. */
export const wordsIn = (body: unknown): string => {
  const { value } = Object(body);
  return typeof value === 'string' ? value : readable(value);
};

/** The verbs of a card's buttons. */
export const verbsOn = (card: unknown): unknown[] =>
  nodesIn(card, ({ type }) => type === 'Action.Execute').map(({ verb }) => verb);
