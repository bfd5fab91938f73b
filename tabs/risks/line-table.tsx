import {
  Caption1,
  makeStyles,
  mergeClasses,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  tokens,
} from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useHiddenStyles } from '../look/hidden-styles.ts';
import { isOpenLine, isOverdue } from './choose.ts';
import { DueMark } from './due-mark.tsx';
import { LineLink } from './line-link.tsx';
import type { LinesProps } from './lines.tsx';
import { NotYet } from './not-yet.tsx';
import { OwnerName } from './owner-name.tsx';
import { StatusMark } from './status-mark.tsx';
import { UpdateButton } from './update-button.tsx';

const useStyles = makeStyles({
  column: { boxSizing: 'border-box' },
  key: { width: '92px' },
  title: { width: 'auto' },
  owner: { width: '208px' },
  due: { width: '188px' },
  status: { width: '128px' },
  action: { width: '104px' },
  head: { fontWeight: tokens.fontWeightSemibold },
  cell: {
    paddingTop: tokens.spacingVerticalS,
    paddingBottom: tokens.spacingVerticalS,
    verticalAlign: 'top',
    overflowWrap: 'break-word',
  },
  task: { paddingInlineStart: tokens.spacingHorizontalXXL },
  late: { boxShadow: `inset 3px 0 0 ${tokens.colorPaletteRedBorder2}` },
  quiet: { color: tokens.colorNeutralForeground2 },
  closed: { color: tokens.colorNeutralForeground2 },
});

const columns = ['key', 'title', 'owner', 'due', 'status'] as const;

/** Measures and tasks of one risk as a table, a task set in under its measure. */
export const LineTable = ({ label, lines, today, onOpen }: LinesProps) => {
  const { t } = useTranslation();
  const styles = useStyles();
  const { hidden } = useHiddenStyles();
  const acting = lines.some(({ mayAct }) => mayAct);
  return (
    <Table aria-label={label} size="medium">
      <TableHeader>
        <TableRow>
          {columns.map((column) => (
            <TableHeaderCell
              key={column}
              className={mergeClasses(styles.column, styles.head, styles[column])}
            >
              {t(`lines.${column}`)}
            </TableHeaderCell>
          ))}
          {acting && (
            <TableHeaderCell className={mergeClasses(styles.column, styles.action)}>
              <span className={hidden}>{t('lines.action')}</span>
            </TableHeaderCell>
          )}
        </TableRow>
      </TableHeader>
      <TableBody>
        {lines.map((line) => (
          <TableRow
            key={line.key}
            className={mergeClasses(isOverdue(line) && styles.late, !isOpenLine(line) && styles.closed)}
          >
            <TableCell className={mergeClasses(styles.cell, line.kind === 'task' && styles.task)}>
              {line.key}
            </TableCell>
            <TableCell className={styles.cell}>
              <LineLink line={line} onOpen={onOpen} />
              <NotYet reason={line.notYet} />
            </TableCell>
            <TableCell className={styles.cell}>
              <OwnerName line={line} />
              <Caption1 block className={styles.quiet}>
                {t(`units.${line.unit}`)}
              </Caption1>
            </TableCell>
            <TableCell className={styles.cell}>
              <DueMark line={line} today={today} />
            </TableCell>
            <TableCell className={styles.cell}>
              <StatusMark line={line} />
            </TableCell>
            {acting && (
              <TableCell className={styles.cell}>
                <UpdateButton line={line} onOpen={onOpen} />
              </TableCell>
            )}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
};
