import { Setting } from '../../programme/index.ts';
import { json, text } from './fields.ts';
import { listMapping } from './list-mapping.ts';

/** `TfSettings`: the rules people may change without a new version of Taktfast. */
export const settings = listMapping<Setting>({
  name: 'TfSettings',
  displayName: 'Innstillinger',
  schema: Setting,
  keyField: 'key',
  titleField: 'key',
  fields: { key: text('TfKey', 'Nøkkel', { unique: true }), value: json('TfValue', 'Verdi (JSON)') },
});
