import { z } from 'zod';
import { IsoDate } from './dates.ts';
import { RiskCode } from './risks.ts';
import { UnitCode } from './units.ts';

export const WorkStatus = z.enum(['not-started', 'in-progress', 'done', 'cancelled']);
export type WorkStatus = z.infer<typeof WorkStatus>;

export const Cadence = z.enum(['once', 'monthly', 'quarterly', 'tertial', 'annual', 'per-round']);
export type Cadence = z.infer<typeof Cadence>;

/** `A1`; a recurring measure's second occurrence is `A1-2`. */
export const MeasureKey = z.string().regex(/^[A-H][1-9]\d?(-[1-9]\d*)?$/);

/** `A4-BAL`: the part of measure A4 that falls to Alna's developer; of its second occurrence, `A4-2-BAL`. */
export const TaskKey = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,60}$/);

const Promised = {
  title: z.string().min(1),
  ownerOid: z.guid(),
  unit: UnitCode,
  due: IsoDate,
  status: WorkStatus,
  doneOn: IsoDate.optional(),
  note: z.string().optional(),
  /** How many times a new date was asked for. */
  snoozes: z.number().int().min(0),
  /** No reminder comes before this day; the deadline stands. */
  snoozedUntil: IsoDate.optional(),
  /** Whom it is offered to; until they answer, the owner stays responsible. */
  offeredTo: z.guid().optional(),
  /** Who said "I take it" when the line needed help. */
  helpOid: z.guid().optional(),
};

/** One row of the list TfMeasures: something a person has promised to do against a risk. */
export const Measure = z.object({
  kind: z.literal('measure'),
  key: MeasureKey,
  risk: RiskCode,
  cadence: Cadence,
  ...Promised,
});
export type Measure = z.infer<typeof Measure>;

/** One row of the list TfTasks: a unit's own part of a measure, or of a project. */
export const Task = z.object({
  kind: z.literal('task'),
  key: TaskKey,
  project: z.string().optional(),
  ...Promised,
});
export type Task = z.infer<typeof Task>;

/** What reminders, cards and the digest speak of: a measure or a task. */
export const WorkItem = z.discriminatedUnion('kind', [Measure, Task]);
export type WorkItem = z.infer<typeof WorkItem>;

/** Open until done or cancelled. */
export const isOpen = ({ status }: Pick<WorkItem, 'status'>): boolean =>
  status === 'not-started' || status === 'in-progress';

/** The risk a line belongs to: a measure's own, or, for a task cut from a measure, that measure's. */
export const riskOf = (item: WorkItem): RiskCode | undefined =>
  item.kind === 'measure' ? item.risk : RiskCode.safeParse(/^([A-H])[1-9]\d?-/.exec(item.key)?.[1]).data;

/** The list a line stands in. */
export const listOf = ({ kind }: WorkItem): 'TfMeasures' | 'TfTasks' =>
  kind === 'measure' ? 'TfMeasures' : 'TfTasks';

/** `C1` → `C1-2` → `C1-3`: the key of a recurring measure's next occurrence. */
export const nextMeasureKey = (key: string): string => {
  const [measure = key, occurrence = '1'] = key.split('-');
  return `${measure}-${Number(occurrence) + 1}`;
};

/** The key of the task a measure gives to a unit. */
export const taskKeyFor = (measureKey: string, unit: UnitCode): string => `${measureKey}-${unit}`;

/** The unit a task was cut out for from just this occurrence of a measure. */
export const taskUnitOf = (measureKey: string, taskKey: string): UnitCode | undefined =>
  UnitCode.options.find((unit) => taskKey === taskKeyFor(measureKey, unit));
