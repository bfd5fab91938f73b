import { createBot } from '../../../bot/index.ts';
import type { ProgrammeState } from '../../../programme/index.ts';
import { activitiesFrom } from './activities.ts';
import { readable } from './card-text.ts';
import type { startConnector } from './connector.ts';
import { fakeDeps } from './deps.ts';

/** A bot with fakes around it and a Bot Connector in front. */
export const aRoom = (connector: Awaited<ReturnType<typeof startConnector>>, state?: ProgrammeState) => {
  connector.received.length = 0;
  const fake = fakeDeps(state);
  const bot = createBot(fake.deps);
  return {
    ...fake,
    bot,
    from: activitiesFrom(connector.url),
    send: (body: unknown) => bot.handle({ headers: {}, body }),
    /** What was said last, in words. */
    said: () => {
      const { text, attachments } = connector.last()?.activity ?? {};
      return text ?? readable(attachments?.[0]?.content);
    },
  };
};
