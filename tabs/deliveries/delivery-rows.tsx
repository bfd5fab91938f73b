import { Button, Caption1 } from '@fluentui/react-components';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { Delivery } from '../api/deliveries-reply.ts';
import { useRowStyles } from '../digest/row-styles.ts';
import { clockTime } from '../language/days.ts';
import { PlaceLink } from '../pages/place-link.tsx';
import type { Place } from '../place/place.ts';
import { useReason } from './use-reason.ts';

/** Stands where a person would when something is for the office as a whole. */
const officeChannel = 'office-channel';

type Props = {
  rows: readonly Delivery[];
  waiting: boolean;
  onPlace: (change: Partial<Place>) => void;
  onResend: (row: Delivery) => void;
  onRecall: (rows: readonly Delivery[]) => void;
};

const useWords = () => {
  const { t } = useTranslation();
  const why = useReason();
  const times = ({ queuedAt, doneAt, nextTryAt, recalledAt, recalledBy }: Delivery): string[] => [
    t('deliveries.queuedAt', { time: clockTime(queuedAt) }),
    ...(doneAt ? [t('deliveries.doneAt', { time: clockTime(doneAt) })] : []),
    ...(nextTryAt ? [t('deliveries.nextTryAt', { time: clockTime(nextTryAt) })] : []),
    ...(recalledAt
      ? [
          t('deliveries.recalledAt', {
            time: clockTime(recalledAt),
            name: recalledBy || t('deliveries.nobody'),
          }),
        ]
      : []),
  ];
  const remarks = ({ cardGone, repeated, reason, remedy }: Delivery): string[] => [
    ...(remedy ? [t(`deliveries.remedies.${remedy}`)] : []),
    ...(reason ? [why(reason)] : []),
    ...(cardGone ? [t('deliveries.cardGone')] : []),
    ...(repeated ? [t('deliveries.repeated')] : []),
  ];
  return { times, remarks };
};

/** Messages one by one: to whom, what, how it went and when, and what the office may do about it. */
export const DeliveryRows = ({ rows, waiting, onPlace, onResend, onRecall }: Props) => {
  const { t } = useTranslation();
  const styles = useRowStyles();
  const { times, remarks } = useWords();
  return (
    <ul className={styles.list}>
      {rows.map((row) => {
        const isChannel = row.personOid === officeChannel;
        const name = row.person || t(isChannel ? 'deliveries.channel' : 'deliveries.nobody');
        const kind = t(`deliveries.kinds.${row.kind}`);
        return (
          <li key={row.id} className={styles.row}>
            <span className={styles.main}>
              <strong>{name}</strong> {kind}
              {row.lines.map((line, index) => (
                <Fragment key={line}>
                  {index === 0 ? ': ' : ', '}
                  <PlaceLink to={{ line }} onPlace={onPlace}>
                    {line}
                  </PlaceLink>
                </Fragment>
              ))}
              {[times(row), remarks(row)]
                .filter((words) => words.length > 0)
                .map((words) => (
                  <Caption1 key={words[0]} block className={styles.quiet}>
                    {words.join(' · ')}
                  </Caption1>
                ))}
            </span>
            <span>{t(`deliveries.statuses.${row.status}`)}</span>
            {(['resend', 'recall'] as const)
              .filter((verb) => (verb === 'resend' ? row.mayResend : row.mayRecall))
              .map((verb) => (
                <Button
                  key={verb}
                  size="small"
                  disabledFocusable={waiting}
                  aria-label={t(`deliveries.${verb}This`, { name, kind })}
                  onClick={() => (verb === 'resend' ? onResend(row) : onRecall([row]))}
                >
                  {t(`deliveries.${verb}`)}
                </Button>
              ))}
          </li>
        );
      })}
    </ul>
  );
};
