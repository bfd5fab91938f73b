import { hasRole, readsAll } from './access.ts';
import type { IsoDate } from './dates.ts';
import { digestPosts } from './digest-posts.ts';
import { driftNotes } from './list-drift.ts';
import { type QualityKind, type QualityNote, qualityKinds } from './quality-note.ts';
import { keysTwice, lineNotes } from './quality-of-lines.ts';
import { deputyNotes, peopleTwice } from './quality-of-people.ts';
import { compareKeys, openItems, type ProgrammeState } from './state.ts';
import { UnitCode } from './units.ts';

export { isOfLine, type QualityKind, type QualityNote, qualityKinds } from './quality-note.ts';

const unitNote = (kind: QualityKind, unit: UnitCode, detail = ''): QualityNote => ({
  ...{ kind, list: 'TfPeople', key: unit, title: unit, detail },
});

const busyUnits = (state: ProgrammeState): Set<UnitCode> =>
  new Set([...openItems(state), ...state.projects].map(({ unit }) => unit));

const unitNotes = (state: ProgrammeState): QualityNote[] => {
  const units = busyUnits(state);
  const managed = new Set(
    state.people.filter((person) => hasRole(person, 'manager') || readsAll(person)).map(({ unit }) => unit),
  );
  return UnitCode.options
    .filter((unit) => units.has(unit) && !managed.has(unit))
    .map((unit) => unitNote('unit-unmanaged', unit));
};

/** Units whose digest nobody there reads today: those who lead them are away, and so are their deputies. */
const unreadNotes = (state: ProgrammeState, day: IsoDate): QualityNote[] => {
  const units = busyUnits(state);
  return digestPosts({ people: state.people, day }).unread.flatMap(({ scope, away }) =>
    scope !== 'all' && units.has(scope)
      ? [unitNote('managers-away', scope, away.map(({ name }) => name).join(', '))]
      : [],
  );
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
    ...driftNotes(state.drift),
    ...lineNotes(state, day),
    ...keysTwice(state),
    ...peopleTwice(state),
    ...deputyNotes(state, day),
    ...unitNotes(state),
    ...unreadNotes(state, day),
    ...leadNotes(state),
  ].sort((a, b) => qualityKinds.indexOf(a.kind) - qualityKinds.indexOf(b.kind) || compareKeys(a, b));
