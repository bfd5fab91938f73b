import { useTranslation } from 'react-i18next';
import type { Digest } from '../api/digest-reply.ts';
import type { Me } from '../api/replies.ts';
import { longDay } from '../language/days.ts';
import { useLanguage } from '../language/use-language.ts';
import type { Contact } from '../live/follow-changes.ts';
import { useFrameStyles } from '../look/frame-styles.ts';
import { PageHead } from '../pages/page-head.tsx';
import { PageNews } from '../pages/page-news.tsx';
import type { Place } from '../place/place.ts';
import { Changes } from './changes.tsx';
import { DigestFigures } from './digest-figures.tsx';
import { LateByRisk } from './late-by-risk.tsx';
import { LateByUnit } from './late-by-unit.tsx';
import { LineSection } from './line-section.tsx';
import { MissingStatus } from './missing-status.tsx';
import { NeedsHelp } from './needs-help.tsx';
import { NotMeasured } from './not-measured.tsx';
import { Reassess } from './reassess.tsx';
import { SharedCauses } from './shared-causes.tsx';
import { Standing } from './standing.tsx';
import { WeekPicker } from './week-picker.tsx';
import { weekOf } from './weeks.ts';

type Props = {
  me: Me;
  digest: Digest;
  /** Whether another week is on its way while this one is still shown. */
  waiting: boolean;
  contact: Contact;
  problem: unknown;
  moved: boolean;
  onPlace: (change: Partial<Place>) => void;
  onRetry: () => void;
  onSwitch: (() => void) | undefined;
};

/** The weekly digest: what a manager reads in a minute, each figure leading to its lines. */
export const DigestPage = (props: Props) => {
  const { me, digest, waiting, contact, problem, moved, onPlace, onRetry, onSwitch } = props;
  const { t } = useTranslation();
  const language = useLanguage();
  const styles = useFrameStyles();
  const scope = digest.scope === 'all' ? t('programme') : t(`units.${digest.scope}`);
  const about = t('digest.about', {
    scope,
    week: weekOf(digest.day),
    day: longDay(t, language, digest.day),
  });
  const shown = { digest, onPlace };
  return (
    <>
      <title>{`${t('pages.digest')} – Taktfast`}</title>
      <main className={styles.root} aria-busy={waiting}>
        <PageHead title={t('pages.digest')} about={about} name={me.name} moved={moved} onSwitch={onSwitch} />
        <PageNews
          contact={contact}
          problem={problem}
          version={digest.version}
          unknownLine={undefined}
          onRetry={onRetry}
          onForget={() => undefined}
          onSignIn={onSwitch}
        />
        <WeekPicker {...shown} waiting={waiting} about={about} />
        {!digest.quiet && <DigestFigures {...shown} />}
        <Standing digest={digest} />
        <SharedCauses {...shown} />
        <NeedsHelp {...shown} />
        <LineSection {...shown} name="homeless" about={t('digest.homelessAbout')} lines={digest.homeless} />
        <LateByRisk {...shown} />
        <LateByUnit {...shown} />
        <Reassess {...shown} />
        <LineSection {...shown} name="dueSoon" lines={digest.dueSoon} />
        <Changes {...shown} />
        <MissingStatus digest={digest} />
        <NotMeasured {...shown} />
      </main>
    </>
  );
};
