import type { WorkAction } from './work-action.ts';

export const rescheduleWork: WorkAction = {
  useCase: 'rescheduleWork',
  form: (key, { due, text }) => ({ key, due, reason: text }),
  saved: ({ t, day }, { item }) => t('saved.reschedule', { key: item.key, day: day(item.due) }),
};
