import { Subtitle2 } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { Kept } from '../risks/kept.tsx';
import type { DigestPart } from './digest-part.ts';
import { LineRow } from './line-row.tsx';
import { RiskChart } from './risk-chart.tsx';
import { useRowStyles } from './row-styles.ts';
import { Section } from './section.tsx';

/** What is overdue, risk by risk: first how much of each, then the lines themselves. */
export const LateByRisk = (part: DigestPart) => {
  const { t } = useTranslation();
  const styles = useRowStyles();
  const { overdue, overdueByRisk } = part.digest;
  const loose = overdue.filter(({ risk }) => risk === undefined);
  if (overdue.length === 0) return null;
  const groups = [
    ...overdueByRisk.map(({ risk, title, lines }) => ({
      key: risk,
      name: [`${t('risks.risk', { code: risk })}: `, <Kept key="title">{title}</Kept>],
      lines,
    })),
    ...(loose.length > 0 ? [{ key: 'loose', name: t('risks.loose'), lines: loose }] : []),
  ];
  return (
    <Section title={t('digest.byRisk')}>
      {overdueByRisk.length > 0 && <RiskChart {...part} />}
      {groups.map(({ key, name, lines }) => (
        <div key={key}>
          <Subtitle2 as="h3" className={styles.heading}>
            {name}
          </Subtitle2>
          <ul className={styles.list}>
            {lines.map((line) => (
              <li key={line.key} className={styles.row}>
                <LineRow {...part} line={line} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </Section>
  );
};
