import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../api/use-api.ts';
import { overviewKey } from '../risks/overview-query.ts';
import { digestKey } from './digest-query.ts';

/** "I take it": says so of a line that needs help. */
export const useTakeUp = () => {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (key: string) => api.act(key, 'take-up', {}),
    networkMode: 'always',
    onSettled: () => {
      for (const queryKey of [digestKey, overviewKey]) void queries.invalidateQueries({ queryKey });
    },
  });
};
