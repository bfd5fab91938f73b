import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { DigestScope } from '../api/digest-reply.ts';
import { useApi } from '../api/use-api.ts';

export const digestKey = ['digest'];

/** The digest of a day, of today when none is named; the one shown last stays until the next is there. */
export const useDigest = (day: string | undefined, scope: DigestScope | undefined) => {
  const api = useApi();
  return useQuery({
    queryKey: [...digestKey, day, scope],
    queryFn: ({ signal }) => api.digest(day, scope, signal),
    placeholderData: keepPreviousData,
  });
};
