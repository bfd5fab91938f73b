import { useEffect, useState } from 'react';
import { lineLinkId } from '../risks/line-link.tsx';

const places = (from: Element | null, key: string) => [
  from,
  document.getElementById(lineLinkId(key)),
  document.querySelector('h1'),
];

/**
 * Takes the keyboard back to where it was when what was opened is closed; when that is gone because the line was
 * finished, to the line, and when the line is gone too, to the top.
 */
export const useFocusReturn = (key: string): void => {
  const [from] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      // The dialog lets go of the keyboard only once it is gone.
      requestAnimationFrame(() => {
        const place = places(from, key).find((one) => one?.isConnected && one !== document.body);
        if (place instanceof HTMLElement) place.focus();
      });
    },
    [from, key],
  );
};
