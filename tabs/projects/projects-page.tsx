import { Accordion, Body1, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Projects } from '../api/projects-reply.ts';
import { longDay } from '../language/days.ts';
import { useLanguage } from '../language/use-language.ts';
import { PageFrame, type PageProps } from '../pages/page-frame.tsx';
import { Narrowing } from '../risks/narrowing.tsx';
import { chooseProjects } from './choose-projects.ts';
import { ProjectItem } from './project-item.tsx';

const useStyles = makeStyles({
  list: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: tokens.spacingVerticalS },
});

/** The projects of the programme, each with its latest status, its trend and its history. */
export const ProjectsPage = ({ pages, ...screen }: PageProps & { pages: Projects }) => {
  const { place, onPlace } = screen;
  const { t } = useTranslation();
  const language = useLanguage();
  const styles = useStyles();
  const shown = chooseProjects(pages.projects, place);
  const [open, setOpen] = useState<string[]>(place.project ? [place.project] : []);
  return (
    <PageFrame
      {...screen}
      title={t('pages.projects')}
      about={t('projects.about', { day: longDay(t, language, pages.day) })}
      version={pages.version}
    >
      <Narrowing
        unit={place.unit}
        search={place.search}
        shown={t('projects.shown', { count: shown.length, all: pages.projects.length })}
        onNarrow={onPlace}
      />
      {shown.length === 0 && <Body1>{t('projects.empty')}</Body1>}
      <Accordion
        multiple
        collapsible
        openItems={open}
        onToggle={(_, { openItems }) => setOpen(openItems.map(String))}
        className={styles.list}
      >
        {shown.map((project) => (
          <ProjectItem
            key={project.key}
            project={project}
            today={pages.day}
            asked={place.project === project.key}
          />
        ))}
      </Accordion>
    </PageFrame>
  );
};
