import { useTranslation } from 'react-i18next';
import type { DigestLine } from '../api/digest-reply.ts';
import type { DigestPart } from './digest-part.ts';
import { LineRow } from './line-row.tsx';
import { useRowStyles } from './row-styles.ts';
import { Section } from './section.tsx';

type Props = DigestPart & { name: 'dueSoon'; lines: readonly DigestLine[] };

/** Lines under a heading; nothing when there are none. */
export const LineSection = ({ name, lines, ...rest }: Props) => {
  const { t } = useTranslation();
  const styles = useRowStyles();
  if (lines.length === 0) return null;
  return (
    <Section title={t(`digest.${name}`)}>
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
