import { Accordion, Body1, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Projects } from '../api/projects-reply.ts';
import type { Me } from '../api/replies.ts';
import { longDay } from '../language/days.ts';
import { useLanguage } from '../language/use-language.ts';
import type { Contact } from '../live/follow-changes.ts';
import { useFrameStyles } from '../look/frame-styles.ts';
import { PageHead } from '../pages/page-head.tsx';
import { PageNews } from '../pages/page-news.tsx';
import type { Place } from '../place/place.ts';
import { Narrowing } from '../risks/narrowing.tsx';
import { chooseProjects } from './choose-projects.ts';
import { ProjectItem } from './project-item.tsx';

const useStyles = makeStyles({
  list: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: tokens.spacingVerticalS },
});

type Props = {
  me: Me;
  pages: Projects;
  place: Place;
  contact: Contact;
  problem: unknown;
  moved: boolean;
  onPlace: (change: Partial<Place>) => void;
  onRetry: () => void;
  onSwitch: (() => void) | undefined;
};

/** The projects of the programme, each with its latest status, its trend and its history. */
export const ProjectsPage = (props: Props) => {
  const { me, pages, place, contact, problem, moved, onPlace, onRetry, onSwitch } = props;
  const { t } = useTranslation();
  const language = useLanguage();
  const styles = { ...useFrameStyles(), ...useStyles() };
  const shown = chooseProjects(pages.projects, place);
  const [open, setOpen] = useState<string[]>(place.project ? [place.project] : []);
  return (
    <>
      <title>{`${t('pages.projects')} – Taktfast`}</title>
      <main className={styles.root}>
        <PageHead
          title={t('pages.projects')}
          about={t('projects.about', { day: longDay(t, language, pages.day) })}
          name={me.name}
          moved={moved}
          onSwitch={onSwitch}
        />
        <PageNews
          contact={contact}
          problem={problem}
          version={pages.version}
          unknownLine={undefined}
          onRetry={onRetry}
          onForget={() => undefined}
          onSignIn={onSwitch}
        />
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
      </main>
    </>
  );
};
