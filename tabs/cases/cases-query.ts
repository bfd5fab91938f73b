import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Api } from '../api/api.ts';
import { useApi } from '../api/use-api.ts';

/** Whatever is asked about cases stands under this, so that all of it is read anew together. */
const casesKey = ['cases'] as const;

/** The cases the reader may see. */
export const useCases = () => {
  const api = useApi();
  return useQuery({ queryKey: [...casesKey, 'all'], queryFn: ({ signal }) => api.cases(signal) });
};

/** One case as the reader may see it. */
export const useCase = (key: string) => {
  const api = useApi();
  return useQuery({ queryKey: [...casesKey, key], queryFn: ({ signal }) => api.caseOf(key, signal) });
};

/** Does something about cases, and reads them anew when it is done. */
export const useCaseAct = <Given, Done>(act: (api: Api, given: Given) => Promise<Done>) => {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (given: Given) => act(api, given),
    networkMode: 'always',
    onSuccess: () => queries.invalidateQueries({ queryKey: casesKey }),
  });
};
