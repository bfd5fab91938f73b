import { Caption1 } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Seat } from '../api/cases-reply.ts';
import { useTableStyles } from '../digest/table-styles.ts';
import { Kept } from '../risks/kept.tsx';

/** Who holds a seat, and in whose place. */
const Holder = ({ seat: { holder, passed } }: { seat: Seat }) => {
  const { t } = useTranslation();
  return (
    <Caption1 block>
      {holder ?? t('cases.nobody')}
      {passed.length > 0 && ` ${t('cases.passedBy', { names: passed.join(', ') })}`}
    </Caption1>
  );
};

/** What a seat said, or that it has answered. */
const Said = ({ seat: { vote, standing } }: { seat: Seat }) => {
  const { t } = useTranslation();
  if (!vote) return <>{t(`cases.standings.${standing}`)}</>;
  return (
    <>
      {t(`cases.choices.${vote.choice}`)}
      {vote.reason && (
        <>
          {': '}
          <Kept>{vote.reason}</Kept>
        </>
      )}
    </>
  );
};

/** Every seat and where it stands. Until the vote has ended it says that a seat answered, and never how. */
export const SeatTable = ({ seats }: { seats: readonly Seat[] }) => {
  const { t } = useTranslation();
  const table = useTableStyles();
  return (
    <table className={table.root}>
      <caption className={table.caption}>{t('cases.seats')}</caption>
      <thead>
        <tr>
          <th scope="col" className={table.head}>
            {t('cases.columns.unit')}
          </th>
          <th scope="col" className={table.head}>
            {t(seats.some(({ vote }) => vote) ? 'cases.columns.vote' : 'cases.columns.standing')}
          </th>
        </tr>
      </thead>
      <tbody>
        {seats.map((seat) => (
          <tr key={seat.unit} className={table.row}>
            <th scope="row" className={table.cell}>
              {t(`units.${seat.unit}`)}
              <Holder seat={seat} />
            </th>
            <td className={table.cell}>
              <Said seat={seat} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
