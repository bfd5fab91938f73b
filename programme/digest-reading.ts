import { awaitsReassessment } from './ask-to-reassess.ts';
import { dataQuality, type QualityNote } from './data-quality.ts';
import { daysBetween, type IsoDate } from './dates.ts';
import type { DigestLine, HelpLine, RiskToReassess, SharedCause } from './digest.ts';
import { changesIn, type LocatedChange, weekStart } from './digest-changes.ts';
import { sharedCausesIn } from './digest-groups.ts';
import { byRow, madeFrom } from './log-by-row.ts';
import { helpReason } from './needs-help.ts';
import type { Person } from './people.ts';
import { rewindRows } from './rewind.ts';
import { compareDue, openItems, type ProgrammeState } from './state.ts';
import { stateOn } from './state-on.ts';
import type { UnitCode } from './units.ts';
import { isOpen, Measure, riskOf, Task, type WorkItem } from './work.ts';

/** What every digest of a day is cut from, worked out once however many read it. */
export type DigestReading = {
  state: ProgrammeState;
  day: IsoDate;
  /** Open lines, nearest deadline first. */
  lines: DigestLine[];
  needsHelp: HelpLine[];
  sharedCauses: SharedCause[];
  changes: LocatedChange[];
  /** The units of the lines that were overdue a week before, one entry for each line. */
  overdueLastWeek: UnitCode[];
  awaitsReassessment: (RiskToReassess & { units: Set<UnitCode> })[];
  quality: QualityNote[];
};

const livingBy = (people: readonly Person[]): Map<string, Person> =>
  // The first row counts where somebody stands in the list twice.
  new Map([...people].reverse().flatMap((person) => (person.left ? [] : [[person.oid, person]])));

const unitsLateAWeekAgo = (state: ProgrammeState, day: IsoDate): UnitCode[] => {
  const start = weekStart(state.settings, day);
  const actions = byRow(state.actions.filter(madeFrom(start)));
  return [
    ...rewindRows(['TfMeasures', Measure], state.measures, actions),
    ...rewindRows(['TfTasks', Task], state.tasks, actions),
  ]
    .filter((item) => isOpen(item) && item.due < start)
    .map(({ unit }) => unit);
};

const risksToReassess = (state: ProgrammeState, people: Map<string, Person>) =>
  state.risks
    .filter((risk) => awaitsReassessment(risk, state.measures))
    .map((risk) => {
      const owner = people.get(risk.ownerOid ?? '');
      const own = state.measures.filter((measure) => measure.risk === risk.code);
      const units = new Set([...own.map(({ unit }) => unit), ...(owner ? [owner.unit] : [])]);
      return { risk, units, ...(owner && { owner }) };
    });

/** Reads a state for the digests of a day; a day gone by is read as it stood then. */
export const readForDigests = (now: ProgrammeState, day: IsoDate): DigestReading => {
  const state = stateOn(now, day);
  const people = livingBy(state.people);
  const lineOf = (item: WorkItem): DigestLine => {
    const [owner, risk] = [people.get(item.ownerOid), riskOf(item)];
    const daysOverdue = Math.max(0, daysBetween(item.due, day));
    return { item, daysOverdue, ...(owner && { owner }), ...(risk && { risk }) };
  };
  const lines = openItems(state).sort(compareDue).map(lineOf);
  const overdue = lines.filter(({ daysOverdue }) => daysOverdue > 0);
  return {
    state,
    day,
    lines,
    needsHelp: lines.flatMap((line) => {
      const reason = helpReason(line.item, state.lastActed.get(line.item.key), day);
      const helper = people.get(line.item.helpOid ?? '');
      return reason ? [{ ...line, reason, ...(helper && { helper }) }] : [];
    }),
    sharedCauses: sharedCausesIn(state.risks, overdue),
    changes: changesIn(now, day),
    overdueLastWeek: unitsLateAWeekAgo(now, day),
    awaitsReassessment: risksToReassess(state, people),
    quality: dataQuality(state, day),
  };
};
