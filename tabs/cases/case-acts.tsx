import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CasePage } from '../api/cases-reply.ts';
import { FormProblem } from '../line/form-problem.tsx';
import { BallotForm } from './ballot-form.tsx';
import { type ActName, CaseActForm } from './case-act-form.tsx';
import { useCaseStyles } from './case-styles.ts';
import { useCaseAct } from './cases-query.ts';
import { Part } from './part.tsx';

const order = ['open', 'extend', 'close', 'withdraw', 'reopen'] as const;

/** The chair's casting vote, where there is a tie. */
const TieBreaker = ({ page }: { page: CasePage }) => {
  const { t } = useTranslation();
  const { key, round } = page.item;
  const act = useCaseAct((api, form: Readonly<Record<string, string>>) =>
    api.actOnCase(key, 'break-tie', { ...form, round }),
  );
  return (
    <Part title={t('cases.breakTie')}>
      <BallotForm casting waiting={act.isPending} onSend={(form) => act.mutate(form)} />
      {act.isError && (
        <FormProblem
          error={act.error}
          texts={act.variables}
          onKeep={(consent) => act.mutate({ ...act.variables, consent })}
        />
      )}
    </Part>
  );
};

/** What the office and the chair may do about a case; each that needs a day or a reason asks for it first. */
export const CaseActs = ({ page, onEdit }: { page: CasePage; onEdit: () => void }) => {
  const { t } = useTranslation();
  const styles = useCaseStyles();
  const [chosen, setChosen] = useState<ActName>();
  const { may } = page;
  const offered = order.filter((act) => may.includes(act));
  return (
    <>
      {may.includes('break-tie') && <TieBreaker page={page} />}
      {(offered.length > 0 || may.includes('edit')) && (
        <Part title={t('cases.doing')}>
          <div className={styles.buttons}>
            {may.includes('edit') && <Button onClick={onEdit}>{t('cases.acts.edit')}</Button>}
            {offered.map((act) => (
              <Button
                key={act}
                appearance={act === 'open' || act === 'close' ? 'primary' : 'secondary'}
                aria-expanded={chosen === act}
                onClick={() => setChosen(chosen === act ? undefined : act)}
              >
                {t(`cases.acts.${act}`)}
              </Button>
            ))}
          </div>
          {chosen && offered.includes(chosen) && (
            <CaseActForm key={chosen} page={page} act={chosen} onDone={() => setChosen(undefined)} />
          )}
        </Part>
      )}
    </>
  );
};
