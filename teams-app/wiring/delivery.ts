import { installFor } from '../../graph/index.ts';
import { osloDay, stepIn } from '../../programme/index.ts';
import { deliveriesOn } from '../delivery/deliveries.ts';
import { tryInstalls } from '../delivery/installs.ts';
import type { ApiDeps } from '../http/api.ts';
import type { Services } from './services.ts';

/** Delivery for the office's page. */
export const deliveryOf = ({ store, records, clock }: Services): ApiDeps['delivery'] => ({
  today: () => osloDay(clock.now()),
  deliveries: async (day) => deliveriesOn(store.db, day, await records.all('TfPeople')),
  stepIn: stepIn({ records, clock }),
});

/** Tries to put the app into the Teams of people who have none; without its id in the catalogue nobody can. */
export const installBy =
  ({ store, clock, log, graph, microsoft: { teamsAppId } }: Services) =>
  (oids: readonly string[]): Promise<void> =>
    tryInstalls(
      {
        ...{ db: store.db, clock, log },
        install: async (oid) => (teamsAppId ? installFor(graph, oid, teamsAppId) : 'not-set-up'),
      },
      oids,
    );
