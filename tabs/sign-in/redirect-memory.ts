import { z } from '../edge.ts';

/** What must survive the trip to the sign-in page and back. Tokens are never kept here. */
const Trip = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), returnTo: z.string() });
export type Trip = z.infer<typeof Trip>;

const name = 'taktfast.sign-in';

const parsed = (kept: string): Trip | undefined => {
  try {
    return Trip.safeParse(JSON.parse(kept)).data;
  } catch {
    return undefined; // Somebody else's words under our name: the trip starts over.
  }
};

export const tripMemory = (storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>) => ({
  keep: (trip: Trip) => storage.setItem(name, JSON.stringify(trip)),
  /** The trip begun, once: a code is good for one exchange only. */
  take: (): Trip | undefined => {
    const kept = storage.getItem(name);
    storage.removeItem(name);
    return kept === null ? undefined : parsed(kept);
  },
});
export type TripMemory = ReturnType<typeof tripMemory>;
