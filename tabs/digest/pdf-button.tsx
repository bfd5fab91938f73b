import { Button, tokens } from '@fluentui/react-components';
import { DocumentPdfRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { Digest } from '../api/digest-reply.ts';
import { ActProblem } from '../line/act-problem.tsx';
import { useDigestPdf } from './use-digest-pdf.ts';

type Props = { digest: Digest; about: string };

/** The digest as a file to keep or to send on. */
export const PdfButton = ({ digest, about }: Props) => {
  const { t } = useTranslation();
  const pdf = useDigestPdf(digest);
  return (
    <>
      <Button
        icon={<DocumentPdfRegular />}
        aria-label={t('digest.pdfOf', { about })}
        disabledFocusable={pdf.isPending}
        onClick={() => pdf.mutate()}
      >
        {t('digest.pdf')}
      </Button>
      <div role="status" style={{ paddingBottom: tokens.spacingVerticalXS }}>
        {pdf.isPending && t('digest.pdfComing')}
        {pdf.isSuccess && t('digest.pdfDone', { name: pdf.data })}
      </div>
      {pdf.isError && <ActProblem error={pdf.error} />}
    </>
  );
};
