import { z } from 'zod';
import {
  IsoDate,
  type OutboxMessage,
  type OutboxPayload,
  RiskCode,
  RoundPeriod,
  UnitCode,
} from '../../programme/index.ts';
import type { Conversation } from './conversations.ts';

/** A message on its way to a person's chat. */
export type OutboxRow = Omit<OutboxMessage, 'payload'> & {
  id: number;
  payload: OutboxPayload;
  conversation: Conversation;
  attempts: number;
  /** The number of the send it was given, and when, in epoch milliseconds. */
  sendId: number;
  sendAt: number;
};

/** What became of a try to post. */
export type Outcome =
  | { outcome: 'sent'; activityId: string; shown?: string }
  /** Its turn was over before it was ready to go; it is given another. */
  | { outcome: 'late' }
  /** There is nothing left to say: every line has been dealt with since it was queued. */
  | { outcome: 'superseded' }
  | { outcome: 'throttled'; retryAfterSeconds: number | undefined }
  /** Nothing was posted, and a later try may succeed. */
  | { outcome: 'retry'; code: string }
  /** The person cannot be reached in this conversation any more. */
  | { outcome: 'unreachable'; code: string }
  /** Refused for what it is; another try would be refused too. */
  | { outcome: 'rejected'; code: string }
  /** The answer was lost, so it may or may not have been posted. */
  | { outcome: 'in-doubt'; code: string };

/**
 * Renders a message as things stand now, waits for its turn and posts it. `turn` tells whether it came: a message
 * that was ready too late is not posted. Thrown errors count as "nothing was posted, try later".
 */
export type Post = (row: OutboxRow, turn: () => Promise<boolean>) => Promise<Outcome>;

export const Kind = z.enum([
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
]);
export type Kind = z.infer<typeof Kind>;

/** Kinds a later message of the same kind makes up for; when in doubt, they are counted and not sent again. */
export const bundles: readonly Kind[] = ['reminder', 'digest', 'round-reminder'];

const ofUnit = { period: RoundPeriod, unit: UnitCode };

export const Payload: z.ZodType<OutboxPayload> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('reminder'),
    day: IsoDate,
    lines: z.array(z.object({ key: z.string(), ownerOid: z.string() })),
  }),
  z.object({
    kind: z.literal('digest'),
    day: IsoDate,
    scope: z.union([z.literal('all'), UnitCode]).optional(),
    lines: z.array(z.string()).optional(),
  }),
  z.object({
    kind: z.literal('handed-over'),
    itemKey: z.string(),
    fromOid: z.string(),
    reason: z.string(),
  }),
  z.object({
    kind: z.literal('clash'),
    itemKey: z.string(),
    fields: z.array(z.object({ field: z.string(), yours: z.string(), theirs: z.string() })),
    gone: z.string().optional(),
  }),
  z.object({
    kind: z.literal('hand-over-answered'),
    itemKey: z.string(),
    byOid: z.string(),
    accepted: z.boolean(),
    reason: z.string().optional(),
  }),
  z.object({ kind: z.literal('help-taken'), itemKey: z.string(), byOid: z.string() }),
  z.object({ kind: z.literal('reassess'), code: RiskCode }),
  z.object({ kind: z.literal('publish-status'), itemKey: z.string() }),
  z.object({ kind: z.literal('round'), day: IsoDate, ...ofUnit }),
  z.object({ kind: z.literal('round-reminder'), day: IsoDate, ...ofUnit }),
  z.object({ kind: z.literal('round-board'), period: RoundPeriod }),
  z.object({
    kind: z.literal('round-clash'),
    ...ofUnit,
    byOid: z.string(),
    field: z.string(),
    project: z.string().optional(),
    yours: z.string(),
    theirs: z.string(),
  }),
  z.object({
    kind: z.enum(['ballot', 'ballot-reminder', 'chair-case', 'casting-vote', 'case-outcome']),
    itemKey: z.string(),
    round: z.int(),
  }),
  z.object({ kind: z.literal('case-altered'), itemKey: z.string(), rows: z.array(z.string()) }),
]);
