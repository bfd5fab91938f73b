import { Button } from '@fluentui/react-components';
import { ArrowDownloadRegular, ArrowUploadRegular } from '@fluentui/react-icons';
import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListTaken } from '../api/cases-reply.ts';
import { useApi } from '../api/use-api.ts';
import { saveFile } from '../digest/save-file.ts';
import { useLanguage } from '../language/use-language.ts';
import { ActProblem } from '../line/act-problem.tsx';
import { useHiddenStyles } from '../look/hidden-styles.ts';
import { useCaseStyles } from './case-styles.ts';
import { useCaseAct } from './cases-query.ts';
import { FaultTable } from './fault-table.tsx';
import { Part } from './part.tsx';

/** The server takes no more, and a file so large is no list of applications. */
const MOST_BYTES = 2 * 1024 * 1024;
const MOST_ROWS = 500;

const Taken = ({ taken }: { taken: ListTaken }) => {
  const { t } = useTranslation();
  if (taken.outcome === 'taken')
    return <>{t('cases.list.taken', { count: taken.keys.length, keys: taken.keys.join(', ') })}</>;
  if (taken.outcome === 'unreadable') return <>{t(`cases.list.${taken.reason}`, { rows: MOST_ROWS })}</>;
  return <FaultTable faults={taken.faults} />;
};

const Template = () => {
  const { t } = useTranslation();
  const api = useApi();
  const language = useLanguage();
  const template = useMutation({
    mutationFn: async () => saveFile(await api.listTemplate(language)),
    networkMode: 'always',
  });
  return (
    <>
      <Button
        icon={<ArrowDownloadRegular />}
        disabledFocusable={template.isPending}
        onClick={() => template.mutate()}
      >
        {t('cases.list.template')}
      </Button>
      {template.isError && <ActProblem error={template.error} />}
    </>
  );
};

/** Takes a list of applications from Excel, whole or not at all; then every fault is told by its row and column. */
export const ListUpload = () => {
  const { t } = useTranslation();
  const styles = useCaseStyles();
  const { hidden } = useHiddenStyles();
  const input = useRef<HTMLInputElement>(null);
  const take = useCaseAct(
    async (api, file: File): Promise<ListTaken> =>
      file.size > MOST_BYTES ? { outcome: 'unreadable', reason: 'too-large' } : api.takeList(file),
  );
  const pick = (file: File | undefined) => {
    if (file) take.mutate(file);
    // The same file, mended, may be picked again.
    if (input.current) input.current.value = '';
  };
  return (
    <Part title={t('cases.list.title')}>
      <p className={styles.quiet}>{t('cases.list.about')}</p>
      <div className={styles.buttons}>
        <Template />
        <Button
          icon={<ArrowUploadRegular />}
          disabledFocusable={take.isPending}
          onClick={() => input.current?.click()}
        >
          {t(take.isPending ? 'cases.list.reading' : 'cases.list.upload')}
        </Button>
        <input
          ref={input}
          type="file"
          accept=".xlsx"
          className={hidden}
          tabIndex={-1}
          aria-label={t('cases.list.upload')}
          onChange={({ target }) => pick(target.files?.[0])}
        />
      </div>
      <div role="status">{take.data && <Taken taken={take.data} />}</div>
      {take.isError && <ActProblem error={take.error} />}
    </Part>
  );
};
