import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Mark } from '../api/projects-reply.ts';
import { Kept } from '../risks/kept.tsx';
import { LightMark } from './light-mark.tsx';

const useStyles = makeStyles({
  name: { fontWeight: tokens.fontWeightSemibold },
});

/** What stands in one dimension: its form, its name, the word, and what was said of it. */
export const MarkLine = ({ mark: { dimension, value, light, comment } }: { mark: Mark }) => {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <>
      <LightMark light={light} />{' '}
      <span className={styles.name}>{t(`projects.dimensions.${dimension}`)}:</span>{' '}
      {t(value ? `projects.values.${value}` : 'projects.none')}
      {comment && (
        <>
          {' – '}
          <Kept>{comment}</Kept>
        </>
      )}
    </>
  );
};
