import { Caption1 } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { DigestLine } from '../api/digest-reply.ts';
import { shortDay } from '../language/days.ts';
import { useLanguage } from '../language/use-language.ts';
import { PlaceLink } from '../pages/place-link.tsx';
import { Kept } from '../risks/kept.tsx';
import { LateMark } from '../risks/late-mark.tsx';
import type { DigestPart } from './digest-part.ts';
import { useRowStyles } from './row-styles.ts';

type Props = DigestPart & { line: DigestLine; extra?: string };

/** One line: its key and title, which open it, how late it is, whose it is and where. */
export const LineRow = ({ digest, line, extra, onPlace }: Props) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const styles = useRowStyles();
  const about = [line.ownerName ?? t('lines.nobody'), t(`units.${line.unit}`), ...(extra ? [extra] : [])];
  return (
    <>
      <span className={styles.main}>
        <PlaceLink to={{ line: line.key }} onPlace={onPlace}>
          {line.key} <Kept>{line.title}</Kept>
        </PlaceLink>
        <Caption1 block className={styles.quiet}>
          {about.join(' · ')}
        </Caption1>
      </span>
      {line.daysOverdue > 0 ? (
        <LateMark>{t('lines.overdue', { count: line.daysOverdue })}</LateMark>
      ) : (
        <time dateTime={line.due}>{shortDay(language, line.due, digest.today)}</time>
      )}
    </>
  );
};
