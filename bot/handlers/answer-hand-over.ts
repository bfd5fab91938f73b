import type { WorkAction } from './work-action.ts';

/** Yes or no to a line one is offered. */
export const answerHandOver: WorkAction = {
  useCase: 'answerHandOver',
  form: (key, { accept, declined }) => (accept ? { key, accept } : { key, accept, reason: declined }),
  saved: ({ t }, { item }, _people, { accept }) =>
    accept ? t('saved.accept', { key: item.key }) : t('saved.decline', { key: item.key }),
};
