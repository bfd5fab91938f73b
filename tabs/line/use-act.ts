import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Overview } from '../../programme/index.ts';
import type { WorkVerb } from '../api/api.ts';
import { useApi } from '../api/use-api.ts';
import { digestKey } from '../digest/digest-query.ts';
import { overviewKey } from '../risks/overview-query.ts';
import { withLine } from '../risks/with-line.ts';

export type Form = Readonly<Record<string, string>>;

/** Acts on a line; what the server answers is shown at once, and the whole is read again after. */
export const useAct = (key: string) => {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ verb, form }: { verb: WorkVerb; form: Form }) => api.act(key, verb, form),
    networkMode: 'always',
    onSuccess: ({ item, next }) => {
      queries.setQueryData<Overview>(
        overviewKey,
        (overview) => overview && [item, ...(next ? [next] : [])].reduce(withLine, overview),
      );
      for (const queryKey of [overviewKey, digestKey]) void queries.invalidateQueries({ queryKey });
    },
  });
};
