import { Temporal } from 'temporal-polyfill';
import { listDefinitions, type NotificationFault, type SubscriptionFault } from '../../graph/index.ts';
import { type ListDrift, type ListName, osloDay, type QualityNote, UnitCode } from '../../programme/index.ts';
import type { Words } from '../texts/words.ts';
import { aligned, section } from './answer.ts';

/** How it stands with the lists in SharePoint themselves, and with what SharePoint tells of them. */
export type ListsHealth = {
  drift: readonly ListDrift[];
  /** Lists that could not be read the last time. */
  unread: readonly { list: ListName; reason: string; since: Date }[];
  subscriptions: readonly {
    list: ListName;
    subscribed: boolean;
    /** Its time is up, and nothing has run that would have renewed it. */
    expired?: boolean;
    fault?: SubscriptionFault;
    code?: string;
    expiresAt?: Date;
  }[];
  /** Where SharePoint is asked to tell. */
  notificationUrl: string;
  refused: readonly { fault: NotificationFault; count: number; lastAt: Date }[];
  /** What can be read but can hardly be right. */
  quality: readonly QualityNote[];
};

const dayOf = (at: Date, { day }: Words): string =>
  day(osloDay(Temporal.Instant.fromEpochMilliseconds(at.getTime())));

const listTitle = (name: string): string =>
  listDefinitions.find((list) => list.name === name)?.displayName ?? name;

const driftLines = ({ drift }: ListsHealth, { say }: Words): string[] =>
  aligned(
    drift.map(({ list, kind, column, title, found, wanted }) => [
      list,
      say(`drift.${kind}`, { list, column, title, found, wanted }),
    ]),
  );

const unreadLines = ({ unread, drift }: ListsHealth, words: Words): string[] => {
  const gone = new Set(drift.flatMap(({ kind, list }) => (kind === 'list-missing' ? [list] : [])));
  // That a list is gone is said with what to do about it.
  return aligned(
    unread
      .filter(({ list }) => !gone.has(list))
      .map(({ list, reason, since }) => [
        list,
        words.say([`graph.${reason}`, 'graph.unexpected'], { facts: dayOf(since, words) }),
      ]),
  );
};

/** Without notifications the lists are swept all the same, so this is for information. */
const subscriptionLines = ({ subscriptions, notificationUrl }: ListsHealth, words: Words): string[] => {
  const { say, list: listed } = words;
  const groups = Map.groupBy(
    subscriptions.filter(({ subscribed, expired, fault }) => !subscribed || expired || fault),
    ({ expired, fault }) => fault ?? (expired ? ('expired' as const) : ('asked' as const)),
  );
  if (subscriptions.length === 0) return [say('subscription.none')];
  if (groups.size === 0) return [say('subscription.well')];
  return [...groups].map(([fault, all]) =>
    say(`subscription.${fault}`, {
      lists: listed(all.map(({ list }) => list)),
      day: all[0]?.expiresAt ? dayOf(all[0].expiresAt, words) : '–',
      code: all.find(({ code }) => code)?.code ?? '–',
      url: notificationUrl,
    }),
  );
};

const refusedLines = ({ refused }: ListsHealth, words: Words): string[] =>
  refused.map(({ fault, count, lastAt }) =>
    words.say(`refused-notification.${fault}`, { count, day: dayOf(lastAt, words) }),
  );

// As many as anybody reads; --json has them all.
const MOST = 50;

/** The first of many lines, and how many more there are. */
export const firstOf = (rows: readonly (readonly string[])[], { say }: Words): string[] => {
  const left = rows.length - MOST;
  return [...aligned(rows.slice(0, MOST)), ...(left > 0 ? [say('doctor.more', { count: left })] : [])];
};

const qualityLines = ({ quality }: ListsHealth, words: Words): string[] => {
  const { say } = words;
  const rows = quality.map(({ kind, list, key, title, detail }) => {
    const unit = UnitCode.safeParse(title).data;
    const name = unit ? say(`units.${unit}`) : title;
    return [list, key, say(`digest-pdf.quality.${kind}`, { name, detail, list: listTitle(list) })];
  });
  return firstOf(rows, words);
};

/** The lists' own state, each thing with what mends it; nothing of what is in order. */
export const listsLines = (lists: ListsHealth, words: Words): string[] => {
  const { say } = words;
  return [
    ...subscriptionLines(lists, words),
    ...refusedLines(lists, words),
    ...section(say('doctor.unread'), unreadLines(lists, words)),
    ...section(say('doctor.drift'), driftLines(lists, words)),
    ...section(say('doctor.quality'), qualityLines(lists, words)),
  ];
};
