import { choose, chooseRisks, countFigures, overdueByUnit } from '../../tabs/risks/choose.ts';
import { aLateLine, aLine, aRiskView, me, somebody } from './build.ts';

const reader = { oid: me, day: '2025-04-02' };
const anything = { filter: 'all', unit: undefined, search: '' } as const;
const keys = (lines: readonly { key: string }[]) => lines.map(({ key }) => key);

describe('narrowing the lines', () => {
  const lines = [
    aLateLine('A1', 19),
    aLine({ key: 'A2', due: '2025-04-02' }),
    aLine({ key: 'A3', due: '2025-04-16', ownerOid: me }),
    aLine({ key: 'A4', due: '2025-04-17', needsHelp: 'three-snoozes' }),
    aLine({
      key: 'B1',
      unit: 'UDE',
      ownerName: 'Programrådgiver',
      title: 'Be om budsjettplan',
      due: '2025-10-01',
    }),
    aLine({ key: 'B2', status: 'done', due: '2025-04-05', ownerOid: me }),
  ];

  it('leaves everything when nothing is asked for', () => {
    expect(keys(choose(lines, anything, reader))).toEqual(['A1', 'A2', 'A3', 'A4', 'B1', 'B2']);
  });
  it('to what is overdue', () => {
    expect(keys(choose(lines, { ...anything, filter: 'overdue' }, reader))).toEqual(['A1']);
  });
  it('to deadlines from today up to and with the fourteenth day', () => {
    expect(keys(choose(lines, { ...anything, filter: 'due-soon' }, reader))).toEqual(['A2', 'A3']);
  });
  it('to what needs help', () => {
    expect(keys(choose(lines, { ...anything, filter: 'needs-help' }, reader))).toEqual(['A4']);
  });
  it('to what the reader is responsible for and is still open', () => {
    expect(keys(choose(lines, { ...anything, filter: 'mine' }, reader))).toEqual(['A3']);
  });
  it('to a unit', () => {
    expect(keys(choose(lines, { ...anything, unit: 'UDE' }, reader))).toEqual(['B1']);
  });
  it('to words of the key, the title or the name, in any order and whatever their case', () => {
    expect(keys(choose(lines, { ...anything, search: ' PROGRAMRÅD  budsjett ' }, reader))).toEqual(['B1']);
    expect(keys(choose(lines, { ...anything, search: 'a3' }, reader))).toEqual(['A3']);
    expect(choose(lines, { ...anything, search: 'finnes ikke' }, reader)).toEqual([]);
  });
  it('counts what each filter would show within the unit and the search', () => {
    expect(countFigures(lines, { unit: 'BAL', search: '' }, reader)).toEqual({
      all: 5,
      overdue: 1,
      'due-soon': 2,
      'needs-help': 1,
      mine: 1,
    });
  });
});

describe('the risks shown', () => {
  const a = aRiskView({ items: [aLateLine('A1', 3), aLine({ key: 'A2' })] });
  const b = aRiskView({ risk: { ...aRiskView().risk, code: 'B' } });

  it('are all of them, also one without lines, when nothing is asked for', () => {
    expect(chooseRisks([a, b], anything, reader).map(({ view }) => view.risk.code)).toEqual(['A', 'B']);
  });
  it('are those with lines that fit, when something is', () => {
    const shown = chooseRisks([a, b], { ...anything, filter: 'overdue' }, reader);
    expect(shown.map(({ lines }) => keys(lines))).toEqual([['A1']]);
  });
});

describe('what is overdue by unit', () => {
  it('names the number, the oldest line and everybody responsible once, the most first', () => {
    const lines = [
      aLateLine('A1', 5),
      aLateLine('C1', 9, { unit: 'DOU', ownerName: 'Programleder', ownerOid: somebody }),
      aLateLine('F2', 61, { unit: 'DOU', ownerName: 'Programleder' }),
      aLateLine('D1', 2, { unit: 'DOU', ownerName: 'Programrådgiver' }),
      aLine({ key: 'A2', unit: 'UDE' }),
      aLateLine('B1', 40, { unit: 'UDE', status: 'done' }),
    ];
    expect(
      overdueByUnit(lines).map(({ unit, count, oldest, owners }) => [unit, count, oldest.key, owners]),
    ).toEqual([
      ['DOU', 3, 'F2', ['Programleder', 'Programrådgiver']],
      ['BAL', 1, 'A1', ['Utvikler Alna']],
    ]);
  });
  it('puts the unit with the older line first when two have as much', () => {
    const lines = [aLateLine('A1', 2), aLateLine('A2', 7, { unit: 'BSR' })];
    expect(overdueByUnit(lines).map(({ unit }) => unit)).toEqual(['BSR', 'BAL']);
  });
});
