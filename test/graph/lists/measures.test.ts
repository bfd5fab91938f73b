import { lists } from '../../../graph/index.ts';
import { aMeasure, DEVELOPER, LEAD, measureFields } from '../rows.ts';

const { TfMeasures: measures } = lists;

describe('a row of the list of measures', () => {
  it('is read into the words of the programme', () => {
    const read = measures.fromFields(
      measureFields({
        TfStatus: 'Pågår',
        TfCadence: 'søknadsrunde',
        TfNote: 'Venter på lokale',
        TfSnoozes: 2,
      }),
    );

    expect(read).toEqual({
      ok: true,
      entity: aMeasure({ status: 'in-progress', cadence: 'per-round', note: 'Venter på lokale', snoozes: 2 }),
    });
  });

  it('is written in the words people read, with what it has not as null', () => {
    expect(measures.toFields(aMeasure({ status: 'done', doneOn: '2025-03-12' }))).toEqual({
      ...measureFields({ TfStatus: 'Fullført' }),
      TfDoneOn: '2025-03-12T12:00:00Z',
      TfNote: null,
      TfSnoozedUntil: null,
      TfOfferedToOid: null,
      TfHelpOid: null,
    });
  });

  it('is the same after writing and reading', () => {
    const measure = aMeasure({ key: 'C1-2', risk: 'C', cadence: 'monthly', note: 'Linje 1\nLinje 2' });
    expect(measures.fromFields(measures.toFields(measure))).toEqual({ ok: true, entity: measure });
  });

  it('is done once and never put off when somebody typed it in without saying so', () => {
    const { TfCadence: _, TfSnoozes: __, ...fields } = measureFields();
    expect(measures.fromFields(fields)).toEqual({ ok: true, entity: aMeasure() });
  });

  it('has the same note whichever way its lines end', () => {
    const fields = measureFields({ TfNote: 'Linje 1\r\nLinje 2 ' });
    expect(measures.fromFields(fields)).toEqual({ ok: true, entity: aMeasure({ note: 'Linje 1\nLinje 2' }) });
  });

  it('keeps what SharePoint says besides out of the way', () => {
    const fields = measureFields({
      '@odata.etag': '"g,1"',
      id: '1',
      ContentType: 'Item',
      TfPlannerTaskId: 'x',
    });
    expect(measures.fromFields(fields)).toEqual({ ok: true, entity: aMeasure() });
  });

  it('takes an object id in capitals as the same person', () => {
    const fields = measureFields({ TfResponsibleOid: ` ${LEAD.toUpperCase()} ` });
    expect(measures.fromFields(fields)).toEqual({ ok: true, entity: aMeasure() });
  });
});

describe('a row of the list of measures that cannot be read', () => {
  it.each([
    ['an unknown status', { TfStatus: 'Utsatt' }, 'TfStatus', 'Utsatt', 'unknown-value'],
    ['no status', { TfStatus: undefined }, 'TfStatus', '', 'missing'],
    ['an impossible date', { TfDue: '2025-02-30T00:00:00Z' }, 'TfDue', '2025-02-30T00:00:00Z', 'not-a-date'],
    ['no deadline', { TfDue: null }, 'TfDue', '', 'missing'],
    ['no key', { TfKey: '  ' }, 'TfKey', '  ', 'missing'],
    ['a key of no risk', { TfKey: 'Z9' }, 'TfKey', 'Z9', 'wrong-form'],
    ['an unknown unit', { TfUnit: 'XXX' }, 'TfUnit', 'XXX', 'unknown-value'],
    [
      'a name for an object id',
      { TfResponsibleOid: 'Lederen' },
      'TfResponsibleOid',
      'Lederen',
      'not-an-object-id',
    ],
    [
      'two owners',
      { TfResponsibleOid: `${LEAD};${DEVELOPER}` },
      'TfResponsibleOid',
      `${LEAD};${DEVELOPER}`,
      'not-an-object-id',
    ],
    ['no owner', { TfResponsibleOid: '' }, 'TfResponsibleOid', '', 'missing'],
    ['no risk', { TfRisk: null }, 'TfRisk', '', 'missing'],
    ['a risk there cannot be', { TfRisk: 'Z' }, 'TfRisk', 'Z', 'unknown-value'],
    ['half a snooze', { TfSnoozes: 1.5 }, 'TfSnoozes', '1.5', 'not-a-whole-number'],
    ['snoozes below zero', { TfSnoozes: -1 }, 'TfSnoozes', '-1', 'out-of-range'],
    ['snoozes in words', { TfSnoozes: 'to' }, 'TfSnoozes', 'to', 'not-a-number'],
    ['no title', { Title: '' }, 'Title', '', 'missing'],
  ])('for %s names the column, the value and the reason', (_, changes, column, value, reason) => {
    const read = measures.fromFields(measureFields(changes));
    expect(read).toMatchObject({ ok: false, columns: [{ column, value, reason }] });
  });

  it('names every column at fault in the order of the list, and the row as far as it can', () => {
    const read = measures.fromFields(measureFields({ TfStatus: 'Utsatt', TfDue: 'snart', TfUnit: '' }));

    expect(read).toEqual({
      ok: false,
      key: 'A1',
      title: 'Kurs i prosjekteierskap',
      columns: [
        { column: 'TfUnit', value: '', reason: 'missing' },
        { column: 'TfDue', value: 'snart', reason: 'not-a-date' },
        { column: 'TfStatus', value: 'Utsatt', reason: 'unknown-value' },
      ],
    });
  });

  it('shows no more than the beginning of a long value', () => {
    const read = measures.fromFields(measureFields({ TfStatus: 'x'.repeat(5000) }));
    expect(read).toMatchObject({ columns: [{ value: `${'x'.repeat(200)}…` }] });
  });
});
