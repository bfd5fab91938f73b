import { Button, Link } from '@fluentui/react-components';
import { DocumentPdfRegular } from '@fluentui/react-icons';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CasePage } from '../api/cases-reply.ts';
import { useApi } from '../api/use-api.ts';
import { saveFile } from '../digest/save-file.ts';
import { useLanguage } from '../language/use-language.ts';
import { ActProblem } from '../line/act-problem.tsx';
import { useCaseStyles } from './case-styles.ts';
import { useCaseAct } from './cases-query.ts';
import { Part } from './part.tsx';

type Line = CasePage['minutes'][number];

const MinutesLine = ({ caseKey, line, office }: { caseKey: string; line: Line; office: boolean }) => {
  const { t } = useTranslation();
  const api = useApi();
  const language = useLanguage();
  const styles = useCaseStyles();
  const { round, filed, url } = line;
  const fetchFile = useMutation({
    mutationFn: async () => saveFile(await api.minutesPdf(caseKey, round, language)),
    networkMode: 'always',
  });
  const again = useCaseAct((through, of: number) => through.fileMinutes(caseKey, of));
  return (
    <li className={styles.plain}>
      <span className={styles.buttons}>
        <Button
          icon={<DocumentPdfRegular />}
          disabledFocusable={fetchFile.isPending}
          onClick={() => fetchFile.mutate()}
        >
          {t('cases.minutes.download', { round })}
        </Button>
        {office && filed && (
          <Button appearance="subtle" disabledFocusable={again.isPending} onClick={() => again.mutate(round)}>
            {t('cases.minutes.again')}
          </Button>
        )}
      </span>
      {filed && url ? (
        <Link inline className={styles.link} href={url} target="_blank" rel="noreferrer">
          {t('cases.minutes.inLibrary')}
        </Link>
      ) : (
        <span>{t('cases.minutes.onTheWay')}</span>
      )}
      {(fetchFile.isError || again.isError) && <ActProblem error={fetchFile.error ?? again.error} />}
    </li>
  );
};

/** The minutes of the rounds that have ended. */
export const MinutesPart = ({ page, office }: { page: CasePage; office: boolean }) => {
  const { t } = useTranslation();
  const styles = useCaseStyles();
  return (
    <Part title={t('cases.minutes.title')}>
      <ul className={styles.plain}>
        {page.minutes.map((line) => (
          <MinutesLine key={line.round} caseKey={page.item.key} line={line} office={office} />
        ))}
      </ul>
    </Part>
  );
};
