import { makeStyles, tokens } from '@fluentui/react-components';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Overview } from '../../programme/index.ts';
import type { Me } from '../api/replies.ts';
import type { Contact } from '../live/follow-changes.ts';
import type { Place } from '../place/place.ts';
import { AtAGlance } from './at-a-glance.tsx';
import { allLines, choose, countFigures } from './choose.ts';
import { FaultSection } from './fault-section.tsx';
import { Figures } from './figures.tsx';
import { Narrowing } from './narrowing.tsx';
import { PageHead } from './page-head.tsx';
import { PageNews } from './page-news.tsx';
import { RiskSection } from './risk-section.tsx';

// Most people only read, so the part that changes something is fetched when a line is opened.
const LineDrawer = lazy(() => import('../line/line-drawer.tsx'));

const useStyles = makeStyles({
  root: {
    maxWidth: '1200px',
    margin: '0 auto',
    padding: `${tokens.spacingVerticalL} clamp(12px, 3vw, 32px) ${tokens.spacingVerticalXXXL}`,
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    rowGap: tokens.spacingVerticalL,
  },
});

type Props = {
  me: Me;
  overview: Overview;
  place: Place;
  contact: Contact;
  problem: unknown;
  onPlace: (change: Partial<Place>) => void;
  onRetry: () => void;
  onSwitch: (() => void) | undefined;
};

/** Risks and measures: what is late first, then all of it, narrowed to what the person asks for. */
export const RisksPage = ({ me, overview, place, contact, problem, onPlace, onRetry, onSwitch }: Props) => {
  const { t } = useTranslation();
  const styles = useStyles();
  const reader = { oid: me.oid, day: overview.day };
  const lines = allLines(overview);
  const open = (line: string) => onPlace({ line });
  const opened = lines.find(({ key }) => key === place.line);
  return (
    <>
      <title>{`${t('title')} – Taktfast`}</title>
      <main className={styles.root}>
        <PageHead day={overview.day} name={me.name} onSwitch={onSwitch} />
        <PageNews
          contact={contact}
          problem={problem}
          version={overview.version}
          unknownLine={opened ? undefined : place.line}
          onRetry={onRetry}
          onForget={() => onPlace({ line: undefined })}
          onSignIn={onSwitch}
        />
        <AtAGlance
          lines={lines}
          faults={overview.faults.length}
          reader={reader}
          onUnit={(unit) => onPlace({ filter: 'overdue', unit, search: '', risk: undefined })}
          onOpen={open}
          onMine={() => onPlace({ filter: 'mine', unit: undefined, search: '', risk: undefined })}
          onFaults={() => onPlace({ filter: 'faults' })}
        />
        <Figures
          figures={countFigures(lines, place, reader)}
          chosen={place.filter}
          onChoose={(filter) => onPlace({ filter, risk: undefined })}
        />
        {place.filter === 'faults' ? (
          <FaultSection faults={overview.faults} asked />
        ) : (
          <>
            <Narrowing
              unit={place.unit}
              search={place.search}
              shown={choose(lines, place, reader).length}
              all={lines.length}
              onNarrow={onPlace}
            />
            <RiskSection
              overview={overview}
              reader={reader}
              place={place}
              onOpen={open}
              onShowAll={() => onPlace({ filter: 'all', unit: undefined, search: '', risk: undefined })}
            />
            {overview.faults.length > 0 && <FaultSection faults={overview.faults} asked={false} />}
          </>
        )}
      </main>
      {opened && (
        <Suspense fallback={null}>
          <LineDrawer
            key={opened.key}
            line={opened}
            risk={overview.risks.find(({ risk }) => risk.code === opened.risk)?.risk}
            today={overview.day}
            onClose={() => onPlace({ line: undefined })}
          />
        </Suspense>
      )}
    </>
  );
};
