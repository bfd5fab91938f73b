import { Body1, Button, Caption1, makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Project } from '../api/projects-reply.ts';
import { shortDay } from '../language/days.ts';
import { useLanguage } from '../language/use-language.ts';
import { ActProblem } from '../line/act-problem.tsx';
import { Kept } from '../risks/kept.tsx';
import { MarkLine } from './mark-line.tsx';
import { usePublish } from './projects-query.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: tokens.spacingVerticalS },
  list: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    rowGap: tokens.spacingVerticalM,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    overflowWrap: 'anywhere',
  },
  marks: { listStyleType: 'none', margin: 0, padding: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
});

type Props = { project: Project; today: string };

/** The latest reports on a project, the newest first: when, by whom, what they said. */
export const ReportList = ({ project, today }: Props) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const styles = useStyles();
  const publish = usePublish();
  const said = useRef<HTMLDivElement>(null);
  // The button just pressed is gone, so whoever uses the keyboard is taken to what came of it.
  useEffect(() => {
    if (publish.isSuccess) said.current?.focus();
  }, [publish.isSuccess]);
  if (project.reports.length === 0) return <Body1>{t('projects.noReports')}</Body1>;
  return (
    <div className={styles.root}>
      <Subtitle2 as="h3">{t('projects.history')}</Subtitle2>
      <div role="status" ref={said} tabIndex={-1}>
        {publish.isSuccess && t('projects.publishDone', { title: project.title })}
      </div>
      {publish.isError && <ActProblem error={publish.error} />}
      <ol className={styles.list}>
        {project.reports.map(({ key, on, authorName, moderation, marks, overall }) => (
          <li key={key}>
            <Caption1 block className={styles.quiet}>
              {t('projects.reportedBy', { day: shortDay(language, on, today), name: authorName })}
              {' · '}
              {t(`projects.moderations.${moderation}`)}
            </Caption1>
            {overall && (
              <Body1 block>
                <Kept>{overall}</Kept>
              </Body1>
            )}
            <ul className={styles.marks}>
              {marks.map((mark) => (
                <li key={mark.dimension}>
                  <MarkLine mark={mark} />
                </li>
              ))}
            </ul>
            {project.mayPublish && moderation === 'draft' && (
              <Button
                size="small"
                disabledFocusable={publish.isPending}
                aria-label={t('projects.publishThis', {
                  title: project.title,
                  day: shortDay(language, on, today),
                })}
                onClick={() => publish.mutate(key)}
              >
                {t('projects.publish')}
              </Button>
            )}
          </li>
        ))}
      </ol>
      {project.older > 0 && (
        <Caption1 className={styles.quiet}>{t('projects.older', { count: project.older })}</Caption1>
      )}
    </div>
  );
};
