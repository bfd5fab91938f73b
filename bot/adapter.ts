import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type ConversationReference as FullReference,
  type InvokeResponse,
  type TurnContext,
} from 'botbuilder';
import { z } from 'zod';
import { connectorTransport } from './connector-transport.ts';
import type { ConversationReference } from './conversation-reference.ts';
import { ConnectorFault, type Delivery, deliveryOf } from './delivery.ts';
import type { BotDeps } from './deps.ts';
import type { Answer } from './turn.ts';

/** What the rest of the room may do in a conversation. */
export type Channel = {
  reference: ConversationReference;
  say: (answer: Answer) => Promise<void>;
  replace: (cardId: string, answer: Answer) => Promise<void>;
};

const CARD = 'application/vnd.microsoft.card.adaptive';

const activityOf = (answer: Answer, alert: boolean): Partial<Activity> => ({
  type: 'message',
  ...(alert ? { channelData: { notification: { alert: true } } } : {}),
  ...('text' in answer
    ? { text: answer.text, textFormat: 'plain' }
    : { summary: answer.summary, attachments: [{ contentType: CARD, content: answer.card }] }),
});

/** Botbuilder's own adapter, entered below its web server: we have read the request and write the answer. */
class TeamsAdapter extends CloudAdapter {
  receive(authorization: string, activity: Activity, logic: (context: TurnContext) => Promise<void>) {
    return this.processActivity(authorization, activity, logic);
  }
}

const authenticationOf = (credentials: BotDeps['credentials']) =>
  new ConfigurationBotFrameworkAuthentication(
    // Without an app id botbuilder checks no signatures at all (facts of its source), which is local mode.
    credentials
      ? {
          MicrosoftAppType: 'SingleTenant',
          MicrosoftAppId: credentials.appId,
          MicrosoftAppPassword: credentials.password,
          MicrosoftAppTenantId: credentials.tenantId,
        }
      : {},
    undefined,
    undefined,
    undefined,
    { httpClient: connectorTransport },
  );

const timestamps = ['timestamp', 'localTimestamp', 'expiration'] as const;

// Botbuilder's serializer refuses timestamps that are still text.
const withDates = (body: Record<string, unknown>): Record<string, unknown> => {
  const dates = timestamps.flatMap((field) => {
    const value = body[field];
    return typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? [[field, new Date(value)]] : [];
  });
  return { ...body, ...Object.fromEntries(dates) };
};

const isActivity = (body: Record<string, unknown>): body is Activity & Record<string, unknown> =>
  typeof body.type === 'string';

const Denied = z.looseObject({ statusCode: z.union([z.literal(401), z.literal(403)]) });

const channelIn = (context: TurnContext): Channel => {
  const { channelId, serviceUrl, recipient, conversation } = context.activity;
  const { id, tenantId, conversationType, isGroup } = conversation;
  return {
    reference: {
      channelId,
      serviceUrl,
      bot: { id: recipient.id, name: recipient.name },
      conversation: { id, tenantId, conversationType, isGroup },
    },
    say: async (answer) => {
      await context.sendActivity(activityOf(answer, false));
    },
    replace: async (cardId, answer) => {
      await context.updateActivity({ ...activityOf(answer, false), id: cardId });
    },
  };
};

/**
 * The only file that knows botbuilder. `receive` checks who sent an activity and hands it on; `post` and `update`
 * speak into conversations kept from before.
 */
export const createAdapter = ({ credentials }: Pick<BotDeps, 'credentials'>) => {
  const adapter = new TeamsAdapter(authenticationOf(credentials));
  const inConversation = async (
    { channelId, serviceUrl, bot, conversation }: ConversationReference,
    speak: (context: TurnContext) => Promise<string>,
  ): Promise<Delivery> => {
    let activityId = '';
    try {
      const full: Partial<FullReference> = {
        channelId,
        serviceUrl,
        bot: { id: bot.id, name: bot.name ?? '' },
        conversation: {
          id: conversation.id,
          name: '',
          isGroup: conversation.isGroup ?? false,
          conversationType: conversation.conversationType ?? 'personal',
          ...(conversation.tenantId ? { tenantId: conversation.tenantId } : {}),
        },
      };
      await adapter.continueConversationAsync(credentials?.appId ?? '', full, async (context) => {
        activityId = await speak(context);
      });
      return { outcome: 'sent', activityId };
    } catch (error) {
      if (error instanceof ConnectorFault) return deliveryOf(error);
      throw error;
    }
  };
  return {
    receive: async (
      authorization: string,
      body: Record<string, unknown>,
      react: (channel: Channel) => Promise<InvokeResponse | undefined>,
    ): Promise<InvokeResponse | { denied: 401 | 403 } | undefined> => {
      const activity = withDates(body);
      if (!isActivity(activity)) return { status: 400 };
      let entered = false;
      try {
        return await adapter.receive(authorization, activity, async (context) => {
          entered = true;
          const value = await react(channelIn(context));
          if (value) await context.sendActivity({ type: 'invokeResponse', value });
        });
      } catch (error) {
        const denied = Denied.safeParse(error);
        if (!entered && denied.success) return { denied: denied.data.statusCode };
        throw error;
      }
    },
    /** Posts into a conversation; `alert` also shows it in the person's activity feed. */
    post: (
      reference: ConversationReference,
      answer: Answer,
      { alert }: { alert: boolean },
    ): Promise<Delivery> =>
      inConversation(reference, async (context) => {
        const sent = await context.sendActivity(activityOf(answer, alert));
        return sent?.id ?? '';
      }),
    update: (reference: ConversationReference, cardId: string, answer: Answer): Promise<Delivery> =>
      inConversation(reference, async (context) => {
        await context.updateActivity({ ...activityOf(answer, false), id: cardId });
        return cardId;
      }),
  };
};
