import type { RoundList, RoundPage } from '../../programme/index.ts';
import { z } from '../edge.ts';
import { Light, Mark } from './projects-reply.ts';
import { unitCodes } from './replies.ts';

const Unit = z.enum(unitCodes);
const Day = z.iso.date();
const State = z.enum(['open', 'closed']);
const Standing = z.enum(['unanswered', 'draft', 'delivered', 'delivered-late']);
const Answer = z.union([z.string(), z.number()]);
const Role = z.enum([
  'programme-lead',
  'programme-adviser',
  'programme-officer',
  'communications-adviser',
  'developer',
  'portfolio-manager',
  'operative-board',
  'operative-board-chair',
  'operative-board-deputy',
  'state-observer',
  'strategic-board',
  'strategic-chair',
  'manager',
]);

const head = { period: z.string(), state: State, start: Day, deadline: Day };

const UnitStanding = z.object({
  unit: Unit,
  name: z.string(),
  standing: Standing,
  isLate: z.boolean(),
  done: z.number(),
  total: z.number(),
  deliveredOn: Day.exactOptional(),
  officer: z.string().exactOptional(),
});

const ProjectInRound = z.object({
  key: z.string(),
  title: z.string(),
  unit: Unit,
  report: z.string().exactOptional(),
  moderation: z.enum(['draft', 'published']).exactOptional(),
  hasEnded: z.boolean(),
  light: Light,
  marks: z.array(
    Mark.extend({
      before: Mark.shape.value,
      changed: z.boolean(),
      turn: z.enum(['better', 'worse', 'same']),
    }),
  ),
  overall: z.string().exactOptional(),
  role: Role.exactOptional(),
});

const UnitInRound = z.object({
  unit: Unit,
  name: z.string(),
  standing: Standing,
  deliveredOn: Day.exactOptional(),
  role: Role.exactOptional(),
  summary: z.string().exactOptional(),
  needsHelp: z.string().exactOptional(),
  answers: z.array(
    z.object({
      question: z.string(),
      text: z.string(),
      kind: z.enum(['text', 'choice', 'number', 'light']),
      value: Answer.exactOptional(),
      before: Answer.exactOptional(),
      changed: z.boolean(),
      role: Role.exactOptional(),
    }),
  ),
  projects: z.array(ProjectInRound),
  reopened: z.array(z.object({ on: Day, reason: z.string() })),
});

const Quote = z.object({
  unit: Unit,
  name: z.string(),
  project: z.string().exactOptional(),
  about: z.union([
    z.enum(['time', 'budget', 'quality', 'risk', 'gain', 'overall', 'summary']),
    z.object({ question: z.string(), text: z.string() }),
  ]),
  text: z.string(),
  role: Role.exactOptional(),
});

const Summary = z.object({
  ...head,
  extensions: z.array(z.object({ from: Day, to: Day, reason: z.string(), on: Day })),
  closedOn: Day.exactOptional(),
  since: z.string().exactOptional(),
  units: z.array(UnitInRound),
  attention: z.array(ProjectInRound),
  needsHelp: z.array(
    z.object({ unit: Unit, name: z.string(), text: z.string(), role: Role.exactOptional() }),
  ),
  quotes: z.array(Quote),
  late: z.array(Unit),
  unanswered: z.array(z.object({ unit: Unit, name: z.string(), standing: z.enum(['unanswered', 'draft']) })),
});

/** Every round there is. */
export const RoundsReply = z.object({
  day: Day,
  version: z.number(),
  mayRun: z.boolean(),
  rounds: z.array(z.object({ ...head, delivered: z.number(), asked: z.number() })),
}) satisfies z.ZodType<RoundList>;
export type Rounds = z.infer<typeof RoundsReply>;

/** One round: how it stands, and what it came to so far. */
export const RoundReply = z.object({
  day: Day,
  version: z.number(),
  mayRun: z.boolean(),
  standing: z.object({ ...head, day: Day, units: z.array(UnitStanding), delivered: z.number() }),
  summary: Summary,
}) satisfies z.ZodType<RoundPage>;
export type RoundOfPeriod = z.infer<typeof RoundReply>;
