import type { DeliveryRemedy, DeliveryStatus } from '../../programme/index.ts';
import { NOT_INSTALLED } from './pick.ts';
import { bundles, type Kind } from './post.ts';

// What came of installing the app decides who can do something about it.
const afterInstall = new Map<string | undefined, DeliveryRemedy>([
  ['installed', 'being-installed'],
  ['there-already', 'being-installed'],
  ['trying', 'being-installed'],
  ['denied', 'permission-to-install'],
]);

// Teams' own codes for a chat that is closed (facts §5.2).
const afterCode = new Map<string | undefined, DeliveryRemedy>([
  ['ConversationBlockedByUser', 'ask-to-unblock'],
  ['BotDisabledByAdmin', 'admin-allows-bot'],
  ['NotEnoughPermissions', 'admin-allows-bot'],
  ['InvalidBotApiHostException', 'admin-allows-bot'],
  ['BotNotInConversationRoster', 'ask-to-install'],
  ['ConversationNotFound', 'chat-gone'],
]);

/** What mends a chat that cannot be written to. */
export const remedyForChat = (reason: string | undefined, installed: string | undefined): DeliveryRemedy =>
  reason === NOT_INSTALLED
    ? (afterInstall.get(installed) ?? 'ask-to-install')
    : (afterCode.get(reason) ?? 'chat-gone');

type Stuck = { status: DeliveryStatus; kind: Kind; reason: string | undefined; waits: boolean };

/** What mends a message that has not come through, where anything needs mending. */
export const remedyFor = (
  { status, kind, reason, waits }: Stuck,
  installed: string | undefined,
): DeliveryRemedy | undefined => {
  if (status === 'unreachable') return remedyForChat(reason, installed);
  if (status === 'failed' && !waits) return 'send-again';
  if (status === 'unknown') return bundles.includes(kind) ? 'comes-next-time' : 'send-again';
  return undefined;
};
