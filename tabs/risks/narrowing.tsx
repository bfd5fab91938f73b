import { Body1, Field, makeStyles, SearchBox, Select, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { UnitCode } from '../../programme/index.ts';
import { unitCodes } from '../api/replies.ts';
import type { Place } from '../place/place.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'end',
    gap: tokens.spacingHorizontalM,
  },
  field: { flexGrow: 1, flexBasis: '220px', maxWidth: '360px' },
  search: { width: '100%', maxWidth: 'none' },
  shown: { flexGrow: 1, paddingBottom: tokens.spacingVerticalXS },
});

type Props = {
  unit: UnitCode | undefined;
  search: string;
  /** How many are left, in words. */
  shown: string;
  onNarrow: (change: Partial<Place>) => void;
};

/** Narrows what is listed to a unit and to words, and says how many are left. */
export const Narrowing = ({ unit, search, shown, onNarrow }: Props) => {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <search className={styles.root}>
      <Field label={t('filters.unit')} className={styles.field}>
        <Select
          value={unit ?? ''}
          onChange={(_, { value }) => onNarrow({ unit: unitCodes.find((code) => code === value) })}
        >
          <option value="">{t('filters.everyUnit')}</option>
          {unitCodes
            .filter((code) => code !== 'STAT')
            .map((code) => (
              <option key={code} value={code}>
                {t(`units.${code}`)}
              </option>
            ))}
        </Select>
      </Field>
      <Field label={t('filters.search')} className={styles.field}>
        <SearchBox
          className={styles.search}
          value={search}
          placeholder={t('filters.searchHint')}
          dismiss={{ 'aria-label': t('filters.clear') }}
          onChange={(_, { value }) => onNarrow({ search: value })}
        />
      </Field>
      <Body1 role="status" className={styles.shown}>
        {shown}
      </Body1>
    </search>
  );
};
