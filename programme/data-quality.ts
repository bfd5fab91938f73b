import { hasRole, readsAll } from './access.ts';
import type { IsoDate } from './dates.ts';
import { type QualityNote, qualityKinds } from './quality-note.ts';
import { keysTwice, lineNotes } from './quality-of-lines.ts';
import { deputyNotes, peopleTwice } from './quality-of-people.ts';
import { compareKeys, openItems, type ProgrammeState } from './state.ts';
import { UnitCode } from './units.ts';

export { type QualityKind, type QualityNote, qualityKinds } from './quality-note.ts';

const unitNotes = (state: ProgrammeState): QualityNote[] => {
  const units = new Set([...openItems(state), ...state.projects].map(({ unit }) => unit));
  const managed = new Set(
    state.people.filter((person) => hasRole(person, 'manager') || readsAll(person)).map(({ unit }) => unit),
  );
  return UnitCode.options
    .filter((unit) => units.has(unit) && !managed.has(unit))
    .map((unit) => ({ kind: 'unit-unmanaged', list: 'TfPeople', key: unit, title: unit, detail: '' }));
};

const leadNotes = ({ people }: ProgrammeState): QualityNote[] =>
  people.some((person) => hasRole(person, 'programme-lead'))
    ? []
    : [{ kind: 'no-programme-lead', list: 'TfPeople', key: 'programme-lead', title: '', detail: '' }];

/**
 * What in the lists can be read but cannot be right, or leads nowhere, in a fixed order. Rows that cannot be read at
 * all (a measure without a risk, two owners in one field, a manager without a unit) are faults of their own.
 */
export const dataQuality = (state: ProgrammeState, day: IsoDate): QualityNote[] =>
  [
    ...lineNotes(state, day),
    ...keysTwice(state),
    ...peopleTwice(state),
    ...deputyNotes(state, day),
    ...unitNotes(state),
    ...leadNotes(state),
  ].sort((a, b) => qualityKinds.indexOf(a.kind) - qualityKinds.indexOf(b.kind) || compareKeys(a, b));
