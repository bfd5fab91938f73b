import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Overview } from '../../programme/index.ts';
import { longDay } from '../language/days.ts';
import { useLanguage } from '../language/use-language.ts';
import { PageFrame, type PageProps } from '../pages/page-frame.tsx';
import { AtAGlance } from './at-a-glance.tsx';
import { allLines, choose, countFigures } from './choose.ts';
import { FaultSection } from './fault-section.tsx';
import { Figures } from './figures.tsx';
import { Narrowing } from './narrowing.tsx';
import { QualitySection } from './quality-section.tsx';
import { RiskSection } from './risk-section.tsx';

// Most people only read, so the part that changes something is fetched when a line is opened.
const LineDrawer = lazy(() => import('../line/line-drawer.tsx'));

/** Risks and measures: what is late first, then all of it, narrowed to what the person asks for. */
export const RisksPage = ({ overview, ...screen }: PageProps & { overview: Overview }) => {
  const { me, place, onPlace } = screen;
  const { t } = useTranslation();
  const language = useLanguage();
  const reader = { oid: me.oid, day: overview.day };
  const lines = allLines(overview);
  const { faults, moreFaults, quality } = overview;
  const open = (line: string) => onPlace({ line });
  const opened = lines.find(({ key }) => key === place.line);
  return (
    <>
      <PageFrame
        {...screen}
        title={t('title')}
        about={t('asOf', { programme: t('programme'), day: longDay(t, language, overview.day) })}
        version={overview.version}
        unknown={
          place.line !== undefined && !opened
            ? { line: place.line, onForget: () => onPlace({ line: undefined }) }
            : undefined
        }
      >
        <AtAGlance
          lines={lines}
          faults={faults.length + moreFaults}
          quality={quality.length}
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
          <>
            <FaultSection
              faults={faults}
              more={moreFaults}
              asked={faults.length > 0 || quality.length === 0}
            />
            {quality.length > 0 && (
              <QualitySection notes={quality} asked={faults.length === 0} onPlace={onPlace} />
            )}
          </>
        ) : (
          <>
            <Narrowing
              unit={place.unit}
              search={place.search}
              shown={t('filters.shown', { count: choose(lines, place, reader).length, all: lines.length })}
              onNarrow={onPlace}
            />
            <RiskSection
              overview={overview}
              reader={reader}
              place={place}
              onOpen={open}
              onShowAll={() => onPlace({ filter: 'all', unit: undefined, search: '', risk: undefined })}
            />
            {faults.length > 0 && <FaultSection faults={faults} more={moreFaults} asked={false} />}
            {quality.length > 0 && <QualitySection notes={quality} asked={false} onPlace={onPlace} />}
          </>
        )}
      </PageFrame>
      {opened && (
        <Suspense fallback={null}>
          <LineDrawer
            key={opened.key}
            line={opened}
            risk={overview.risks.find(({ risk }) => risk.code === opened.risk)?.risk}
            reader={reader}
            today={overview.day}
            onClose={() => onPlace({ line: undefined })}
          />
        </Suspense>
      )}
    </>
  );
};
