import type { WorkAction } from './work-action.ts';

export const startWork: WorkAction = {
  useCase: 'startWork',
  form: (key) => ({ key }),
  saved: ({ t }, { item }) => t('saved.start', { key: item.key }),
};
