import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Delivery } from '../api/deliveries-reply.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

type Props = {
  rows: readonly Delivery[];
  waiting: boolean;
  onRecall: (rows: readonly Delivery[]) => void;
};

/** Takes back all messages of a kind, for when what was sent should not have been. */
export const RecallAll = ({ rows, waiting, onRecall }: Props) => {
  const { t } = useTranslation();
  const styles = useStyles();
  const able = rows.filter(({ mayRecall }) => mayRecall);
  const kinds = [...new Set(able.map(({ kind }) => kind))]
    .map((kind) => ({ kind, own: able.filter((row) => row.kind === kind) }))
    .filter(({ own }) => own.length > 1);
  if (kinds.length === 0) return null;
  return (
    <div className={styles.root}>
      {kinds.map(({ kind, own }) => (
        <Button key={kind} size="small" disabledFocusable={waiting} onClick={() => onRecall(own)}>
          {t('deliveries.recallAll', { count: own.length, kind: t(`deliveries.kinds.${kind}`) })}
        </Button>
      ))}
    </div>
  );
};
