import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { CasePage, Round, Tally } from '../api/cases-reply.ts';
import { Kept } from '../risks/kept.tsx';
import { useCaseStyles } from './case-styles.ts';
import { Part } from './part.tsx';
import { SeatTable } from './seat-table.tsx';
import { useMoment } from './use-moment.ts';

/** How many voted what; in words, so that it is read out as it is seen. */
export const TallyLine = ({ tally }: { tally: Tally }) => {
  const { t } = useTranslation();
  const styles = useCaseStyles();
  return <p className={styles.value}>{t('cases.tally', tally)}</p>;
};

const Extensions = ({ round, today }: { round: Round; today: string }) => {
  const { t } = useTranslation();
  const styles = useCaseStyles();
  const moment = useMoment(today);
  if (round.extensions.length === 0) return null;
  return (
    <ul className={styles.list}>
      {round.extensions.map(({ deadline, reason }) => (
        <li key={deadline}>
          {t('cases.extended', { at: moment(deadline) })} <Kept>{reason}</Kept>
        </li>
      ))}
    </ul>
  );
};

/** What came of the vote, and how near it was; nothing of it until the vote has ended. */
const Outcome = ({ page, round }: { page: CasePage; round: Round }) => {
  const { t } = useTranslation();
  const styles = useCaseStyles();
  const { outcome, conditions, fastTrack } = page.item;
  const { tally, because, casting } = round;
  return (
    <>
      {outcome && <p className={styles.value}>{t(`cases.outcomes.${outcome}`)}</p>}
      {because && <p className={styles.text}>{t(`cases.because.${because}`)}</p>}
      {tally && <TallyLine tally={tally} />}
      {casting && (
        <p className={styles.text}>
          {t('cases.castingVote', { choice: t(`cases.choices.${casting.choice}`) })}{' '}
          {casting.reason && <Kept>{casting.reason}</Kept>}
        </p>
      )}
      {conditions && (
        <>
          <h3 className={styles.small}>{t('cases.conditions')}</h3>
          <p className={styles.text}>
            <Kept>{conditions}</Kept>
          </p>
        </>
      )}
      {fastTrack && <p className={styles.text}>{t('cases.fastTrack')}</p>}
    </>
  );
};

/** How the vote stands: until when, who has answered and never how; and once it has ended, what came of it. */
export const RoundPart = ({ page }: { page: CasePage }) => {
  const { t } = useTranslation();
  const styles = useCaseStyles();
  const moment = useMoment(page.day);
  const { round } = page;
  if (!round) return null;
  const isOpen = round.status === 'open';
  return (
    <Part title={t('cases.vote', { round: round.round })}>
      <p className={styles.text}>
        {isOpen
          ? t('cases.openUntil', { at: moment(round.deadline), quorum: round.quorum })
          : t(`cases.ended.${round.status === 'open' ? 'closed' : round.status}`, {
              at: moment(round.endedAt ?? round.deadline),
            })}
      </p>
      <Extensions round={round} today={page.day} />
      <Outcome page={page} round={round} />
      {isOpen && <p className={styles.quiet}>{t(round.secret ? 'cases.secret' : 'cases.hidden')}</p>}
      {round.seats && <SeatTable seats={round.seats} />}
      <MessageBar intent="info" layout="multiline">
        <MessageBarBody>{t('cases.noMeeting')}</MessageBarBody>
      </MessageBar>
    </Part>
  );
};
