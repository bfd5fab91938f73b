import type { ListName } from './actions.ts';
import { driftForReaders } from './list-drift.ts';
import type { Person } from './people.ts';

const ofLines = [
  'due-long-past',
  'due-far-ahead',
  'owner-unknown',
  'owner-left',
  'risk-unknown',
  'key-twice',
] as const;

/** What can be read but cannot be right, or leads nowhere. Closed: every language has a sentence for each. */
export const qualityKinds = [
  ...driftForReaders,
  ...ofLines,
  'person-twice',
  'deputy-unknown',
  'deputy-left',
  'deputies-in-ring',
  'deputy-away-too',
  'unit-unmanaged',
  'managers-away',
  'no-programme-lead',
] as const;
export type QualityKind = (typeof qualityKinds)[number];

/** One thing to mend in the lists; nothing of what it speaks of is left out of the figures. */
export type QualityNote = {
  kind: QualityKind;
  list: ListName;
  /** The row's key; for `unit-unmanaged` and `managers-away` the unit's code; a column's or list's internal name. */
  key: string;
  /** The row's title, or the name of the person, column or list; for `unit-unmanaged` and `managers-away` the unit's code. */
  title: string;
  /** What is odd about it: the date, the deputy's name, the letter of the risk, how many rows, who is away, what stands there. */
  detail: string;
};

/** Whether a note speaks of one measure or task, which its key and title name. */
export const isOfLine = ({ kind }: Pick<QualityNote, 'kind'>): boolean => ofLines.some((one) => one === kind);

/** Rows by their key; the first counts where two have the same. */
export const firstRows = (people: readonly Person[]): Map<string, Person> =>
  new Map([...people].reverse().map((person) => [person.oid, person]));

/** How many rows say the same. */
export const timesOf = <Row>(rows: readonly Row[], by: (row: Row) => string): Map<string, number> => {
  const times = new Map<string, number>();
  for (const row of rows) times.set(by(row), (times.get(by(row)) ?? 0) + 1);
  return times;
};
