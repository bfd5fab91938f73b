import { Body1, Subtitle2 } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { PlaceLink } from '../pages/place-link.tsx';
import type { DigestPart } from './digest-part.ts';
import { QualityList } from './quality-list.tsx';
import { useRowStyles } from './row-styles.ts';
import { Section } from './section.tsx';

/** What is not in the figures because it could not be read, and what is in them but cannot be right. */
export const NotMeasured = ({ digest, onPlace }: DigestPart) => {
  const { t } = useTranslation();
  const styles = useRowStyles();
  const { notMeasured, quality } = digest;
  if (notMeasured.length === 0 && quality.length === 0) return null;
  return (
    <Section title={t('quality.heading')}>
      {notMeasured.length > 0 && (
        <Body1>
          <PlaceLink to={{ filter: 'faults' }} onPlace={onPlace}>
            {t('glance.faults', { count: notMeasured.length })}
          </PlaceLink>
        </Body1>
      )}
      {quality.length > 0 && (
        <>
          <Subtitle2 as="h3" className={styles.heading}>
            {t('quality.about')}
          </Subtitle2>
          <QualityList notes={quality} onPlace={onPlace} />
        </>
      )}
    </Section>
  );
};
