import {
  type Digest,
  type DigestLine,
  digestScope,
  type HelpLine,
  isQuiet,
  mayReadDigest,
  mayTakeUp,
  type Person,
  type UnitCode,
  UnitCode as Units,
} from '../../programme/index.ts';

// Of people only the name goes out: who is away and when somebody wants quiet is their own business.
const lineOf = ({ item, owner, daysOverdue, risk }: DigestLine) => ({
  ...{ kind: item.kind, key: item.key, title: item.title, unit: item.unit, due: item.due, daysOverdue },
  ...(owner && { ownerName: owner.name }),
  ...(risk && { risk }),
});

const helpLineOf = (reader: Person, line: HelpLine) => ({
  ...lineOf(line),
  reason: line.reason,
  ...(line.helper && { helperName: line.helper.name }),
  // Whoever is responsible is on it already.
  mayTakeUp: !line.helper && line.item.ownerOid !== reader.oid && mayTakeUp(reader, line.item),
});

const scopesOf = (reader: Person): ('all' | UnitCode)[] =>
  (['all', ...Units.options] as const).filter((scope) => mayReadDigest(reader, scope));

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
export const digestPage = (reader: Person, digest: Digest, today: string, version: number) => ({
  ...{ day: digest.day, today, version, scope: digest.scope, own: digestScope(reader) },
  scopes: scopesOf(reader),
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
  needsHelp: digest.needsHelp.map((line) => helpLineOf(reader, line)),
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
