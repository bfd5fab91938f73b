import { useTranslation } from 'react-i18next';
import type { Digest } from '../api/digest-reply.ts';
import { longDay } from '../language/days.ts';
import { useLanguage } from '../language/use-language.ts';
import { PageFrame, type PageProps } from '../pages/page-frame.tsx';
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

type Props = Omit<PageProps, 'place'> & {
  digest: Digest;
  /** Whether another week is on its way while this one is still shown. */
  waiting: boolean;
};

/** The weekly digest: what a manager reads in a minute, each figure leading to its lines. */
export const DigestPage = ({ digest, waiting, ...screen }: Props) => {
  const { onPlace } = screen;
  const { t } = useTranslation();
  const language = useLanguage();
  const scope = digest.scope === 'all' ? t('programme') : t(`units.${digest.scope}`);
  const about = t('digest.about', {
    scope,
    week: weekOf(digest.day),
    day: longDay(t, language, digest.day),
  });
  const shown = { digest, onPlace };
  return (
    <PageFrame {...screen} title={t('pages.digest')} about={about} version={digest.version} busy={waiting}>
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
    </PageFrame>
  );
};
