import type { WorkAction } from './work-action.ts';

/** "I take it", of a line that needs help. */
export const takeUpHelp: WorkAction = {
  useCase: 'takeUpHelp',
  form: (key) => ({ key }),
  saved: ({ t }, { item }) => t('saved.takeUp', { key: item.key }),
};
