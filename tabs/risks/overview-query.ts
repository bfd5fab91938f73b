import { useQuery } from '@tanstack/react-query';
import { useApi } from '../api/use-api.ts';

export const overviewKey = ['overview'];

/** All risks with their measures and tasks, as the person signed in sees them. */
export const useOverview = () => {
  const api = useApi();
  return useQuery({ queryKey: overviewKey, queryFn: ({ signal }) => api.overview(signal) });
};
