import { z } from 'zod';

/** The least that finds a conversation again (Bot Framework conversation reference); kept as the store's JSON. */
export const ConversationReference = z.object({
  channelId: z.string(),
  serviceUrl: z.url(),
  bot: z.object({ id: z.string(), name: z.string().optional() }),
  conversation: z.object({
    id: z.string().min(1),
    tenantId: z.string().optional(),
    conversationType: z.string().optional(),
    isGroup: z.boolean().optional(),
  }),
});
export type ConversationReference = z.infer<typeof ConversationReference>;
