import { type Activity, CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { z } from 'zod';
import { createLog } from '../../../teams-app/http/log.ts';
import { aServer } from '../../teams-app/http/fakes.ts';
import { answering } from '../sync/child.ts';

const Open = z.object({ card: z.unknown(), logFile: z.string() });

const isActivity = (body: Record<string, unknown>): body is Activity & Record<string, unknown> =>
  typeof body.type === 'string';

/** A bot of botbuilder alone behind the same web server: it answers every press with the same card, and stores nothing. */
const open = async ({ card, logFile }: z.infer<typeof Open>) => {
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
  const body = { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card };
  const handle = async (request: { body: unknown }) => {
    const read = z.record(z.string(), z.unknown()).safeParse(request.body);
    if (!read.success || !isActivity(read.data)) return { status: 400 };
    const activity = { ...read.data, timestamp: new Date(read.data.timestamp ?? 0) };
    await adapter.processActivityDirect('', activity, async (context) => {
      await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } });
    });
    return { status: 200, body };
  };
  const server = await aServer({ bot: { handle }, log: createLog({ file: logFile }) });
  return { url: await server.listen({ host: '127.0.0.1', port: 0 }) };
};

answering((question) => open(Open.parse(question)));
