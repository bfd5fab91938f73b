import fc from 'fast-check';
import { lists } from '../../../graph/index.ts';
import { addDays, Cadence, RiskCode, Role, UnitCode, WorkStatus } from '../../../programme/index.ts';

// SharePoint keeps no blanks around a text, and no row has a text of blanks only.
const text = fc
  .string({ minLength: 1, maxLength: 40 })
  .filter((value) => value.trim() === value && !/\r/.test(value));
const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2000-01-01', days));
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const present = <T extends object>(entity: T): T => {
  for (const [name, value] of Object.entries(entity))
    if (value === undefined) Reflect.deleteProperty(entity, name);
  return entity;
};

describe('whatever is written to SharePoint', () => {
  it('is read back the same, for measures', () => {
    const measures = fc.record({
      kind: fc.constant('measure'),
      key: fc.constantFrom('A1', 'H12', 'C1-2'),
      title: text,
      risk: fc.constantFrom(...RiskCode.options),
      ownerOid: fc.uuid(),
      unit: fc.constantFrom(...UnitCode.options),
      due: day,
      status: fc.constantFrom(...WorkStatus.options),
      cadence: fc.constantFrom(...Cadence.options),
      doneOn: maybe(day),
      note: maybe(text),
      snoozes: fc.nat(50),
    });
    const { TfMeasures } = lists;
    fc.assert(
      fc.property(measures, (values) => {
        const measure = TfMeasures.fromFields(TfMeasures.toFields({ ...present(values), kind: 'measure' }));
        expect(measure).toEqual({ ok: true, entity: present(values) });
      }),
    );
  });

  it('is read back the same, for people', () => {
    const people = fc.record({
      oid: fc.uuid(),
      name: text,
      mail: fc.emailAddress(),
      roles: fc.uniqueArray(fc.constantFrom(...Role.options)),
      unit: fc.constantFrom(...UnitCode.options),
      language: fc.constantFrom('nb' as const, 'nn' as const, 'en' as const),
      deputyOid: maybe(fc.uuid()),
      absentFrom: maybe(day),
      absentTo: maybe(day),
    });
    const { TfPeople } = lists;
    fc.assert(
      fc.property(people, (values) => {
        const person = present(values);
        expect(TfPeople.fromFields(TfPeople.toFields(person))).toEqual({ ok: true, entity: person });
      }),
    );
  });

  it('is read back the same, for settings', () => {
    // A key that would change what an object is never gets in.
    const storable = fc
      .jsonValue()
      .filter((value) => value !== null && !JSON.stringify(value).includes('__proto__'));
    const settings = fc.record({ key: text, value: storable });
    const { TfSettings } = lists;
    fc.assert(
      fc.property(settings, ({ key, value }) => {
        const setting = TfSettings.fromFields({ TfKey: key, TfValue: JSON.stringify(value) });
        expect(setting).toEqual({ ok: true, entity: { key, value: JSON.parse(JSON.stringify(value)) } });
      }),
    );
  });
});
