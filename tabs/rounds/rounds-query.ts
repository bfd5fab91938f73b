import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { RoundVerb } from '../api/api.ts';
import { useApi } from '../api/use-api.ts';

const roundsKey = ['rounds'];

/** Every round there is, the newest first. */
export const useRounds = () => {
  const api = useApi();
  return useQuery({ queryKey: roundsKey, queryFn: ({ signal }) => api.rounds(signal) });
};

/** One round: how it stands, and what it came to so far. */
export const useRound = (period: string) => {
  const api = useApi();
  return useQuery({
    queryKey: [...roundsKey, period],
    queryFn: ({ signal }) => api.round(period, signal),
  });
};

export type RoundForm = Readonly<Record<string, string>>;

/** Opens a round, and shows it. */
export const useOpenRound = () => {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (form: Parameters<typeof api.openRound>[0]) => api.openRound(form),
    networkMode: 'always',
    onSuccess: (round) => queries.setQueryData([...roundsKey, round.standing.period], round),
    onSettled: () => queries.invalidateQueries({ queryKey: roundsKey }),
  });
};

/** Extends a round, opens it again for a unit, or closes it. */
export const useRunRound = (period: string) => {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ verb, form }: { verb: RoundVerb; form: RoundForm }) => api.runRound(period, verb, form),
    networkMode: 'always',
    onSuccess: (round) => queries.setQueryData([...roundsKey, period], round),
    onSettled: () => queries.invalidateQueries({ queryKey: roundsKey }),
  });
};
