import { Button } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/api-error.ts';
import type { Item } from '../api/cases-reply.ts';
import { ActProblem } from '../line/act-problem.tsx';
import { type Draft, draftOf } from './case-draft.ts';
import { CaseFacts } from './case-facts.tsx';
import { useCaseStyles } from './case-styles.ts';
import { useCaseAct } from './cases-query.ts';
import { DraftFields } from './draft-fields.tsx';
import { Part } from './part.tsx';
import { PersonalWords } from './personal-words.tsx';

type Props = { item?: Item; onDone: (key: string) => void; onCancel: () => void };

const isPersonal = (error: unknown): boolean =>
  error instanceof ApiError && error.refusal?.reason === 'personal-details';

/** A case as the office prepares it, with a look at what the members will see. */
export const PrepareForm = ({ item, onDone, onCancel }: Props) => {
  const { t } = useTranslation();
  const styles = useCaseStyles();
  const [draft, setDraft] = useState(() => draftOf(item));
  const preview = useCaseAct((api, given: Draft) => api.previewCase(given));
  const prepare = useCaseAct((api, given: Draft & { consent?: string }) =>
    api.prepareCase({ ...given, ...(item && { key: item.key }) }),
  );
  const save = (consent?: string) =>
    prepare.mutate(
      { ...draft, ...(consent && { consent }) },
      {
        onSuccess: ({ key }) => onDone(key),
        // Which words were meant stands in the preview.
        onError: (error) => isPersonal(error) && preview.mutate(draft),
      },
    );
  const send = (event: FormEvent) => {
    event.preventDefault();
    save();
  };
  const change = (changed: Partial<Draft>) => {
    preview.reset();
    setDraft((before) => ({ ...before, ...changed }));
  };
  const error = prepare.error ?? preview.error;
  return (
    <>
      <Part title={t(item ? 'cases.acts.edit' : 'cases.new')}>
        <form noValidate className={styles.form} onSubmit={send}>
          <DraftFields draft={draft} onChange={change} />
          {error && !isPersonal(error) && <ActProblem error={error} />}
          {preview.data && <PersonalWords preview={preview.data} onKeep={save} />}
          <div className={styles.buttons}>
            <Button type="submit" appearance="primary" disabledFocusable={prepare.isPending}>
              {t(prepare.isPending ? 'acts.saving' : 'acts.save')}
            </Button>
            <Button onClick={() => preview.mutate(draft)}>{t('cases.preview')}</Button>
            <Button onClick={onCancel}>{t('acts.cancel')}</Button>
          </div>
        </form>
      </Part>
      <div role="status">{preview.data && <CaseFacts item={preview.data.item} />}</div>
    </>
  );
};
