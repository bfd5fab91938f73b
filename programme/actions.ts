import { z } from 'zod';

/** The lists Taktfast keeps a mirror of, by their names in SharePoint. */
export const ListName = z.enum([
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
export type ListName = z.infer<typeof ListName>;

/** What an entry of the log speaks of: a row of a list, or a message to a person. */
export const Logged = z.enum([...ListName.options, 'messages']);
export type Logged = z.infer<typeof Logged>;

export const Verb = z.enum([
  'start',
  'finish',
  'reschedule',
  'comment',
  'hand-over',
  'open-next',
  'import',
  'edit-in-sharepoint',
  'snooze',
  'offer',
  'accept',
  'decline',
  'take-up',
  'reassess',
  'prefer',
  'resend',
  'recall',
  'report',
  'correct',
  'publish',
  'report-obstacle',
  'join-obstacle',
  'prepare',
  'open-vote',
  'extend',
  'withdraw',
  'reopen',
  'answer',
  'pass-seat',
  'close-vote',
  'break-tie',
  'restore',
  'open-round',
  'extend-round',
  'reopen-round',
  'close-round',
  'answer-round',
  'hand-over-round',
  'deliver-round',
]);
export type Verb = z.infer<typeof Verb>;

/** What happens to a line without its owner, deputy or the office having done anything about it. */
export const notAnAnswer: readonly Verb[] = ['import', 'open-next', 'take-up', 'decline'];

/** Where somebody acted from. */
export const Via = z.enum(['card', 'chat', 'tab', 'command-line', 'schedule', 'sharepoint']);
export type Via = z.infer<typeof Via>;

/** Fields of a row by name, as the log keeps them. */
export const Values = z.record(z.string(), z.json());
export type Values = z.infer<typeof Values>;

/** A row's fields for the log; one without a value is left out. */
export const valuesOf = (row: object): Values =>
  Values.parse(Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)));

/** One entry of the action log before it is chained: who did what to which row or message, and what changed. */
export const Action = z.object({
  /** An instant, ISO 8601 in UTC. */
  at: z.iso.datetime(),
  /** An Entra object id; `taktfast` when nobody in particular acted. */
  actor: z.string().min(1),
  via: Via,
  verb: Verb,
  list: Logged,
  key: z.string().min(1),
  /** Only the fields that changed, before and after. */
  before: Values,
  after: Values,
  reason: z.string().optional(),
});
export type Action = z.infer<typeof Action>;
