import type { WorkAction } from './work-action.ts';

export const snoozeWork: WorkAction = {
  useCase: 'snoozeWork',
  form: (key, { text, until }) => ({ key, reason: text, ...(until === '' ? {} : { until }) }),
  saved: ({ t, day }, { item }) =>
    t('saved.snooze', { key: item.key, day: day(item.snoozedUntil ?? item.due) }),
};
