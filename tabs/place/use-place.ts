import { useCallback, useEffect, useState } from 'react';
import { type Place, readPlace, writePlace } from './place.ts';

const placeNow = (subPage?: string): Place =>
  readPlace(window.location.search, window.location.hash, subPage);

/** Opening a line, another page or another week is a step one goes back from; narrowing the list is not. */
const isStep = (before: Place, next: Place): boolean =>
  next.page !== before.page ||
  next.day !== before.day ||
  (next.line !== undefined && next.line !== before.line);

/** What the page shows and how to change it; kept in the address, and the browser's own back button works. */
export const usePlace = (subPage: string | undefined): [Place, (change: Partial<Place>) => void] => {
  const [place, setPlace] = useState(() => placeNow(subPage));
  useEffect(() => {
    const moved = () => setPlace(placeNow());
    window.addEventListener('popstate', moved);
    return () => window.removeEventListener('popstate', moved);
  }, []);
  const change = useCallback(
    (wanted: Partial<Place>) => {
      const next = { ...place, ...wanted };
      const address = `${window.location.pathname}${writePlace(next)}`;
      if (isStep(place, next)) window.history.pushState(null, '', address);
      else window.history.replaceState(null, '', address);
      setPlace(next);
    },
    [place],
  );
  return [place, change];
};
