import { dataQuality, osloDay, readState } from '../../programme/index.ts';
import type { ListsHealth } from '../command-line/doctor-lists.ts';
import type { Services } from './services.ts';

/** How it stands with the lists themselves, all of it from the store: SharePoint may be away just now. */
export const listsHealth = async (
  services: Pick<Services, 'records' | 'sync' | 'subscriptions' | 'microsoft' | 'clock' | 'wallClock'>,
): Promise<ListsHealth> => {
  const { records, sync, subscriptions, microsoft, clock, wallClock } = services;
  const now = clock.now();
  const state = await readState(records, now.toString());
  return {
    drift: state.drift,
    unread: await sync.unread(),
    subscriptions: (await subscriptions.all()).map(({ list, id, fault, code, expiresAt }) => ({
      list,
      subscribed: id !== undefined,
      // Graph goes by the real time, whatever day a trial is on.
      expired: expiresAt !== undefined && expiresAt.getTime() <= wallClock.now().epochMilliseconds,
      ...(fault && { fault }),
      ...(code && { code }),
      ...(expiresAt && { expiresAt }),
    })),
    notificationUrl: microsoft.notificationUrl,
    refused: await subscriptions.refused(),
    quality: dataQuality({ ...state, drift: [] }, osloDay(now)),
  };
};
