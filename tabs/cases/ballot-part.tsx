import { useTranslation } from 'react-i18next';
import type { CasePage } from '../api/cases-reply.ts';
import { FormProblem } from '../line/form-problem.tsx';
import { Kept } from '../risks/kept.tsx';
import { BallotForm } from './ballot-form.tsx';
import { useCaseStyles } from './case-styles.ts';
import { useCaseAct } from './cases-query.ts';
import { Part } from './part.tsx';
import { useMoment } from './use-moment.ts';

/** One's own last word, which nobody else sees. */
const OwnWord = ({ page }: { page: CasePage }) => {
  const { t } = useTranslation();
  const styles = useCaseStyles();
  const moment = useMoment(page.day);
  const ballot = page.own?.ballot;
  if (!ballot) return null;
  return (
    <p className={styles.text}>
      {t('cases.yourWord', { choice: t(`cases.choices.${ballot.choice}`), at: moment(ballot.castAt) })}{' '}
      {ballot.reason && <Kept>{ballot.reason}</Kept>}
    </p>
  );
};

/** One's own ballot: first impartiality, then the choice; it may be changed until the vote ends. */
export const BallotPart = ({ page }: { page: CasePage }) => {
  const { t } = useTranslation();
  const styles = useCaseStyles();
  const { key, round } = page.item;
  const cast = useCaseAct((api, form: Readonly<Record<string, string>>) =>
    api.actOnCase(key, 'vote', { ...form, round }),
  );
  return (
    <Part title={t('cases.yourBallot')}>
      <OwnWord page={page} />
      <p className={styles.quiet}>{t('cases.changeable')}</p>
      <BallotForm waiting={cast.isPending} onSend={(form) => cast.mutate(form)} />
      <div role="status">{cast.isSuccess && t('cases.voteKept')}</div>
      {cast.isError && (
        <FormProblem
          error={cast.error}
          texts={cast.variables}
          onKeep={(consent) => cast.mutate({ ...cast.variables, consent })}
        />
      )}
    </Part>
  );
};
