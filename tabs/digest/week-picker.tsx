import { Button, Field, makeStyles, mergeClasses, Select, tokens } from '@fluentui/react-components';
import { ChevronLeftRegular, ChevronRightRegular, PrintRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { unitCodes } from '../api/replies.ts';
import { useHiddenStyles } from '../look/hidden-styles.ts';
import type { DigestPart } from './digest-part.ts';
import { PdfButton } from './pdf-button.tsx';
import { neighbours } from './weeks.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: tokens.spacingHorizontalM },
  weeks: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  unit: { flexBasis: '260px', maxWidth: '100%' },
});

/** Another week, another unit, and on to paper. */
export const WeekPicker = (props: DigestPart & { waiting: boolean; about: string }) => {
  const { digest, waiting, about, onPlace } = props;
  const { t } = useTranslation();
  const styles = useStyles();
  const { hidden } = useHiddenStyles();
  const { before, after } = neighbours(digest.day, digest.today);
  const units = unitCodes.filter((code) => code !== 'STAT' && digest.scopes.includes(code));
  return (
    <div className={mergeClasses(styles.root, 'not-printed')}>
      <div className={styles.weeks}>
        <Button icon={<ChevronLeftRegular />} onClick={() => onPlace({ day: before })}>
          {t('digest.before')}
        </Button>
        <Button
          icon={<ChevronRightRegular />}
          iconPosition="after"
          disabledFocusable={!after}
          onClick={() => onPlace({ day: after === digest.today ? undefined : after })}
        >
          {t('digest.after')}
        </Button>
      </div>
      {units.length > 1 && (
        <Field label={t('filters.unit')} className={styles.unit}>
          <Select
            value={digest.scope === 'all' ? '' : digest.scope}
            onChange={(_, { value }) => onPlace({ unit: units.find((code) => code === value) })}
          >
            <option value="">{t('filters.everyUnit')}</option>
            {units.map((code) => (
              <option key={code} value={code}>
                {t(`units.${code}`)}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <Button icon={<PrintRegular />} onClick={() => window.print()}>
        {t('digest.print')}
      </Button>
      <PdfButton key={`${digest.day} ${digest.scope}`} digest={digest} about={about} />
      <div role="status" className={hidden}>
        {waiting ? t('states.loadingPage') : about}
      </div>
    </div>
  );
};
