import type { Deliveries } from '../../programme/index.ts';
import { z } from '../edge.ts';
import { unitCodes } from './replies.ts';

const Unit = z.enum(unitCodes);
const Instant = z.string().min(1);

export const deliveryStatuses = [
  'queued',
  'sending',
  'sent',
  'failed',
  'unreachable',
  'superseded',
  'unknown',
  'recalled',
] as const;

const Remedy = z.enum([
  'being-installed',
  'permission-to-install',
  'ask-to-install',
  'ask-to-unblock',
  'admin-allows-bot',
  'chat-gone',
  'send-again',
  'comes-next-time',
]);

const DeliveryReply = z.object({
  id: z.number().int(),
  personOid: z.string(),
  person: z.string(),
  unit: Unit.exactOptional(),
  kind: z.enum([
    'reminder',
    'digest',
    'handed-over',
    'clash',
    'hand-over-answered',
    'help-taken',
    'reassess',
    'publish-status',
    'round',
    'round-reminder',
    'round-board',
    'round-clash',
    'ballot',
    'ballot-reminder',
    'chair-case',
    'casting-vote',
    'case-outcome',
    'case-altered',
  ]),
  key: z.string(),
  lines: z.array(z.string()),
  status: z.enum(deliveryStatuses),
  reason: z.string().exactOptional(),
  remedy: Remedy.exactOptional(),
  queuedAt: Instant,
  doneAt: Instant.exactOptional(),
  nextTryAt: Instant.exactOptional(),
  recalledAt: Instant.exactOptional(),
  recalledBy: z.string().exactOptional(),
  cardGone: z.boolean(),
  repeated: z.boolean(),
  mayResend: z.boolean(),
  mayRecall: z.boolean(),
});
export type Delivery = z.infer<typeof DeliveryReply>;

/** What was sent on a day, and whom no message reaches. */
export const DeliveriesReply = z.object({
  day: z.iso.date(),
  counts: z.partialRecord(z.enum(deliveryStatuses), z.number()),
  rows: z.array(DeliveryReply),
  unreached: z.array(
    z.object({
      oid: z.string(),
      name: z.string(),
      unit: Unit.exactOptional(),
      reason: z.string(),
      remedy: Remedy,
    }),
  ),
}) satisfies z.ZodType<Deliveries>;
export type DeliveriesOfDay = z.infer<typeof DeliveriesReply>;

/** How many messages were sent again or taken back. */
export const SteppedReply = z.object({ done: z.number().int() });
