import { describe, expect, it } from '@jest/globals';
import { editsLost, mergeEdits, stillClashing } from '../../programme/index.ts';

type Row = { title: string; due: string; note?: string; roles?: string[]; at?: Record<string, number> };
const base: Row = { title: 'Kurs', due: '2025-03-14', note: 'først', roles: ['a', 'b'] };

describe('merging our edit with one made in SharePoint', () => {
  it('keeps both edits when they touch different fields', () => {
    expect(mergeEdits(base, { ...base, due: '2025-04-01' }, { ...base, title: 'Nytt kurs' })).toEqual({
      merged: { title: 'Nytt kurs', due: '2025-04-01', note: 'først', roles: ['a', 'b'] },
      clashes: [],
    });
  });
  it("lets SharePoint's value stand for a field both changed, and tells both values", () => {
    expect(mergeEdits(base, { ...base, due: '2025-04-01' }, { ...base, due: '2025-05-02' })).toEqual({
      merged: { ...base, due: '2025-05-02' },
      clashes: [{ field: 'due', yours: '2025-04-01', theirs: '2025-05-02' }],
    });
  });
  it('finds no clash when both made the same change', () => {
    const same = { ...base, due: '2025-04-01' };
    expect(mergeEdits(base, same, { ...same })).toEqual({ merged: same, clashes: [] });
  });
  it('empties a field that only we emptied', () => {
    const { note: _, ...emptied } = base;
    expect(mergeEdits<Row>(base, emptied, base)).toEqual({ merged: emptied, clashes: [] });
  });
  it('leaves a field empty that only SharePoint emptied', () => {
    const { note: _, ...emptied } = base;
    expect(mergeEdits<Row>(base, base, emptied)).toEqual({ merged: emptied, clashes: [] });
  });
  it('takes a field that one side filled in', () => {
    const { note: _, ...bare } = base;
    expect(mergeEdits<Row>(bare, { ...bare, note: 'vår' }, bare).merged).toEqual({ ...bare, note: 'vår' });
    expect(mergeEdits<Row>(bare, bare, { ...bare, note: 'deres' }).merged).toEqual({
      ...bare,
      note: 'deres',
    });
  });
  it('tells a clash between a filled and an emptied field, the empty one as no text', () => {
    const { note: _, ...emptied } = base;
    expect(mergeEdits<Row>(base, emptied, { ...base, note: 'deres' }).clashes).toEqual([
      { field: 'note', yours: '', theirs: 'deres' },
    ]);
  });
  it('compares lists by value, in their order, and shows them as JSON in a clash', () => {
    expect(mergeEdits(base, { ...base, roles: ['a', 'b'] }, { ...base, roles: ['c'] })).toEqual({
      merged: { ...base, roles: ['c'] },
      clashes: [],
    });
    expect(mergeEdits(base, { ...base, roles: ['b', 'a'] }, { ...base, roles: ['c'] }).clashes).toEqual([
      { field: 'roles', yours: '["b","a"]', theirs: '["c"]' },
    ]);
  });
  it('compares objects by value whatever the order of their keys', () => {
    const row = { ...base, at: { x: 1, y: 2 } };
    expect(mergeEdits(row, { ...base, at: { y: 2, x: 1 } }, { ...base, at: { y: 3, x: 1 } }).clashes).toEqual(
      [],
    );
  });
  it('calls every difference a clash when nobody knows what both started with', () => {
    expect(mergeEdits(undefined, base, { ...base, title: 'Annet' })).toEqual({
      merged: { ...base, title: 'Annet' },
      clashes: [{ field: 'title', yours: 'Kurs', theirs: 'Annet' }],
    });
  });
  it('changes none of the rows it is given', () => {
    const ours = { ...base, due: '2025-04-01' };
    const theirs = { ...base, title: 'Nytt' };
    mergeEdits(base, ours, theirs);
    expect(theirs).toEqual({ title: 'Nytt', due: '2025-03-14', note: 'først', roles: ['a', 'b'] });
    expect(ours.title).toBe('Kurs');
  });
});

describe('merging a field that has parts', () => {
  type Status = { status: { time?: string; budget?: string; risk?: string } };
  const was: Status = { status: { time: 'on-plan', budget: 'over' } };

  it('keeps both edits of different parts', () => {
    const ours = { status: { time: 'delayed', budget: 'over' } };
    const theirs = { status: { time: 'on-plan', budget: 'over', risk: 'low' } };
    expect(mergeEdits<Status>(was, ours, theirs)).toEqual({
      merged: { status: { time: 'delayed', budget: 'over', risk: 'low' } },
      clashes: [],
    });
  });

  it('tells a clash of one part by its name', () => {
    const ours = { status: { time: 'delayed', budget: 'over' } };
    const theirs = { status: { time: 'minor-delays', budget: 'over' } };
    expect(mergeEdits<Status>(was, ours, theirs)).toEqual({
      merged: theirs,
      clashes: [{ field: 'status.time', yours: 'delayed', theirs: 'minor-delays' }],
    });
  });
});

describe('what was edited here of a row that SharePoint has no more', () => {
  it('is told field by field, the parts of a group one by one, and what was emptied too', () => {
    const { note: _, ...emptied } = base;
    const before = { ...base, at: { time: 1, cost: 2 } };
    const ours = { ...emptied, due: '2025-04-01', at: { time: 1, cost: 3, risk: 4 } };
    expect(editsLost(before, ours)).toEqual([
      { field: 'due', yours: '2025-04-01', theirs: '' },
      { field: 'at.cost', yours: '3', theirs: '' },
      { field: 'at.risk', yours: '4', theirs: '' },
      { field: 'note', yours: '', theirs: '' },
    ]);
  });
});

describe('a clash that a push met', () => {
  const due = { field: 'due', yours: '2025-04-01', theirs: '2025-05-02' };
  const time = { field: 'at.time', yours: '1', theirs: '2' };

  it('is told while the value that gave way is still the row’s', () => {
    expect(stillClashing([due, time], { ...base, due: '2025-04-01', at: { time: 1 } })).toEqual([due, time]);
  });
  it('is not told once somebody has written anew, or SharePoint’s value has been taken', () => {
    expect(stillClashing([due, time], { ...base, due: '2025-06-01', at: { time: 2 } })).toEqual([]);
  });
});
