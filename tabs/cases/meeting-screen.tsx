import { Body1 } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../api/use-api.ts';
import { useChanges } from '../live/use-changes.ts';
import { useFrameStyles } from '../look/frame-styles.ts';
import { PageHead } from '../pages/page-head.tsx';
import { PlaceLink } from '../pages/place-link.tsx';
import type { ScreenProps } from '../pages/screen-props.ts';
import { Kept } from '../risks/kept.tsx';
import { Loading } from '../states/loading.tsx';
import { Problem } from '../states/problem.tsx';
import { CaseFacts } from './case-facts.tsx';
import { useCaseStyles } from './case-styles.ts';
import { useCase, useCases } from './cases-query.ts';
import { Part } from './part.tsx';
import { RoundPart } from './round-part.tsx';

/** How often the page says that it is open, and hears who else has it open. */
const everyMs = 15_000;

const Present = ({ caseKey }: { caseKey: string }) => {
  const { t } = useTranslation();
  const api = useApi();
  const styles = useCaseStyles();
  const presence = useQuery({
    queryKey: ['presence', caseKey],
    queryFn: () => api.presence(caseKey),
    refetchInterval: everyMs,
    refetchIntervalInBackground: true,
  });
  const here = presence.data?.present ?? [];
  return (
    <Part title={t('cases.meeting.present', { count: here.length })}>
      <ul className={styles.list}>
        {here.map(({ name, unit }) => (
          <li key={name}>
            {name}, {t(`units.${unit}`)}
          </li>
        ))}
      </ul>
    </Part>
  );
};

const MeetingCase = ({ caseKey, me, moved, onPlace, onSwitch }: ScreenProps & { caseKey: string }) => {
  const { t } = useTranslation();
  const frame = useFrameStyles();
  const styles = useCaseStyles();
  const found = useCase(caseKey);
  useChanges(found.data?.version);
  if (found.isPending) return <Loading words={t('states.loadingPage')} />;
  if (!found.data) return <Problem error={found.error} onRetry={() => found.refetch()} onSignIn={onSwitch} />;
  const { item } = found.data;
  return (
    <main className={frame.root}>
      <title>{`${item.key} – Taktfast`}</title>
      <PlaceLink to={{ page: 'meeting' }} className={styles.link} onPlace={onPlace}>
        {t('cases.meeting.others')}
      </PlaceLink>
      <PageHead
        title={`${item.key} ${item.title}`}
        about={t(`cases.states.${item.state}`)}
        name={me.name}
        moved={moved}
        onSwitch={onSwitch}
      />
      <RoundPart page={found.data} />
      <Present caseKey={caseKey} />
      <CaseFacts item={item} />
    </main>
  );
};

const ChooseCase = ({ me, moved, onPlace, onSwitch }: ScreenProps) => {
  const { t } = useTranslation();
  const frame = useFrameStyles();
  const styles = useCaseStyles();
  const cases = useCases();
  useChanges(cases.data?.version);
  if (cases.isPending) return <Loading words={t('states.loadingPage')} />;
  if (!cases.data) return <Problem error={cases.error} onRetry={() => cases.refetch()} onSignIn={onSwitch} />;
  const shown = cases.data.cases.filter(({ state }) => state === 'open' || state === 'decided');
  return (
    <main className={frame.root}>
      <title>{`${t('cases.meeting.title')} – Taktfast`}</title>
      <PageHead
        title={t('cases.meeting.title')}
        about={t('cases.meeting.about')}
        name={me.name}
        moved={moved}
        onSwitch={onSwitch}
      />
      {shown.length === 0 && <Body1>{t('cases.none')}</Body1>}
      <ul className={styles.plain}>
        {shown.map(({ key, title }) => (
          <li key={key}>
            <PlaceLink to={{ page: 'meeting', case: key }} className={styles.link} onPlace={onPlace}>
              {key} <Kept>{title}</Kept>
            </PlaceLink>
          </li>
        ))}
      </ul>
    </main>
  );
};

/** A case beside a meeting or on its stage: how the vote stands, who follows it, and what came of it, live. */
const MeetingScreen = (props: ScreenProps) =>
  props.place.case ? (
    <MeetingCase key={props.place.case} {...props} caseKey={props.place.case} />
  ) : (
    <ChooseCase {...props} />
  );

export default MeetingScreen;
