import type { WorkAction } from './work-action.ts';

/** "Not mine": to the person chosen, or, when nobody is, to the programme lead. */
export const handOverWork: WorkAction = {
  useCase: 'handOverWork',
  form: (key, { to, text }) => ({ key, reason: text, ...(to === '' ? {} : { to }) }),
  saved: ({ t }, { item }, people) => {
    const name = people.find(({ oid }) => oid === item.ownerOid)?.name ?? t('chat.somebody');
    return t('saved.handOver', { key: item.key, name });
  },
};
