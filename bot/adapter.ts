import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type InvokeResponse,
  type TurnContext,
} from 'botbuilder';
import { z } from 'zod';
import { exchange } from './connector-transport.ts';
import type { ConversationReference } from './conversation-reference.ts';
import { ConnectorFault, type Delivery, deliveryOf } from './delivery.ts';
import type { BotDeps } from './deps.ts';
import type { Answer } from './turn.ts';
import { fullReference, messageOf, withDates } from './wire.ts';

/** What the rest of the room may do in a conversation. */
export type Channel = {
  reference: ConversationReference;
  say: (answer: Answer) => Promise<void>;
  replace: (cardId: string, answer: Answer) => Promise<void>;
};

/** Botbuilder's own adapter, entered below its web server: we have read the request and write the answer. */
class TeamsAdapter extends CloudAdapter {
  receive(authorization: string, activity: Activity, logic: (context: TurnContext) => Promise<void>) {
    return this.processActivity(authorization, activity, logic);
  }
}

type HttpClient = NonNullable<
  NonNullable<ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[4]>['httpClient']
>;

const httpClient: HttpClient = {
  sendRequest: async (request) => {
    const { url, method, body } = request;
    const { status, text, contentType } = await exchange({
      url,
      method,
      body,
      headers: request.headers.toJson(),
    });
    // A header bag of the answer's own kind has no exported maker, so the request's is emptied and used again.
    const headers = request.headers.clone();
    for (const name of headers.headerNames()) headers.remove(name);
    headers.set('content-type', contentType);
    return { request, status, headers, bodyAsText: text };
  },
};

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
    { httpClient },
  );

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
      await context.sendActivity(messageOf(answer, { alert: false }));
    },
    replace: async (cardId, answer) => {
      await context.updateActivity({ ...messageOf(answer, { alert: false }), id: cardId });
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
    reference: ConversationReference,
    speak: (context: TurnContext) => Promise<string>,
  ): Promise<Delivery> => {
    let activityId = '';
    const full = fullReference(reference);
    try {
      await adapter.continueConversationAsync(credentials?.appId ?? '', full, async (context) => {
        activityId = await speak(context);
      });
      return { outcome: 'sent', activityId };
    } catch (error) {
      if (error instanceof ConnectorFault) return deliveryOf(error);
      // Our own transport throws nothing else, so this came before the message left: no token, most likely.
      return { outcome: 'retry', status: undefined, code: error instanceof Error ? error.name : 'unknown' };
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
        // The turn botbuilder makes up has an id of its own, and the message would go out as a reply to it.
        delete context.activity.id;
        const sent = await context.sendActivity(messageOf(answer, { alert }));
        return sent?.id ?? '';
      }),
    update: (reference: ConversationReference, cardId: string, answer: Answer): Promise<Delivery> =>
      inConversation(reference, async (context) => {
        await context.updateActivity({ ...messageOf(answer, { alert: false }), id: cardId });
        return cardId;
      }),
  };
};
