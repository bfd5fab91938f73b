import type { WorkAction } from './work-action.ts';

export const commentOnWork: WorkAction = {
  useCase: 'commentOnWork',
  form: (key, { text }) => ({ key, comment: text }),
  saved: ({ t }, { item }) => t('saved.comment', { key: item.key }),
};
