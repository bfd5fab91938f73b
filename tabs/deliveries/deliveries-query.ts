import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { DeliveryVerb } from '../api/api.ts';
import type { Delivery } from '../api/deliveries-reply.ts';
import { useApi } from '../api/use-api.ts';

const deliveriesKey = ['deliveries'];
const everySeconds = 30;

/** What was sent on a day; asked for again now and then, for the sending itself changes no list. */
export const useDeliveries = (day: string | undefined) => {
  const api = useApi();
  return useQuery({
    queryKey: [...deliveriesKey, day],
    queryFn: ({ signal }) => api.deliveries(day, signal),
    placeholderData: keepPreviousData,
    refetchInterval: everySeconds * 1000,
    staleTime: 0,
  });
};

/** Sends messages again, or takes them back; tells how many. */
export const useStepIn = () => {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ verb, rows }: { verb: DeliveryVerb; rows: readonly Delivery[] }) =>
      api.stepIn(
        verb,
        rows.map(({ id }) => id),
      ),
    networkMode: 'always',
    onSettled: () => queries.invalidateQueries({ queryKey: deliveriesKey }),
  });
};
