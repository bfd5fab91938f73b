import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Preferences } from '../api/replies.ts';
import { useApi } from '../api/use-api.ts';

/** Sets what the person chose; outside Teams the page itself then speaks the language chosen. */
export const usePrefer = () => {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (form: Preferences) => api.prefer(form),
    networkMode: 'always',
    onSuccess: (kept) => {
      queries.setQueryData(['preferences'], kept);
      void queries.invalidateQueries({ queryKey: ['me'] });
    },
  });
};
