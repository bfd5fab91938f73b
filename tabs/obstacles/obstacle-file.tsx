import { Field, makeStyles, Select, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Projects } from '../api/projects-reply.ts';
import { useApi } from '../api/use-api.ts';
import { useLanguage } from '../language/use-language.ts';
import { FileButtons } from '../pages/file-buttons.tsx';

const useStyles = makeStyles({
  root: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: tokens.spacingHorizontalM },
});

const yearOf = (day: string): string => day.slice(0, 4);

/** The summary of a year to the owners, as a file: of this year, or any in which something was reported. */
export const ObstacleFile = ({ pages }: { pages: Projects }) => {
  const { t } = useTranslation();
  const api = useApi();
  const language = useLanguage();
  const styles = useStyles();
  const [year, setYear] = useState(yearOf(pages.day));
  const years = [...new Set([yearOf(pages.day), ...pages.obstacles.map(({ on }) => yearOf(on))])];
  return (
    <section className={styles.root} aria-label={t('obstacles.yearly')}>
      <Field label={t('obstacles.yearly')}>
        <Select value={year} onChange={(_, { value }) => setYear(value)}>
          {years
            .toSorted()
            .toReversed()
            .map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
        </Select>
      </Field>
      <FileButtons
        about={t('obstacles.yearOf', { year })}
        fetchFile={(kind) => api.obstacleFile(year, kind, language)}
      />
    </section>
  );
};
