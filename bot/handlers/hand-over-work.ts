import type { WorkAction } from './work-action.ts';

/** "Not mine": the person chosen is asked; when nobody is, it goes to the programme lead at once. */
export const handOverWork: WorkAction = {
  useCase: 'handOverWork',
  form: (key, { to, text }) => ({ key, reason: text, ...(to === '' ? {} : { to }) }),
  saved: ({ t }, { item }, people) => {
    const { key, ownerOid, offeredTo } = item;
    const name = people.find(({ oid }) => oid === (offeredTo ?? ownerOid))?.name ?? t('chat.somebody');
    return offeredTo ? t('saved.offer', { key, name }) : t('saved.handOver', { key, name });
  },
};
