import {
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Body1,
  Caption1,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Project } from '../api/projects-reply.ts';
import { shortDay } from '../language/days.ts';
import { useLanguage } from '../language/use-language.ts';
import { useHiddenStyles } from '../look/hidden-styles.ts';
import { useItemStyles } from '../risks/item-styles.ts';
import { Kept } from '../risks/kept.tsx';
import { LightMark } from './light-mark.tsx';
import { ReportList } from './report-list.tsx';
import { TrendTable } from './trend-table.tsx';

const useStyles = makeStyles({
  lights: { display: 'inline-flex', columnGap: tokens.spacingHorizontalXS },
  quiet: { color: tokens.colorNeutralForeground2 },
});

type Props = {
  project: Project;
  today: string;
  /** Whether a link named this project, which is then brought into sight. */
  asked: boolean;
};

/** One project: its name, unit and lights, and folded under them its trend and its reports. */
export const ProjectItem = ({ project, today, asked }: Props) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const styles = { ...useItemStyles(), ...useStyles() };
  const { hidden } = useHiddenStyles();
  const header = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (asked) header.current?.focus();
  }, [asked]);
  const { key, title, unit, summary, statusOn, end, hasEnded, trends } = project;
  const day = (of: string) => shortDay(language, of, today);
  return (
    <AccordionItem value={key} className={styles.item} id={`project-${key}`}>
      <AccordionHeader
        as="h2"
        button={{ ref: header }}
        expandIconPosition="end"
        expandIcon={{ className: styles.icon }}
      >
        <span className={styles.heading}>
          <span className={styles.title}>
            <Kept>{title}</Kept>
          </span>
          <span className={styles.counts}>
            <span className={styles.lights} aria-hidden="true">
              {trends.map(({ dimension, light }) => (
                <LightMark key={dimension} light={light} />
              ))}
            </span>
            <span className={hidden}>
              {trends
                .map(
                  ({ dimension, light }) =>
                    `${t(`projects.dimensions.${dimension}`)} ${t(`projects.lights.${light}`)}`,
                )
                .join(', ')}
            </span>
            <Caption1>
              {t(`units.${unit}`)} ·{' '}
              {statusOn ? t('projects.statusOn', { day: day(statusOn) }) : t('projects.never')}
            </Caption1>
          </span>
        </span>
      </AccordionHeader>
      <AccordionPanel className={styles.panel}>
        {summary && (
          <Body1>
            <Kept>{summary}</Kept>
          </Body1>
        )}
        <Caption1 className={styles.quiet}>
          {t(hasEnded ? 'projects.ended' : 'projects.until', { day: day(end) })}
        </Caption1>
        <TrendTable project={project} />
        <ReportList project={project} today={today} />
      </AccordionPanel>
    </AccordionItem>
  );
};
