import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CasePage as Page } from '../api/cases-reply.ts';
import { PageFrame, type PageProps } from '../pages/page-frame.tsx';
import { PlaceLink } from '../pages/place-link.tsx';
import { BallotPart } from './ballot-part.tsx';
import { CaseActs } from './case-acts.tsx';
import { CaseFacts } from './case-facts.tsx';
import { useCaseStyles } from './case-styles.ts';
import { MinutesPart } from './minutes-part.tsx';
import { PrepareForm } from './prepare-form.tsx';
import { RoundPart } from './round-part.tsx';

type Props = Omit<PageProps, 'place'> & { page: Page };

/** One case: what is asked, who has answered, one's own ballot, what came of it, and what one may do. */
export const CasePage = ({ page, ...screen }: Props) => {
  const { me, onPlace } = screen;
  const { t } = useTranslation();
  const styles = useCaseStyles();
  const [editing, setEditing] = useState(false);
  const { item, may } = page;
  return (
    <PageFrame
      {...screen}
      title={`${item.key} ${item.title}`}
      about={t(`cases.states.${item.state}`)}
      version={page.version}
      back={
        <PlaceLink to={{ page: 'cases' }} className={styles.link} onPlace={onPlace}>
          {t('cases.back')}
        </PlaceLink>
      }
    >
      {editing ? (
        <PrepareForm item={item} onDone={() => setEditing(false)} onCancel={() => setEditing(false)} />
      ) : (
        <CaseFacts item={item} />
      )}
      {may.includes('vote') && <BallotPart page={page} />}
      <RoundPart page={page} />
      {page.minutes.length > 0 && <MinutesPart page={page} office={me.mayActForOffice} />}
      {!editing && <CaseActs page={page} onEdit={() => setEditing(true)} />}
    </PageFrame>
  );
};
