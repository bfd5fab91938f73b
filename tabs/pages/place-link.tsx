import { Link } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { opening, type Place, writePlace } from '../place/place.ts';

type Props = {
  to: Partial<Place>;
  onPlace: (place: Partial<Place>) => void;
  label?: string;
  /** Whether one is there already. */
  current?: boolean;
  id?: string;
  className?: string;
  children: ReactNode;
};

/** A link to a place in the tab, which may also be opened in a window of its own. */
export const PlaceLink = ({ to, onPlace, label, current, id, className, children }: Props) => {
  const place = { ...opening, ...to };
  return (
    <Link
      href={writePlace(place) || '?'}
      {...(current ? { 'aria-current': 'page' } : {})}
      {...(id ? { id } : {})}
      {...(label ? { 'aria-label': label } : {})}
      {...(className ? { className } : {})}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        onPlace(place);
      }}
    >
      {children}
    </Link>
  );
};
