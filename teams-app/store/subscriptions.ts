import { type Kysely, sql } from 'kysely';
import type { Heeded, NotificationFault, SubscriptionOutcome } from '../../graph/index.ts';
import type { ListName } from '../../programme/index.ts';
import type { Tables } from './tables.ts';

/** A list's subscription as it stands; without an id, the list is only swept. */
export type SubscriptionState = {
  list: ListName;
  id: string | undefined;
  clientState: string;
  resource: string | undefined;
  url: string | undefined;
  expiresAt: Date | undefined;
  fault: Tables['subscriptions']['fault'];
  code: string | undefined;
  triedAt: Date;
};
export type RefusedNotifications = { fault: NotificationFault; count: number; lastAt: Date };

/** The subscriptions all processes share: whichever gets a notification must know what to believe. */
export type Subscriptions = {
  all: () => Promise<SubscriptionState[]>;
  /** Graph is about to be asked for a subscription with this client state. */
  asking: (list: ListName, clientState: string, at: string) => Promise<void>;
  /** What Graph answered. */
  answered: (list: ListName, outcome: SubscriptionOutcome, at: string) => Promise<void>;
  /** Counts notifications that were not believed. */
  countRefused: (refused: Heeded['refused'], at: string) => Promise<void>;
  refused: () => Promise<RefusedNotifications[]>;
};

export const subscriptionsIn = (db: Kysely<Tables>): Subscriptions => ({
  all: async () => {
    const rows = await db.selectFrom('subscriptions').selectAll().orderBy('list').execute();
    return rows.map(
      ({ list, subscription_id, client_state, resource, url, expires_at, fault, code, tried_at }) => ({
        ...{ list, clientState: client_state, fault, triedAt: tried_at },
        id: subscription_id ?? undefined,
        resource: resource ?? undefined,
        url: url ?? undefined,
        expiresAt: expires_at ?? undefined,
        code: code ?? undefined,
      }),
    );
  },
  asking: async (list, clientState, at) => {
    const state = { subscription_id: null, client_state: clientState, tried_at: at };
    await db
      .insertInto('subscriptions')
      .values({ list, ...state })
      .onConflict((conflict) => conflict.column('list').doUpdateSet(state))
      .execute();
  },
  answered: async (list, outcome, at) => {
    const state =
      outcome.outcome === 'refused'
        ? { fault: outcome.fault, code: outcome.code ?? null, tried_at: at }
        : {
            subscription_id: outcome.id,
            ...(outcome.clientState !== undefined && { client_state: outcome.clientState }),
            resource: outcome.resource,
            url: outcome.url,
            expires_at: outcome.expiresAt,
            fault: null,
            code: null,
            tried_at: at,
          };
    await db
      .insertInto('subscriptions')
      .values({ list, client_state: '', ...state })
      .onConflict((conflict) => conflict.column('list').doUpdateSet(state))
      .execute();
  },
  countRefused: async (refused, at) => {
    const rows = [...refused].map(([fault, count]) => ({ fault, count, last_at: at }));
    if (rows.length === 0) return;
    await db
      .insertInto('refused_notifications')
      .values(rows)
      .onConflict((conflict) =>
        conflict.column('fault').doUpdateSet({
          count: sql<number>`refused_notifications.count + excluded.count`,
          last_at: sql<string>`excluded.last_at`,
        }),
      )
      .execute();
  },
  refused: async () => {
    const rows = await db.selectFrom('refused_notifications').selectAll().orderBy('fault').execute();
    return rows.map(({ fault, count, last_at: lastAt }) => ({ fault, count, lastAt }));
  },
});
