import { useMutation } from '@tanstack/react-query';
import type { Digest } from '../api/digest-reply.ts';
import { useApi } from '../api/use-api.ts';
import { useLanguage } from '../language/use-language.ts';
import { saveFile } from './save-file.ts';

/** Fetches a digest as a PDF, in the language of the page, and gives it to the browser to save; tells its name. */
export const useDigestPdf = ({ day, scope }: Digest) => {
  const api = useApi();
  const language = useLanguage();
  return useMutation({
    mutationFn: async () => {
      const file = await api.digestPdf(day, scope, language);
      saveFile(file);
      return file.name;
    },
    networkMode: 'always',
  });
};
