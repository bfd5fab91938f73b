import { Body1 } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { DigestLine } from '../api/digest-reply.ts';
import type { DigestPart } from './digest-part.ts';
import { LineRow } from './line-row.tsx';
import { useRowStyles } from './row-styles.ts';
import { Section } from './section.tsx';

type Props = DigestPart & { name: 'dueSoon' | 'homeless'; about?: string; lines: readonly DigestLine[] };

/** Lines under a heading, and what there is to say of them; nothing when there are none. */
export const LineSection = ({ name, about, lines, ...rest }: Props) => {
  const { t } = useTranslation();
  const styles = useRowStyles();
  if (lines.length === 0) return null;
  return (
    <Section title={t(`digest.${name}`)}>
      {about && <Body1>{about}</Body1>}
      <ul className={styles.list}>
        {lines.map((line) => (
          <li key={line.key} className={styles.row}>
            <LineRow {...rest} line={line} />
          </li>
        ))}
      </ul>
    </Section>
  );
};
