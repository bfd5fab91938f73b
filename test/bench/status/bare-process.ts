import { type Activity, CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { z } from 'zod';
import { createLog } from '../../../teams-app/http/log.ts';
import { aServer } from '../../teams-app/http/fakes.ts';
import { answering } from '../sync/child.ts';
import { credentialsIn, standInForMicrosoft } from './microsoft.ts';
import { usedIn } from './processor-time.ts';

const Open = z.object({
  card: z.unknown(),
  tenantId: z.string(),
  microsoft: z.number(),
  logFile: z.string(),
});

const isActivity = (body: Record<string, unknown>): body is Activity & Record<string, unknown> =>
  typeof body.type === 'string';

const adapterIn = (tenantId: string): CloudAdapter => {
  const { appId, password } = credentialsIn(tenantId);
  return new CloudAdapter(
    new ConfigurationBotFrameworkAuthentication({
      MicrosoftAppType: 'SingleTenant',
      MicrosoftAppId: appId,
      MicrosoftAppPassword: password,
      MicrosoftAppTenantId: tenantId,
    }),
  );
};

type Post = { headers: { authorization?: string | undefined }; body: unknown };

/** A bot of botbuilder alone behind the same web server: whatever is said, it answers the same card. */
const open = async ({ card, tenantId, microsoft, logFile }: z.infer<typeof Open>) => {
  standInForMicrosoft(microsoft);
  const adapter = adapterIn(tenantId);
  const attachments = [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }];
  const handle = async ({ headers, body }: Post) => {
    const read = z.record(z.string(), z.unknown()).safeParse(body);
    if (!read.success || !isActivity(read.data)) return { status: 400 };
    const activity = { ...read.data, timestamp: new Date(read.data.timestamp ?? 0) };
    await adapter.processActivityDirect(headers.authorization ?? '', activity, async (context) => {
      await context.sendActivity({ type: 'message', attachments });
    });
    return { status: 200 };
  };
  const app = await aServer({ bot: { handle }, log: createLog({ file: logFile }) });
  return { url: await app.listen({ host: '127.0.0.1', port: 0 }) };
};

answering(async (question) => usedIn(question) ?? open(Open.parse(question)));
