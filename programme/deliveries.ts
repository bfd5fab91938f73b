import type { IsoDate } from './dates.ts';
import type { OutboxMessage } from './ports.ts';
import type { UnitCode } from './units.ts';

/** Where a message is on its way to a person. */
export type DeliveryStatus =
  | 'queued'
  | 'sending'
  | 'sent'
  | 'failed'
  | 'unreachable'
  | 'superseded'
  | 'unknown'
  | 'recalled';

/** A message as it stands in the outbox. */
export type StandingMessage = Pick<OutboxMessage, 'personOid' | 'kind' | 'key'> & {
  id: number;
  status: DeliveryStatus;
  /** Whether it is still to be tried. */
  waits: boolean;
};

// Whether it came through is not known, or it surely did not.
const stuck: readonly DeliveryStatus[] = ['failed', 'unreachable', 'unknown'];

/** Sent, taken back, or stuck; what still waits comes by itself. */
export const mayResend = ({ status, waits }: Pick<StandingMessage, 'status' | 'waits'>): boolean =>
  status === 'sent' || status === 'recalled' || (stuck.includes(status) && !waits);

/** Sent, or still waiting; one under way can be taken back a moment later. */
export const mayRecall = ({ status, waits }: Pick<StandingMessage, 'status' | 'waits'>): boolean =>
  status === 'sent' || status === 'queued' || (status === 'failed' && waits);

/**
 * What the office, or the person, can do about a message that does not come through. Closed: each has a sentence.
 * `being-installed`: the app was put there for the person, and the message follows; `permission-to-install`: an
 * administrator may let Taktfast install itself; `ask-to-install`: only the person can; `ask-to-unblock`: the person
 * closed the chat; `admin-allows-bot`: the tenant's administrator did; `chat-gone`: the person opens the app again;
 * `send-again`: the office sends it again; `comes-next-time`: the next card carries it.
 */
export const deliveryRemedies = [
  'being-installed',
  'permission-to-install',
  'ask-to-install',
  'ask-to-unblock',
  'admin-allows-bot',
  'chat-gone',
  'send-again',
  'comes-next-time',
] as const;
export type DeliveryRemedy = (typeof deliveryRemedies)[number];

/** One message as the office sees it. Times are instants, ISO 8601. */
export type DeliveryRow = {
  id: number;
  personOid: string;
  /** Empty when the person is not among the people any more. */
  person: string;
  unit?: UnitCode;
  kind: OutboxMessage['kind'];
  key: string;
  /** The lines it speaks of. */
  lines: readonly string[];
  status: DeliveryStatus;
  /** Why it is not there: Teams' own code, or ours. */
  reason?: string;
  remedy?: DeliveryRemedy;
  queuedAt: string;
  /** When it was sent, or given up. */
  doneAt?: string;
  nextTryAt?: string;
  recalledAt?: string;
  recalledBy?: string;
  /** The card is not in the person's chat any more. */
  cardGone: boolean;
  /** Whether it was sent again after a crash left it in doubt. */
  repeated: boolean;
  mayResend: boolean;
  mayRecall: boolean;
};

/** Somebody no message reaches, and what mends it. */
export type Unreached = {
  oid: string;
  name: string;
  unit?: UnitCode;
  reason: string;
  remedy: DeliveryRemedy;
};

/** What was queued on a day in Oslo, and who cannot be reached at all. */
export type Deliveries = {
  day: IsoDate;
  counts: Partial<Record<DeliveryStatus, number>>;
  rows: DeliveryRow[];
  unreached: Unreached[];
};
