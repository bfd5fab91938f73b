import { makeStyles, tokens } from '@fluentui/react-components';
import {
  ArrowCircleRightRegular,
  CheckmarkCircleRegular,
  CircleRegular,
  DismissCircleRegular,
  HandRightRegular,
} from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { WorkView } from '../../programme/index.ts';
import { isOpenLine } from './choose.ts';

const icons = {
  'not-started': CircleRegular,
  'in-progress': ArrowCircleRightRegular,
  done: CheckmarkCircleRegular,
  cancelled: DismissCircleRegular,
};

const useStyles = makeStyles({
  root: { display: 'inline-grid', justifyItems: 'start', rowGap: tokens.spacingVerticalXXS },
  mark: { display: 'inline-flex', alignItems: 'center', columnGap: tokens.spacingHorizontalXS },
  icon: { flexShrink: 0 },
});

/** Where a line stands: an icon and the word, and that it needs help when it does. */
export const StatusMark = ({ line }: { line: WorkView }) => {
  const { t } = useTranslation();
  const styles = useStyles();
  const Icon = icons[line.status];
  return (
    <span className={styles.root}>
      <span className={styles.mark}>
        <Icon className={styles.icon} aria-hidden="true" />
        {t(`statuses.${line.status}`)}
      </span>
      {line.needsHelp && isOpenLine(line) && (
        <span className={styles.mark}>
          <HandRightRegular className={styles.icon} aria-hidden="true" />
          {t('lines.needsHelp')}
        </span>
      )}
    </span>
  );
};
