import { createHash } from 'node:crypto';
import type { Bot } from '../../bot/index.ts';
import { noteShown } from '../delivery/note-shown.ts';
import type { OutboxRow, Outcome } from '../delivery/post.ts';
import type { Redraw, SentCard } from '../delivery/sent-card.ts';
import type { Services } from './services.ts';

type Drawn = NonNullable<Awaited<ReturnType<Bot['render']>>>;

/** What a card shows, in brief. */
const digestOf = (answer: Drawn): string =>
  createHash('sha256').update(JSON.stringify(answer)).digest('base64url');

/** Draws a queued message as things stand now, and posts it when its turn comes, unless it is over by then. */
export const postBy =
  (bot: Bot) =>
  async ({ conversation, ...message }: OutboxRow, turn: () => Promise<boolean>): Promise<Outcome> => {
    const answer = await bot.render(message);
    if (!answer) return { outcome: 'superseded' };
    if (!(await turn())) return { outcome: 'late' };
    const delivery: Outcome = await bot.post(conversation.reference, answer);
    return delivery.outcome === 'sent' ? { ...delivery, shown: digestOf(answer) } : delivery;
  };

/** Draws a card sent before as things stand now. */
export const redrawBy =
  (bot: Bot): Redraw =>
  async (card: SentCard) => {
    const answer = await bot.redraw(card, { recalled: card.recalled });
    if (!answer) return undefined;
    const put = (): Promise<Outcome> => bot.update(card.conversation.reference, card.activityId, answer);
    return { shown: digestOf(answer), put };
  };

/** Takes note of a card that a press has just put anew, so that it is not drawn a second time for the same change. */
export const notePressed = async (
  { store, log }: Pick<Services, 'store' | 'log'>,
  bot: Bot,
  cardId: string,
): Promise<void> => {
  try {
    await noteShown(store.db, cardId, async (message) => {
      const answer = await bot.redraw(message, { recalled: false });
      return answer && digestOf(answer);
    });
  } catch (error) {
    // At worst the card is drawn once more.
    log.warn({ err: error }, 'a card shown was not noted');
  }
};
