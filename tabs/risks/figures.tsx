import { makeStyles, mergeClasses, ToggleButton, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Filter } from '../place/place.ts';
import type { Figures as Counted } from './choose.ts';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(128px, 100%), 1fr))',
    gap: tokens.spacingHorizontalS,
  },
  figure: {
    justifyContent: 'start',
    minWidth: 0,
    height: '100%',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    textAlign: 'start',
  },
  chosen: { boxShadow: `inset 0 -3px 0 ${tokens.colorCompoundBrandStroke}` },
  inside: { display: 'grid' },
  number: {
    fontSize: tokens.fontSizeHero700,
    lineHeight: tokens.lineHeightHero700,
    fontWeight: tokens.fontWeightSemibold,
  },
  late: { color: tokens.colorPaletteRedForeground1 },
});

const order = ['all', 'overdue', 'due-soon', 'needs-help', 'mine'] as const;

type Props = { figures: Counted; chosen: Filter; onChoose: (filter: Filter) => void };

/** The figures of the page; each one shows its lines when pressed. */
export const Figures = ({ figures, chosen, onChoose }: Props) => {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields; these are buttons.
    <div role="group" aria-label={t('filters.label')} className={styles.root}>
      {order.map((filter) => {
        const late = filter === 'overdue' && figures.overdue > 0 && chosen !== 'overdue';
        return (
          <ToggleButton
            key={filter}
            size="large"
            className={mergeClasses(styles.figure, chosen === filter && styles.chosen)}
            checked={chosen === filter}
            onClick={() => onChoose(filter)}
          >
            <span className={styles.inside}>
              <span className={mergeClasses(styles.number, late && styles.late)}>{figures[filter]}</span>
              <span>{t(`filters.${filter}`)}</span>
            </span>
          </ToggleButton>
        );
      })}
    </div>
  );
};
