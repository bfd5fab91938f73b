import { Body1 } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { RoundOfPeriod } from '../api/rounds-reply.ts';
import { useApi } from '../api/use-api.ts';
import { shortDay } from '../language/days.ts';
import { periodWords } from '../language/periods.ts';
import { useLanguage } from '../language/use-language.ts';
import { FileButtons } from '../pages/file-buttons.tsx';
import { PageFrame, type PageProps } from '../pages/page-frame.tsx';
import { PlaceLink } from '../pages/place-link.tsx';
import { Attention } from './attention.tsx';
import { Changes } from './changes.tsx';
import { Help } from './help.tsx';
import { Quotes } from './quotes.tsx';
import { RoundActs } from './round-acts.tsx';
import { UnitList } from './unit-list.tsx';

/** One round: who has answered, what it came to so far, and, for the office, what can be done with it. */
export const RoundPage = ({ round, ...screen }: PageProps & { round: RoundOfPeriod }) => {
  const { t } = useTranslation();
  const api = useApi();
  const language = useLanguage();
  const { standing, summary, day, mayRun, version } = round;
  const { period, state, deadline, delivered, units } = standing;
  const title = t('rounds.title', { period: periodWords(t, language, period) });
  const about = [
    t(`rounds.states.${state}`),
    t('rounds.deadline', { day: shortDay(language, deadline, day) }),
    t('rounds.delivered', { delivered, count: units.length }),
  ].join(' · ');
  return (
    <PageFrame {...screen} title={title} about={about} version={version}>
      <Body1>
        <PlaceLink to={{ page: 'rounds' }} onPlace={screen.onPlace}>
          {t('rounds.back')}
        </PlaceLink>
      </Body1>
      <FileButtons about={title} fetchFile={(kind) => api.roundFile(period, kind, language)} />
      {mayRun && <RoundActs round={round} />}
      <UnitList round={round} />
      <Attention summary={summary} />
      <Help summary={summary} />
      <Changes summary={summary} />
      <Quotes summary={summary} />
    </PageFrame>
  );
};
