import { describe, expect, it } from '@jest/globals';
import { overview, type RowFault, workView } from '../../programme/index.ts';
import { aLead, aMeasure, aPerson, aRisk, aState, aTask, LEAD, OWNER, oid } from './build.ts';

const DAY = '2025-03-24';
const risks = [aRisk({ code: 'B', title: 'Penger', ownerOid: oid(99) }), aRisk()];

describe('the page of risks and measures', () => {
  const state = aState({
    risks,
    measures: [
      aMeasure({ key: 'A10', status: 'done' }),
      aMeasure({ key: 'A2', due: '2025-03-14' }),
      aMeasure({ key: 'B1', risk: 'B', status: 'cancelled', due: '2025-03-14' }),
      aMeasure({ key: 'H1', risk: 'H' }),
    ],
    tasks: [aTask({ key: 'A4-BAL' }), aTask({ key: 'salto-1' })],
    faults: [{ list: 'TfTasks', itemId: '3', columns: [] }],
    version: 42,
  });
  const page = overview(state, aLead(), DAY);

  it('has each risk, A to H, with its owner and its measures and tasks by key', () => {
    expect(
      page.risks.map(({ risk, ownerName, items }) => [risk.code, ownerName, items.map(({ key }) => key)]),
    ).toEqual([
      ['A', 'Programleder', ['A2', 'A4-BAL', 'A10']],
      ['B', undefined, ['B1']],
    ]);
  });
  it('counts what is open, overdue and done', () => {
    expect(page.risks.map(({ open, overdue, done }) => ({ open, overdue, done }))).toEqual([
      { open: 2, overdue: 1, done: 1 },
      { open: 0, overdue: 0, done: 0 },
    ]);
  });
  it('shows lines of no risk, or of one that cannot be read, by themselves: none is lost', () => {
    expect(page.loose.map(({ key }) => key)).toEqual(['H1', 'salto-1']);
  });
  it('says the day, the version it was read at, and the rows that could not be read', () => {
    expect(page).toMatchObject({ day: DAY, version: 42, faults: [{ itemId: '3' }], moreFaults: 0 });
  });
  it('holds the first hundred of the rows that could not be read, and says how many there are besides', () => {
    const faults = Array.from({ length: 130 }, (_, n): RowFault => {
      return { list: 'TfTasks', itemId: `${n}`, columns: [] };
    });
    const many = overview({ ...state, faults }, aLead(), DAY);
    expect([many.faults.length, many.faults[99]?.itemId, many.moreFaults]).toEqual([100, '99', 30]);
  });
});

describe('what is not in SharePoint yet', () => {
  const state = aState({
    risks: [aRisk(), aRisk({ code: 'B' })],
    measures: [aMeasure({ key: 'A1' }), aMeasure({ key: 'A2' })],
    tasks: [aTask({ key: 'A1-BAL' })],
    late: [
      { list: 'TfMeasures', key: 'A1', reason: 'unreachable' },
      { list: 'TfTasks', key: 'A2', reason: 'throttled' },
      { list: 'TfRisks', key: 'B', reason: 'refused' },
    ],
  });
  const page = overview(state, aLead(), DAY);

  it('is marked with the reason, on the line or the risk it is and on no other', () => {
    const lines = page.risks.flatMap(({ items }) => items.map(({ key, notYet }) => [key, notYet]));
    expect(lines).toEqual([
      ['A1', 'unreachable'],
      ['A1-BAL', undefined],
      ['A2', undefined],
    ]);
    expect(page.risks.map(({ risk, notYet }) => [risk.code, notYet])).toEqual([
      ['A', undefined],
      ['B', 'refused'],
    ]);
  });
});

describe('a line on a page', () => {
  const state = aState({ risks });

  it("has the row, its owner's name, how late it is, why it needs help, and whether the reader may act", () => {
    const measure = aMeasure({ due: '2025-03-04', note: '2025-03-05 Ansvarlig: snart', cadence: 'annual' });
    expect(workView(state, measure, aPerson(), DAY)).toEqual({
      kind: 'measure',
      key: 'A1',
      title: 'Kurs i prosjekteierskap',
      risk: 'A',
      ownerName: 'Ansvarlig',
      ownerOid: OWNER,
      unit: 'BAL',
      due: '2025-03-04',
      status: 'not-started',
      cadence: 'annual',
      note: '2025-03-05 Ansvarlig: snart',
      daysOverdue: 20,
      needsHelp: 'two-unanswered-weeks',
      mayAct: true,
    });
  });
  it('leaves out what it does not have', () => {
    const task = aTask({ key: 'salto-1', ownerOid: oid(99), due: '2025-04-04' });
    expect(workView(state, task, aPerson({ oid: oid(50) }), DAY)).toEqual({
      kind: 'task',
      key: 'salto-1',
      title: 'Veilede prosjektledere',
      ownerName: '',
      ownerOid: oid(99),
      unit: 'BAL',
      due: '2025-04-04',
      status: 'not-started',
      daysOverdue: 0,
      mayAct: false,
    });
  });
  it('is not late once it is done', () => {
    const done = aMeasure({ due: '2025-03-04', status: 'done', ownerOid: LEAD });
    expect(workView(state, done, aPerson(), DAY)).toMatchObject({ daysOverdue: 0, mayAct: false });
  });
});
