import { useTranslation } from 'react-i18next';
import type { QualityNote } from '../../programme/index.ts';
import { longDay } from '../language/days.ts';
import { useLanguage } from '../language/use-language.ts';
import { PlaceLink } from '../pages/place-link.tsx';
import type { Place } from '../place/place.ts';
import { Kept } from '../risks/kept.tsx';
import { useRowStyles } from './row-styles.ts';

const isDay = /^\d{4}-\d{2}-\d{2}$/;

// What speaks of one line leads to it; the others speak of people, units and whole lists.
const ofLines: readonly QualityNote['kind'][] = [
  'due-long-past',
  'due-far-ahead',
  'owner-unknown',
  'owner-left',
  'risk-unknown',
  'key-twice',
];

type Props = { notes: readonly QualityNote[]; onPlace: (change: Partial<Place>) => void };

/** What in the lists can be read but cannot be right, each with what to do about it. */
export const QualityList = ({ notes, onPlace }: Props) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const styles = useRowStyles();
  const words = ({ kind, list, title, detail }: QualityNote): string =>
    t(`quality.kinds.${kind}`, {
      name: kind === 'unit-unmanaged' || kind === 'managers-away' ? t(`units.${title}`) : title,
      list: t(`faultRows.lists.${list}`),
      detail: isDay.test(detail) ? longDay(t, language, detail) : detail,
    });
  return (
    <ul className={styles.list}>
      {notes.map((note) => (
        <li key={`${note.kind} ${note.list} ${note.key}`} className={styles.row}>
          <span className={styles.main}>
            {ofLines.includes(note.kind) && (
              <>
                <PlaceLink to={{ line: note.key }} onPlace={onPlace}>
                  {note.key} <Kept>{note.title}</Kept>
                </PlaceLink>
                {': '}
              </>
            )}
            {words(note)}
          </span>
        </li>
      ))}
    </ul>
  );
};
