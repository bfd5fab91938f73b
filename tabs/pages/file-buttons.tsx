import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { DocumentTableRegular, DocumentTextRegular } from '@fluentui/react-icons';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { saveFile } from '../digest/save-file.ts';
import { ActProblem } from '../line/act-problem.tsx';

export type OfficeFile = 'docx' | 'xlsx';

const icons = { docx: <DocumentTextRegular />, xlsx: <DocumentTableRegular /> };
const kinds = ['docx', 'xlsx'] as const;

const useStyles = makeStyles({
  root: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

type Props = { about: string; fetchFile: (kind: OfficeFile) => Promise<File> };

/** Something as a file to go on working in, for Word and for Excel. */
export const FileButtons = ({ about, fetchFile }: Props) => {
  const { t } = useTranslation();
  const styles = useStyles();
  const file = useMutation({
    mutationFn: async (kind: OfficeFile) => {
      const fetched = await fetchFile(kind);
      saveFile(fetched);
      return fetched.name;
    },
    networkMode: 'always',
  });
  return (
    <div>
      <div className={styles.root}>
        {kinds.map((kind) => (
          <Button
            key={kind}
            icon={icons[kind]}
            aria-label={t(`files.${kind}Of`, { about })}
            disabledFocusable={file.isPending}
            onClick={() => file.mutate(kind)}
          >
            {t(`files.${kind}`)}
          </Button>
        ))}
      </div>
      <div role="status">
        {file.isPending && t('files.coming')}
        {file.isSuccess && t('files.done', { name: file.data })}
      </div>
      {file.isError && <ActProblem error={file.error} />}
    </div>
  );
};
