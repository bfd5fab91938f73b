import type { WorkAction } from './work-action.ts';

export const finishWork: WorkAction = {
  useCase: 'finishWork',
  form: (key) => ({ key }),
  saved: ({ t, day }, { item, next }) => {
    const done = t('saved.finish', { key: item.key });
    return next ? `${done} ${t('saved.next', { key: next.key, day: day(next.due) })}` : done;
  },
};
