import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../api/use-api.ts';

/** Every project with its status over time, and every obstacle. */
export const useProjects = () => {
  const api = useApi();
  return useQuery({ queryKey: ['projects'], queryFn: ({ signal }) => api.projects(signal) });
};

/** Publishes a report; whoever may is told by the pages. */
export const usePublish = () => {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (report: string) => api.publish(report),
    networkMode: 'always',
    onSuccess: (pages) => queries.setQueryData(['projects'], pages),
  });
};
