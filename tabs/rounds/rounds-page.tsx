import { Body1, Caption1 } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Rounds } from '../api/rounds-reply.ts';
import { Section } from '../digest/section.tsx';
import { shortDay } from '../language/days.ts';
import { periodWords } from '../language/periods.ts';
import { useLanguage } from '../language/use-language.ts';
import { PageFrame, type PageProps } from '../pages/page-frame.tsx';
import { PlaceLink } from '../pages/place-link.tsx';
import { OpenRound } from './open-round.tsx';
import { useRoundStyles } from './round-styles.ts';

/** Every round there is, each with how many have delivered. */
export const RoundsPage = ({ rounds, ...screen }: PageProps & { rounds: Rounds }) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const styles = useRoundStyles();
  return (
    <PageFrame {...screen} title={t('pages.rounds')} about={t('rounds.about')} version={rounds.version}>
      {rounds.rounds.length === 0 && <Body1>{t('rounds.none')}</Body1>}
      {rounds.rounds.length > 0 && (
        <Section title={t('rounds.all')}>
          <ul className={styles.list}>
            {rounds.rounds.map(({ period, state, deadline, delivered, asked }) => (
              <li key={period} className={styles.row}>
                <PlaceLink to={{ page: 'rounds', period }} onPlace={screen.onPlace}>
                  {t('rounds.title', { period: periodWords(t, language, period) })}
                </PlaceLink>
                <Caption1 className={styles.quiet}>
                  {[
                    t(`rounds.states.${state}`),
                    t('rounds.deadline', { day: shortDay(language, deadline, rounds.day) }),
                    t('rounds.delivered', { delivered, count: asked }),
                  ].join(' · ')}
                </Caption1>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {rounds.mayRun && <OpenRound onPlace={screen.onPlace} />}
    </PageFrame>
  );
};
