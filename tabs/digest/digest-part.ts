import type { Digest } from '../api/digest-reply.ts';
import type { Place } from '../place/place.ts';

/** What each part of the page is given. */
export type DigestPart = { digest: Digest; onPlace: (change: Partial<Place>) => void };

/** The place on the risks page of what is counted, within the digest's own part of the programme. */
export const withinScope = ({ scope }: Digest, to: Partial<Place>): Partial<Place> =>
  scope === 'all' ? to : { unit: scope, ...to };
