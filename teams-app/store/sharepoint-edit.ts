import { type ListName, withoutWords } from '../../programme/index.ts';
import { changedFields } from './rows.ts';
import type { UnitOfWork } from './unit-of-work.ts';

type Edit = {
  list: ListName;
  key: string;
  before: object;
  after: object;
  editedBy?: string | undefined;
  /** Loaded from SharePoint over what was loaded here, which is nobody's edit. */
  loaded?: boolean;
};

/** Logs what somebody changed in SharePoint; tells whether there was anything to log. */
export const logSharePointEdit = (
  unit: UnitOfWork,
  { list, key, before, after, editedBy, loaded = false }: Edit,
): boolean => {
  const changed = changedFields(before, after);
  if (changed === undefined) return false;
  unit.log({
    at: unit.now,
    actor: loaded ? 'taktfast' : editedBy || 'sharepoint',
    via: 'sharepoint',
    verb: loaded ? 'import' : 'edit-in-sharepoint',
    list,
    key,
    before: withoutWords(list, changed.before),
    after: withoutWords(list, changed.after),
  });
  return true;
};
