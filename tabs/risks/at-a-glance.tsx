import { Body1, Button, Link, makeStyles, Subtitle1, tokens } from '@fluentui/react-components';
import { WarningRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { WorkView } from '../../programme/index.ts';
import { useHiddenStyles } from '../look/hidden-styles.ts';
import { isOpenLine, isOverdue, oldestOverdue, overdueByUnit } from './choose.ts';
import { Kept } from './kept.tsx';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    rowGap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalL,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  faults: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
});

type Props = {
  lines: readonly WorkView[];
  faults: number;
  onOpen: (key: string) => void;
  onFaults: () => void;
};

/** The page in three sentences: how much is late, where, and what has been late for longest. */
export const AtAGlance = ({ lines, faults, onOpen, onFaults }: Props) => {
  const { t } = useTranslation();
  const styles = useStyles();
  const { hidden } = useHiddenStyles();
  const open = lines.filter(isOpenLine).length;
  const count = lines.filter(isOverdue).length;
  const oldest = oldestOverdue(lines);
  const units = overdueByUnit(lines).map(({ unit, count }) =>
    t('glance.unit', { unit: t(`units.${unit}`), count }),
  );
  const lead =
    count > 0 ? t('glance.overdue', { count, open }) : t(open > 0 ? 'glance.nothing' : 'glance.nothingOpen');
  return (
    <section aria-labelledby="glance" className={styles.root}>
      <h2 id="glance" className={hidden}>
        {t('glance.heading')}
      </h2>
      {lines.length > 0 && (
        <Subtitle1 as="p" block>
          {lead}
        </Subtitle1>
      )}
      {oldest && (
        <>
          <Body1 as="p" block>
            {t('glance.where', { units: units.join(', ') })}
          </Body1>
          <Body1 as="p" block>
            {t('glance.oldest')}{' '}
            <Link inline as="button" onClick={() => onOpen(oldest.key)}>
              {oldest.key} <Kept>{oldest.title}</Kept>
            </Link>
            {', '}
            {t('glance.oldestAge', { count: oldest.daysOverdue, owner: oldest.ownerName })}
          </Body1>
        </>
      )}
      {faults > 0 && (
        <div className={styles.faults}>
          <WarningRegular aria-hidden="true" />
          <Body1>{t('glance.faults', { count: faults })}</Body1>
          <Button size="small" onClick={() => onFaults()}>
            {t('glance.showFaults', { count: faults })}
          </Button>
        </div>
      )}
    </section>
  );
};
