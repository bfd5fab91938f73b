import type { ListDefinition } from './list-mapping.ts';

/** The document library the operative board's minutes are kept in. */
export const minutes: ListDefinition = {
  name: 'TfMinutes',
  displayName: 'Protokoller',
  template: 'documentLibrary',
  columns: [],
};
