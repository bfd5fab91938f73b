import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useApi } from '../api/use-api.ts';

/** The people whose names fit what has been typed. */
export const usePeople = (search: string) => {
  const api = useApi();
  return useQuery({
    queryKey: ['people', search],
    queryFn: ({ signal }) => api.people(search, signal),
    placeholderData: keepPreviousData,
  });
};
