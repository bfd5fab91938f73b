import { describe, expect, it } from '@jest/globals';
import { type AskedColumn, completeColumn } from '../../../graph/local-tenant/columns.ts';
import { withDefaults } from '../../../graph/local-tenant/default-values.ts';
import { parseChanges } from '../../../graph/local-tenant/field-values.ts';

const column = (asked: AskedColumn) => completeColumn('id', asked);
const columns = [
  column({ name: 'TfKey', text: {}, required: true }),
  column({ name: 'TfScore', number: {}, defaultValue: { value: '3' } }),
  column({ name: 'TfYoung', boolean: {}, defaultValue: { value: '1' } }),
];
const context = { columns, timeZone: 'UTC', people: new Set<number>(), byHand: false };

describe('the values of a new row', () => {
  it('are the columns’ own where nothing was written', () => {
    expect(withDefaults({ TfKey: 'A1' }, context)).toEqual({ TfKey: 'A1', TfScore: 3, TfYoung: true });
  });

  it('are the written ones where something was', () => {
    expect(withDefaults({ TfKey: 'A1', TfScore: 5, TfYoung: false }, context)).toEqual({
      TfKey: 'A1',
      TfScore: 5,
      TfYoung: false,
    });
  });

  it('lack nothing a required column asks for', () => {
    expect(() => withDefaults({}, context)).toThrow("Field 'TfKey' must have a value");
  });
});

describe('a required column', () => {
  it.each([null, ''])('is not emptied by %j', (TfKey) => {
    expect(() => parseChanges({ TfKey }, context)).toThrow("Field 'TfKey' must have a value");
  });
});
