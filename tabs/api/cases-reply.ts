import type { ApplicationFault, CaseLine, CaseView } from '../../programme/index.ts';
import { z } from '../edge.ts';
import { unitCodes } from './replies.ts';

const Unit = z.enum(unitCodes);
const Day = z.iso.date();
const Kind = z.enum(['application', 'discussion', 'briefing']);
const State = z.enum(['draft', 'open', 'decided', 'withdrawn']);
const Outcome = z.enum([
  'recommended',
  'recommended-with-conditions',
  'not-recommended',
  'deferred',
  'not-quorate',
]);
const Choice = z.enum(['recommend', 'recommend-with-conditions', 'not-recommend', 'abstain']);
export type Choice = z.infer<typeof Choice>;
const Tally = z.object({ for: z.int(), withConditions: z.int(), against: z.int(), abstained: z.int() });
export type Tally = z.infer<typeof Tally>;
const Standing = z.enum(['waiting', 'answered']);
const Said = { choice: Choice, reason: z.string().exactOptional() };

const Line = z.object({
  key: z.string(),
  title: z.string(),
  kind: Kind,
  unit: Unit,
  state: State,
  round: z.int(),
  amount: z.int().exactOptional(),
  deadline: z.string().exactOptional(),
  outcome: Outcome.exactOptional(),
  seats: z.object({ all: z.int(), answered: z.int() }).exactOptional(),
  own: Standing.exactOptional(),
}) satisfies z.ZodType<CaseLine>;
export type Line = z.infer<typeof Line>;

export const CaseListReply = z.object({
  day: Day,
  version: z.number(),
  cases: z.array(Line),
  mayPrepare: z.boolean(),
});
export type CaseList = z.infer<typeof CaseListReply>;

const Seat = z.object({
  unit: Unit,
  holder: z.string().exactOptional(),
  standing: z.enum(['answered', 'waiting', 'vacant']),
  passed: z.array(z.string()),
  vote: z.object(Said).exactOptional(),
});
export type Seat = z.infer<typeof Seat>;

const Round = z.object({
  round: z.int(),
  status: z.enum(['open', 'tied', 'closed', 'withdrawn']),
  openedAt: z.string(),
  deadline: z.string(),
  endedAt: z.string().exactOptional(),
  endedBy: z.enum(['all-answered', 'deadline', 'chair']).exactOptional(),
  because: z
    .enum(['too-few', 'all-recused', 'nobody-for-or-against', 'tie-unbroken', 'too-few-to-be-secret'])
    .exactOptional(),
  extensions: z.array(z.object({ deadline: z.string(), reason: z.string() })),
  secret: z.boolean(),
  quorum: z.int(),
  seats: z.array(Seat).exactOptional(),
  tally: Tally.exactOptional(),
  casting: z.object(Said).exactOptional(),
});
export type Round = z.infer<typeof Round>;

const Item = z.object({
  key: z.string(),
  title: z.string(),
  kind: Kind,
  unit: Unit,
  area: z.string().optional(),
  affectedUnits: z.array(Unit),
  phase: z.enum(['concept', 'planning', 'execution', 'closing', 'realisation']).optional(),
  amount: z.int().optional(),
  benefit: z.string().optional(),
  text: z.string().optional(),
  documents: z.array(z.object({ title: z.string(), url: z.string() })),
  documentLines: z.string().exactOptional(),
  textHash: z.string().optional(),
  state: State,
  round: z.int(),
  openedAt: z.string().optional(),
  deadline: z.string().optional(),
  outcome: Outcome.optional(),
  conditions: z.string().optional(),
  fastTrack: z.boolean().optional(),
  totals: Tally.optional(),
});
export type Item = z.infer<typeof Item>;

const Case = z.object({
  item: Item,
  round: Round.exactOptional(),
  own: z
    .object({ standing: Standing, ballot: z.object({ ...Said, castAt: z.string() }).exactOptional() })
    .exactOptional(),
  passed: z.enum(['party', 'family', 'position', 'other', 'absent']).exactOptional(),
  may: z.array(z.enum(['edit', 'open', 'extend', 'withdraw', 'reopen', 'close', 'vote', 'break-tie'])),
}) satisfies z.ZodType<CaseView>;

export const CaseReply = Case.extend({
  day: Day,
  version: z.number(),
  minutes: z.array(z.object({ round: z.int(), filed: z.boolean(), url: z.string().exactOptional() })),
});
export type CasePage = z.infer<typeof CaseReply>;

export const PreviewReply = z.object({
  item: Item,
  personal: z.array(z.object({ field: z.enum(['title', 'text', 'benefit']), words: z.string() })),
  consent: z.string(),
});
export type Preview = z.infer<typeof PreviewReply>;

export const KeyReply = z.object({ key: z.string() });

const Fault = z.object({
  row: z.int(),
  column: z.string(),
  reason: z.enum([
    'empty',
    'column-missing',
    'column-twice',
    'column-unknown',
    'formula',
    'merged',
    'missing',
    'too-long',
    'personal-details',
    'key-malformed',
    'key-twice',
    'key-taken',
    'unknown-unit',
    'unit-twice',
    'unknown-phase',
    'not-an-amount',
    'negative',
    'nothing',
    'absurd',
    'not-a-date',
    'date-past',
    'date-too-far',
    'date-weekend',
    'date-holiday',
  ]),
  detail: z.string(),
}) satisfies z.ZodType<ApplicationFault>;

export const ListTakenReply = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('taken'), keys: z.array(z.string()) }),
  z.object({ outcome: z.literal('faulty'), faults: z.array(Fault) }),
  z.object({
    outcome: z.literal('unreadable'),
    reason: z.enum(['not-excel', 'too-large', 'too-many-rows', 'too-many-columns']),
  }),
]);
export type ListTaken = z.infer<typeof ListTakenReply>;

export const PresenceReply = z.object({ present: z.array(z.object({ name: z.string(), unit: Unit })) });
