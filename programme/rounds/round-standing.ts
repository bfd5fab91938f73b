import { type IsoDate, osloDayOf } from '../dates.ts';
import type { UnitCode } from '../units.ts';
import { progressOf } from './missing-answers.ts';
import type { RoundPeriod } from './period.ts';
import { type Round, roundsIn } from './round.ts';
import { officerOf } from './round-access.ts';
import type { RoundState } from './round-summary.ts';
import { askedUnits } from './round-units.ts';
import { isDelivered, type Standing } from './unit-report.ts';

/** How one unit stands in a round on a day. */
export type UnitStanding = {
  unit: UnitCode;
  name: string;
  standing: Standing;
  /** Delivered late, or not delivered though the deadline has passed. */
  isLate: boolean;
  /** How many of the projects and required questions are answered, and of how many. */
  done: number;
  total: number;
  deliveredOn?: IsoDate;
  /** Who answers for it, by name; nobody where nobody can. */
  officer?: string;
};

/** Who has answered in a round, and who is late. */
export type RoundStanding = Pick<Round, 'period' | 'state' | 'start' | 'deadline'> & {
  day: IsoDate;
  units: UnitStanding[];
  delivered: number;
};

/** How a round stands on a day; nothing when there is no such round. */
export const roundStanding = (
  state: RoundState,
  asked: RoundPeriod,
  day: IsoDate,
): RoundStanding | undefined => {
  const round = roundsIn(state.settings).rounds.find((known) => known.period === asked);
  if (!round) return undefined;
  const { period, start, deadline } = round;
  const units = askedUnits(state.settings).map(({ code: unit, name }): UnitStanding => {
    const report = state.unitReports.find((one) => one.period === period && one.unit === unit);
    const standing = report?.status ?? 'unanswered';
    const answers = report?.answers ?? { revision: 0, values: {}, reports: {}, stamps: {} };
    const { done, total } = progressOf(round, { unit, answers }, state.projects, day);
    const officer = officerOf(state.people, unit, report)?.name;
    const delivered = report && isDelivered(report);
    return {
      ...{ unit, name, standing, done, total },
      isLate: standing === 'delivered-late' || (!delivered && day > deadline),
      ...(delivered && report.deliveredAt && { deliveredOn: osloDayOf(report.deliveredAt) }),
      ...(officer && { officer }),
    };
  });
  return {
    ...{ period, start, deadline, state: round.state, day, units },
    delivered: units.filter(isDeliveredUnit).length,
  };
};

const isDeliveredUnit = ({ standing }: UnitStanding): boolean => isDelivered({ status: standing });
