import {
  type Digest,
  type DigestLine,
  type DigestScope,
  digestScope,
  type HelpLine,
  type IsoDate,
  isQuiet,
  mayReadDigest,
  mayTakeUp,
  type Person,
  type ProgrammeState,
  UnitCode as Units,
} from '../../programme/index.ts';

type Among = { people: readonly Person[]; day: IsoDate };

// Of people only the name goes out: who is away and when somebody wants quiet is their own business.
const lineOf = ({ item, owner, daysOverdue, risk }: DigestLine) => ({
  ...{ kind: item.kind, key: item.key, title: item.title, unit: item.unit, due: item.due, daysOverdue },
  ...(owner && { ownerName: owner.name }),
  ...(risk && { risk }),
});

const helpLineOf = (reader: Person, line: HelpLine, among: Among) => ({
  ...lineOf(line),
  reason: line.reason,
  ...(line.helper && { helperName: line.helper.name }),
  // Whoever is responsible is on it already.
  mayTakeUp: !line.helper && line.item.ownerOid !== reader.oid && mayTakeUp(reader, line.item, among),
});

const scopesOf = (reader: Person, among: Among): DigestScope[] =>
  (['all', ...Units.options] as const).filter((scope) => mayReadDigest(reader, scope, among));

const countedBy = ({ overdueByUnit }: Digest) =>
  overdueByUnit.map(({ unit, lines }) => ({
    unit,
    count: lines.length,
    oldest: Math.max(...lines.map(({ daysOverdue }) => daysOverdue)),
  }));

const changesOf = ({ changes }: Digest) =>
  changes.map(({ action: { at, verb, list, key }, who, title }) => ({
    ...{ at, verb, list, key, title },
    ...(who && { who: who.name }),
  }));

/** A digest as the page shows it to a reader, with what the reader may open besides. */
export const digestPage = (
  reader: Person,
  digest: Digest,
  today: IsoDate,
  { people, version }: ProgrammeState,
) => ({
  ...{ day: digest.day, today, version, scope: digest.scope, own: digestScope(reader) },
  scopes: scopesOf(reader, { people, day: digest.day }),
  quiet: isQuiet(digest),
  overdue: digest.overdue.map(lineOf),
  overdueLastWeek: digest.overdueLastWeek,
  overdueByRisk: digest.overdueByRisk.map(({ risk, title, lines }) => ({
    ...{ risk, title },
    lines: lines.map(lineOf),
  })),
  overdueByUnit: countedBy(digest),
  sharedCauses: digest.sharedCauses.map(({ risk, title, units, lines }) => ({
    ...{ risk, title, units, count: lines.length },
  })),
  dueSoon: digest.dueSoon.map(lineOf),
  needsHelp: digest.needsHelp.map((line) => helpLineOf(reader, line, { people, day: today })),
  homeless: digest.homeless.map(lineOf),
  awaitsReassessment: digest.awaitsReassessment.map(({ risk: { code, title }, owner }) => ({
    ...{ risk: code, title },
    ...(owner && { ownerName: owner.name }),
  })),
  changes: changesOf(digest),
  missingStatus: digest.missingStatus.map(({ key, title, unit, statusOn }) => ({
    ...{ key, title, unit },
    ...(statusOn && { statusOn }),
  })),
  notMeasured: digest.notMeasured,
  quality: digest.quality,
});
export type DigestPage = ReturnType<typeof digestPage>;
