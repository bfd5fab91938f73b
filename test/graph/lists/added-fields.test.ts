import { lists } from '../../../graph/index.ts';
import type { Person, Task } from '../../../programme/index.ts';
import { aMeasure, DEVELOPER, LEAD, measureFields, taskFields } from '../rows.ts';

const personFields = (changes: Record<string, unknown> = {}) => ({
  Title: 'Utvikler',
  TfOid: DEVELOPER,
  TfUnit: 'BAL',
  ...changes,
});
const waiting = { TfSnoozedUntil: '2025-03-27T12:00:00Z', TfOfferedToOid: DEVELOPER, TfHelpOid: LEAD };

describe('a line that is put off, offered and helped', () => {
  const entity = { snoozedUntil: '2025-03-27', offeredTo: DEVELOPER, helpOid: LEAD };

  it('says so in the list of measures', () => {
    const measure = aMeasure(entity);
    expect(lists.TfMeasures.toFields(measure)).toEqual({
      ...measureFields(waiting),
      TfDoneOn: null,
      TfNote: null,
    });
    expect(lists.TfMeasures.fromFields(measureFields(waiting))).toEqual({ ok: true, entity: measure });
  });
  it('says so in the list of tasks', () => {
    const read = lists.TfTasks.fromFields(taskFields(waiting));
    expect(read).toMatchObject({ ok: true, entity });
    if (read.ok) expect(lists.TfTasks.toFields(read.entity satisfies Task)).toMatchObject(waiting);
  });
  it('from before the columns were there is read as none of it', () => {
    expect(lists.TfMeasures.fromFields(measureFields())).toEqual({ ok: true, entity: aMeasure() });
  });
  it.each([
    ['TfSnoozedUntil', 'snart', 'not-a-date'],
    ['TfOfferedToOid', 'Kollega', 'not-an-object-id'],
    ['TfHelpOid', 'Lederen', 'not-an-object-id'],
  ])('with %s at %s is at fault: %s', (column, value, reason) => {
    expect(lists.TfMeasures.fromFields(measureFields({ [column]: value }))).toMatchObject({
      ok: false,
      columns: [{ column, value, reason }],
    });
  });
});

describe('a person with quiet hours, or who has left', () => {
  const person: Person = {
    oid: DEVELOPER,
    name: 'Utvikler',
    mail: '',
    roles: [],
    unit: 'BAL',
    language: 'nb',
    quietFrom: '22:00',
    quietTo: '07:00',
    left: true,
  };

  it('is written and read', () => {
    const fields = lists.TfPeople.toFields(person);
    expect(fields).toMatchObject({ TfQuietFrom: '22:00', TfQuietTo: '07:00', TfLeft: true });
    expect(lists.TfPeople.fromFields(fields)).toEqual({ ok: true, entity: person });
  });
  it('may be written as people write times', () => {
    const fields = personFields({ TfQuietFrom: '22.00', TfQuietTo: 'kl. 7', TfLeft: true });
    expect(lists.TfPeople.fromFields(fields)).toEqual({ ok: true, entity: person });
  });
  it.each([
    ['TfQuietFrom', 'sent', 'sent', 'wrong-form'],
    ['TfQuietTo', 25, '25', 'wrong-form'],
    ['TfLeft', 'ja', 'ja', 'wrong-form'],
  ])('with %s at %j is at fault', (column, value, shown, reason) => {
    expect(lists.TfPeople.fromFields(personFields({ [column]: value }))).toMatchObject({
      ok: false,
      columns: [{ column, value: shown, reason }],
    });
  });
});

describe('bad input that cannot be read is kept as a fault that names its row', () => {
  it('two owners in one field', () => {
    const both = `${LEAD};${DEVELOPER}`;
    expect(lists.TfMeasures.fromFields(measureFields({ TfResponsibleOid: both }))).toEqual({
      ok: false,
      key: 'A1',
      title: 'Kurs i prosjekteierskap',
      columns: [{ column: 'TfResponsibleOid', value: both, reason: 'not-an-object-id' }],
    });
  });
  it('a measure without a risk', () => {
    expect(lists.TfMeasures.fromFields(measureFields({ TfRisk: null }))).toMatchObject({
      ok: false,
      key: 'A1',
      columns: [{ column: 'TfRisk', value: '', reason: 'missing' }],
    });
  });
  it('a manager without a unit', () => {
    const fields = personFields({ TfUnit: null, TfRoles: ['Leder / prosjekteier'] });
    expect(lists.TfPeople.fromFields(fields)).toMatchObject({
      ok: false,
      key: DEVELOPER,
      title: 'Utvikler',
      columns: [{ column: 'TfUnit', value: '', reason: 'missing' }],
    });
  });
});

describe('a deadline nobody can have meant', () => {
  it.each([
    ['1900-01-01T12:00:00Z', '1900-01-01'],
    ['2999-12-31T12:00:00Z', '2999-12-31'],
  ])('%s is read as it stands', (TfDue, due) => {
    expect(lists.TfMeasures.fromFields(measureFields({ TfDue }))).toEqual({
      ok: true,
      entity: aMeasure({ due }),
    });
  });
});
