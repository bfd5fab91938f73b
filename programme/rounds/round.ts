import { z } from 'zod';
import { IsoDate } from '../dates.ts';
import type { RowFault } from '../ports.ts';
import type { Setting } from '../settings.ts';
import { UnitCode } from '../units.ts';
import { RoundPeriod } from './period.ts';
import { Questions } from './question.ts';

/** An instant in whole seconds, ISO 8601 in UTC. */
const Instant = z.iso.datetime();
const act = { reason: z.string().min(1), byOid: z.guid(), at: Instant };

/** A status round: what the office asks of every unit for a period, from when, and until when. */
export const Round = z.object({
  period: RoundPeriod,
  questions: Questions,
  /** From this day units are asked and may answer. */
  start: IsoDate,
  /** The last day on which an answer is not late, as it stands now. */
  deadline: IsoDate,
  state: z.enum(['open', 'closed']),
  openedBy: z.guid(),
  openedAt: Instant,
  extensions: z.array(z.object({ from: IsoDate, to: IsoDate, ...act })),
  /** `was` is how the unit's report stood before it was opened again. */
  reopened: z.array(
    z.object({ unit: UnitCode, was: z.enum(['unanswered', 'draft', 'delivered', 'delivered-late']), ...act }),
  ),
  closedBy: z.guid().optional(),
  closedAt: Instant.optional(),
});
export type Round = z.infer<typeof Round>;

const PREFIX = 'round/';

/** The key of the row of TfSettings that holds a round. */
export const roundKey = (period: RoundPeriod): string => `${PREFIX}${period}`;

/** The round as it stands in TfSettings. */
export const roundSetting = (round: Round): Setting => ({
  key: roundKey(round.period),
  // Through JSON, as the list keeps it: what is left out there is left out here.
  value: z.json().parse(JSON.parse(JSON.stringify(round))),
});

/** The round of a row of TfSettings; nothing when it cannot be read, or speaks of another period than its key. */
export const roundIn = ({ key, value }: Setting): Round | undefined => {
  const round = Round.safeParse(value).data;
  return round && roundKey(round.period) === key ? round : undefined;
};

const faultOf = ({ key, value }: Setting): RowFault => ({
  list: 'TfSettings',
  itemId: '',
  key,
  columns: [{ column: 'TfValue', value: JSON.stringify(value).slice(0, 200), reason: 'wrong-form' }],
});

/** Every round there is, the newest first; a row that holds none is reported as a fault of it. */
export const roundsIn = (settings: readonly Setting[]): { rounds: Round[]; faults: RowFault[] } => {
  const rows = settings.filter(({ key }) => key.startsWith(PREFIX));
  const read = rows.map((row) => ({ row, round: roundIn(row) }));
  return {
    rounds: read
      .flatMap(({ round }) => round ?? [])
      .toSorted((a, b) => b.start.localeCompare(a.start) || b.period.localeCompare(a.period)),
    faults: read.flatMap(({ row, round }) => (round ? [] : [faultOf(row)])),
  };
};
