import type { LateReason, Overview, QualityNote, Risk, RowFault, WorkView } from '../../programme/index.ts';
import { z } from '../edge.ts';

/** The unit codes of the programme, in the order people are used to see them. */
export const unitCodes = ['BAL', 'BBJ', 'BGO', 'BGR', 'BSR', 'BSN', 'UDE', 'DOU', 'STAT'] as const;
export const riskCodes = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'] as const;

const Unit = z.enum(unitCodes);
const RiskLetter = z.enum(riskCodes);
const Day = z.iso.date();
const Score = z.number().int().min(0).max(5).exactOptional();

/** Why a change is not in SharePoint yet. */
const Late = z.enum([
  'queued',
  'throttled',
  'unreachable',
  'sign-in',
  'refused',
  'list-missing',
  'item-gone',
  'item-faulty',
  'not-accepted',
  'unexpected',
]) satisfies z.ZodType<LateReason>;

export const WorkReply = z.object({
  kind: z.enum(['measure', 'task']),
  key: z.string().min(1),
  title: z.string(),
  risk: RiskLetter.exactOptional(),
  ownerName: z.string(),
  ownerOid: z.string(),
  unit: Unit,
  due: Day,
  status: z.enum(['not-started', 'in-progress', 'done', 'cancelled']),
  cadence: z.enum(['once', 'monthly', 'quarterly', 'tertial', 'annual', 'per-round']).exactOptional(),
  note: z.string().exactOptional(),
  daysOverdue: z.number(),
  needsHelp: z.enum(['three-snoozes', 'two-unanswered-weeks']).exactOptional(),
  helperName: z.string().exactOptional(),
  snoozedUntil: Day.exactOptional(),
  offeredTo: z.object({ oid: z.string(), name: z.string() }).exactOptional(),
  mayTakeUp: z.boolean().exactOptional(),
  notYet: Late.exactOptional(),
  mayAct: z.boolean(),
}) satisfies z.ZodType<WorkView>;

const RiskReply = z.object({
  code: RiskLetter,
  title: z.string(),
  about: z.string().exactOptional(),
  probability: Score,
  consequence: Score,
  probabilityAfter: Score,
  consequenceAfter: Score,
  status: z.enum(['identified', 'measures-done', 'no-longer-relevant']),
  strategy: z.enum(['reduce', 'watch', 'avoid', 'transfer', 'share', 'accept', 'increase', 'exploit']),
  ownerOid: z.string().exactOptional(),
  reviewDate: Day.exactOptional(),
}) satisfies z.ZodType<Risk>;

const Lists = z.enum([
  'TfRisks',
  'TfMeasures',
  'TfTasks',
  'TfProjects',
  'TfStatusReports',
  'TfUnitReports',
  'TfObstacles',
  'TfCases',
  'TfVotes',
  'TfPeople',
  'TfSettings',
]);

export const FaultReply = z.object({
  list: Lists,
  itemId: z.string(),
  key: z.string().exactOptional(),
  title: z.string().exactOptional(),
  columns: z.array(z.object({ column: z.string(), value: z.string(), reason: z.string() })),
}) satisfies z.ZodType<RowFault>;

export const QualityReply = z.object({
  kind: z.enum([
    'list-missing',
    'column-missing',
    'column-retyped',
    'choice-missing',
    'choice-unknown',
    'column-renamed',
    'due-long-past',
    'due-far-ahead',
    'owner-unknown',
    'owner-left',
    'risk-unknown',
    'key-twice',
    'person-twice',
    'deputy-unknown',
    'deputy-left',
    'deputies-in-ring',
    'deputy-away-too',
    'unit-unmanaged',
    'managers-away',
    'no-programme-lead',
  ]),
  list: Lists,
  key: z.string(),
  title: z.string(),
  detail: z.string(),
}) satisfies z.ZodType<QualityNote>;

export const OverviewReply = z.object({
  day: Day,
  version: z.number(),
  risks: z.array(
    z.object({
      risk: RiskReply,
      ownerName: z.string().exactOptional(),
      items: z.array(WorkReply),
      open: z.number(),
      overdue: z.number(),
      done: z.number(),
      awaitsReassessment: z.boolean(),
      notYet: Late.exactOptional(),
      mayReassess: z.boolean().exactOptional(),
    }),
  ),
  loose: z.array(WorkReply),
  faults: z.array(FaultReply),
  moreFaults: z.number(),
  quality: z.array(QualityReply),
}) satisfies z.ZodType<Overview>;

export const MeReply = z.object({
  name: z.string(),
  oid: z.string(),
  roles: z.array(z.string()),
  unit: Unit,
  language: z.enum(['nb', 'nn', 'en']),
  mayActForOffice: z.boolean(),
});
export type Me = z.infer<typeof MeReply>;

/** What somebody chose for their own messages; times are empty where none were chosen. */
export const PreferencesReply = z.object({
  language: z.enum(['nb', 'nn', 'en']),
  quietFrom: z.string(),
  quietTo: z.string(),
});
export type Preferences = z.infer<typeof PreferencesReply>;

export const ReassessedReply = z.object({ risk: RiskReply });

export const SignInReply = z.object({
  authority: z.url(),
  clientId: z.string().min(1),
  scope: z.string().min(1),
  tenantId: z.string().min(1),
});
export type SignInReply = z.infer<typeof SignInReply>;

export const ChangesReply = z.object({ version: z.number() });

export const PeopleReply = z.object({
  people: z.array(z.object({ oid: z.string(), name: z.string(), unit: Unit })),
});
export type FoundPerson = z.infer<typeof PeopleReply>['people'][number];

/** What an action made of the line, and the line that follows when it comes again. */
export const ActedReply = z.object({ item: WorkReply, next: WorkReply.exactOptional() });
export type Acted = z.infer<typeof ActedReply>;
