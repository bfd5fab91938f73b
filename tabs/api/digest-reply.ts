import { z } from '../edge.ts';
import { FaultReply, QualityReply, riskCodes, unitCodes } from './replies.ts';

const Unit = z.enum(unitCodes);
const Scope = z.union([z.literal('all'), Unit]);
const RiskLetter = z.enum(riskCodes);
const Day = z.iso.date();

const DigestLineReply = z.object({
  kind: z.enum(['measure', 'task']),
  key: z.string().min(1),
  title: z.string(),
  unit: Unit,
  due: Day,
  daysOverdue: z.number(),
  ownerName: z.string().exactOptional(),
  risk: RiskLetter.exactOptional(),
});
export type DigestLine = z.infer<typeof DigestLineReply>;

const HelpLineReply = DigestLineReply.extend({
  reason: z.enum(['three-snoozes', 'two-unanswered-weeks']),
  helperName: z.string().exactOptional(),
  mayTakeUp: z.boolean(),
});
export type HelpLine = z.infer<typeof HelpLineReply>;

/** What people do that a digest tells of; anything else is told as a change. */
export const toldVerbs = [
  'start',
  'finish',
  'reschedule',
  'comment',
  'hand-over',
  'snooze',
  'offer',
  'accept',
  'decline',
  'take-up',
  'reassess',
  'report',
  'correct',
  'publish',
  'report-obstacle',
  'join-obstacle',
  'edit-in-sharepoint',
] as const;

const ChangeReply = z.object({
  at: z.iso.datetime(),
  verb: z.union([z.enum(toldVerbs), z.string().transform(() => 'other' as const)]),
  list: z.string(),
  key: z.string(),
  title: z.string(),
  who: z.string().exactOptional(),
});
export type Change = z.infer<typeof ChangeReply>;

/** The weekly digest as the server makes it for a page. */
export const DigestReply = z.object({
  day: Day,
  today: Day,
  version: z.number(),
  scope: Scope,
  own: Scope,
  scopes: z.array(Scope),
  quiet: z.boolean(),
  overdue: z.array(DigestLineReply),
  overdueLastWeek: z.number(),
  overdueByRisk: z.array(z.object({ risk: RiskLetter, title: z.string(), lines: z.array(DigestLineReply) })),
  overdueByUnit: z.array(z.object({ unit: Unit, count: z.number(), oldest: z.number() })),
  sharedCauses: z.array(
    z.object({ risk: RiskLetter, title: z.string(), units: z.array(Unit), count: z.number() }),
  ),
  dueSoon: z.array(DigestLineReply),
  needsHelp: z.array(HelpLineReply),
  homeless: z.array(DigestLineReply),
  awaitsReassessment: z.array(
    z.object({ risk: RiskLetter, title: z.string(), ownerName: z.string().exactOptional() }),
  ),
  changes: z.array(ChangeReply),
  missingStatus: z.array(
    z.object({ key: z.string(), title: z.string(), unit: Unit, statusOn: Day.exactOptional() }),
  ),
  notMeasured: z.array(FaultReply),
  quality: z.array(QualityReply),
});
export type Digest = z.infer<typeof DigestReply>;
export type DigestScope = z.infer<typeof Scope>;
