import { type ComponentType, lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '../api/replies.ts';
import { opening, type PageName, type Place } from '../place/place.ts';
import { usePlace } from '../place/use-place.ts';
import { RisksScreen } from '../risks/risks-screen.tsx';
import { Loading } from '../states/loading.tsx';
import { PageNav } from './page-nav.tsx';
import type { ScreenProps } from './screen-props.ts';

// Most open the tab to see the risks, so the other pages are fetched when somebody goes to them.
const screens: Record<PageName, ComponentType<ScreenProps>> = {
  risks: RisksScreen,
  projects: lazy(() => import('../projects/projects-screen.tsx')),
  obstacles: lazy(() => import('../obstacles/obstacles-screen.tsx')),
  rounds: lazy(() => import('../rounds/rounds-screen.tsx')),
  cases: lazy(() => import('../cases/cases-screen.tsx')),
  meeting: lazy(() => import('../cases/meeting-screen.tsx')),
  configure: lazy(() => import('../cases/configure-screen.tsx')),
  digest: lazy(() => import('../digest/digest-screen.tsx')),
  deliveries: lazy(() => import('../deliveries/deliveries-screen.tsx')),
  settings: lazy(() => import('../settings/settings-screen.tsx')),
};

// In a meeting there is room for the case and nothing else.
const inMeeting: readonly PageName[] = ['meeting', 'configure'];

type Props = { me: Me; subPage: string | undefined; onSwitch: (() => void) | undefined };

/** The pages of the tab, one at a time, and the way between them. */
export const Pages = ({ me, subPage, onSwitch }: Props) => {
  const { t } = useTranslation();
  const [place, changePlace] = usePlace(subPage);
  const [moved, setMoved] = useState(false);
  const change = (wanted: Partial<Place>) => {
    if (wanted.page && wanted.page !== place.page) setMoved(true);
    changePlace(wanted);
  };
  const office = me.mayActForOffice;
  const page = place.page === 'deliveries' && !office ? 'risks' : place.page;
  const Screen = screens[page];
  return (
    <>
      {!inMeeting.includes(page) && (
        <PageNav page={page} office={office} onPage={(name) => change({ ...opening, page: name })} />
      )}
      <Suspense fallback={<Loading words={t('states.loadingPage')} />}>
        <Screen me={me} place={place} moved={moved} onPlace={change} onSwitch={onSwitch} />
      </Suspense>
    </>
  );
};
