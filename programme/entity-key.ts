import type { Entity } from './ports.ts';

/** The value of a row's unique column: a person's object id, a risk's letter, everything else's key. */
export const entityKey = (entity: Entity): string => {
  if ('oid' in entity) return entity.oid;
  return 'code' in entity ? entity.code : entity.key;
};
