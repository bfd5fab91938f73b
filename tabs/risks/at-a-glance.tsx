import { Body1, Button, makeStyles, Title3, tokens } from '@fluentui/react-components';
import { WarningRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitCode, WorkView } from '../../programme/index.ts';
import { isOpenLine, isOverdue, overdueByUnit } from './choose.ts';
import { LateUnits } from './late-units.tsx';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    rowGap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalL,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  warning: { display: 'flex', columnGap: tokens.spacingHorizontalS },
  icon: { flexShrink: 0, marginTop: tokens.spacingVerticalXXS },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
});

type Props = {
  lines: readonly WorkView[];
  faults: number;
  /** How many things in the lists can hardly be right. */
  quality: number;
  reader: { oid: string };
  onUnit: (unit: UnitCode) => void;
  onOpen: (key: string) => void;
  onMine: () => void;
  onFaults: () => void;
};

const Warning = ({ words, children }: { words: string; children: ReactNode }) => {
  const styles = useStyles();
  return (
    <div className={styles.row}>
      <Body1 className={styles.warning}>
        <WarningRegular className={styles.icon} aria-hidden="true" />
        {words}
      </Body1>
      {children}
    </div>
  );
};

/** What a person in a hurry reads: how much is late, where, since when and who is on it. */
export const AtAGlance = ({ lines, faults, quality, reader, onUnit, onOpen, onMine, onFaults }: Props) => {
  const { t } = useTranslation();
  const styles = useStyles();
  const open = lines.filter(isOpenLine).length;
  const late = lines.filter(isOverdue);
  const yours = late.filter(({ ownerOid }) => ownerOid === reader.oid).length;
  const said =
    late.length > 0
      ? t('glance.overdue', { count: late.length, open })
      : t(open > 0 ? 'glance.nothing' : 'glance.nothingOpen');
  return (
    <section aria-labelledby="at-a-glance" className={styles.root}>
      <Title3 as="h2" id="at-a-glance">
        {lines.length > 0 ? said : t('glance.heading')}
      </Title3>
      {yours > 0 && (
        <div className={styles.row}>
          <Body1>{t('glance.yours', { count: yours })}</Body1>
          <Button size="small" onClick={() => onMine()}>
            {t('glance.showYours')}
          </Button>
        </div>
      )}
      {late.length > 0 && <LateUnits units={overdueByUnit(lines)} onUnit={onUnit} onOpen={onOpen} />}
      {faults > 0 && (
        <Warning words={t('glance.faults', { count: faults })}>
          <Button size="small" onClick={() => onFaults()}>
            {t('glance.showFaults', { count: faults })}
          </Button>
        </Warning>
      )}
      {quality > 0 && (
        <Warning words={t('glance.quality', { count: quality })}>
          <Button size="small" onClick={() => onFaults()}>
            {t('glance.showQuality', { count: quality })}
          </Button>
        </Warning>
      )}
    </section>
  );
};
