import { mergeClasses } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { ListTaken } from '../api/cases-reply.ts';
import { useTableStyles } from '../digest/table-styles.ts';
import { useCaseStyles } from './case-styles.ts';

type Faults = Extract<ListTaken, { outcome: 'faulty' }>['faults'];

/** What is wrong with a list, cell by cell, in the order of the sheet. */
export const FaultTable = ({ faults }: { faults: Faults }) => {
  const { t } = useTranslation();
  const table = useTableStyles();
  const styles = useCaseStyles();
  return (
    <table className={table.root}>
      <caption className={mergeClasses(table.caption, styles.value)}>
        {t('cases.list.faulty', { count: faults.length })}
      </caption>
      <thead>
        <tr>
          {(['row', 'column', 'fault'] as const).map((name) => (
            <th key={name} scope="col" className={table.head}>
              {t(`cases.list.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {faults.map(({ row, column, reason, detail }) => (
          <tr key={`${row} ${column} ${reason}`} className={table.row}>
            <td className={table.cell}>{row}</td>
            <td className={table.cell}>{column}</td>
            <td className={table.cell}>{t(`cases.faults.${reason}`, { detail })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
