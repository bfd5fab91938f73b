import { actsForOffice } from '../access.ts';
import type { IsoDate } from '../dates.ts';
import type { Person } from '../people.ts';
import { Refusal } from '../refusal.ts';
import type { ProgrammeState } from '../state.ts';
import type { UnitCode } from '../units.ts';
import type { RoundPeriod } from './period.ts';
import { roundsIn } from './round.ts';
import { readsEveryUnit } from './round-access.ts';
import { type RoundStanding, roundStanding } from './round-standing.ts';
import { type RoundSummary, roundSummary } from './round-summary.ts';

/** One round in the list of rounds. */
export type RoundLine = Pick<RoundStanding, 'period' | 'state' | 'start' | 'deadline' | 'delivered'> & {
  asked: number;
};

/** Every round there is, the newest first. */
export type RoundList = { day: IsoDate; version: number; mayRun: boolean; rounds: RoundLine[] };

/** One round: how it stands, and what it came to so far, both as far as the reader may see. */
export type RoundPage = {
  day: IsoDate;
  version: number;
  /** Whether the reader may extend, open again and close it. */
  mayRun: boolean;
  standing: RoundStanding;
  summary: RoundSummary;
};

/** The rounds for a page. */
export const roundList = (state: ProgrammeState, reader: Person, day: IsoDate): RoundList => ({
  ...{ day, version: state.version, mayRun: actsForOffice(reader) },
  rounds: roundsIn(state.settings).rounds.flatMap(({ period }) => {
    const standing = roundStanding(state, period, day);
    if (!standing) return [];
    const { units, delivered, start, deadline } = standing;
    return [{ period, state: standing.state, start, deadline, delivered, asked: units.length }];
  }),
});

const onlyOf = <Row extends { unit: UnitCode }>(rows: readonly Row[], unit: UnitCode): Row[] =>
  rows.filter((row) => row.unit === unit);

const narrowed = (summary: RoundSummary, unit: UnitCode): RoundSummary => ({
  ...summary,
  units: onlyOf(summary.units, unit),
  attention: onlyOf(summary.attention, unit),
  needsHelp: onlyOf(summary.needsHelp, unit),
  quotes: onlyOf(summary.quotes, unit),
});

/**
 * A round for a page. The office, the strategic chair and the agency's portfolio manager see what every unit wrote;
 * others see who has answered, and what their own unit wrote. Throws `Refusal` where there is no such round.
 */
export const roundPage = (
  state: ProgrammeState,
  reader: Person,
  period: RoundPeriod,
  day: IsoDate,
): RoundPage => {
  const [standing, summary] = [roundStanding(state, period, day), roundSummary(state, period)];
  if (!standing || !summary) throw new Refusal('round-missing', { period });
  return {
    ...{ day, version: state.version, mayRun: actsForOffice(reader), standing },
    summary: readsEveryUnit(reader) ? summary : narrowed(summary, reader.unit),
  };
};
