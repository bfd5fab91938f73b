import type { Me } from '../api/replies.ts';
import type { Place } from '../place/place.ts';

/** What every page is given. */
export type ScreenProps = {
  me: Me;
  place: Place;
  /** Whether the person came here from another page, whose link is gone from under the keyboard. */
  moved: boolean;
  onPlace: (change: Partial<Place>) => void;
  onSwitch: (() => void) | undefined;
};
