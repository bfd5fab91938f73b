import { useQuery } from '@tanstack/react-query';
import { useApi } from '../api/use-api.ts';

/** Every project with its status over time, and every obstacle. */
export const useProjects = () => {
  const api = useApi();
  return useQuery({ queryKey: ['projects'], queryFn: ({ signal }) => api.projects(signal) });
};
