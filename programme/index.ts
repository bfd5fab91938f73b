export { type ChainedAction, type ChainFault, chainHash, FIRST_HASH, verifyChain } from './action-log.ts';
export { Action, ListName, Values, Verb, Via } from './actions.ts';
export {
  addDays,
  type Clock,
  daysBetween,
  IsoDate,
  mondayOf,
  OSLO,
  osloDay,
} from './dates.ts';
export type { Digest, DigestLine } from './digest.ts';
export type { Log } from './log.ts';
export { mergeEdits } from './merge-edits.ts';
export type { Overview, RiskView, WorkView } from './overview.ts';
export { Language, Person, Role } from './people.ts';
export type {
  Actor,
  Entities,
  Entity,
  Mirror,
  OutboxMessage,
  OutboxPayload,
  Records,
  RowFault,
  Transaction,
} from './ports.ts';
export { Project, ProjectStatus } from './projects.ts';
export { Refusal, type RefusalReason, refusalReasons } from './refusal.ts';
export type { HelpReason, Reminder, ReminderLine, ReminderPlan, Step } from './reminders.ts';
export { Risk, RiskCode } from './risks.ts';
export { Setting } from './settings.ts';
export type { FieldClash, MirrorRow, RowChange, SyncStore } from './sync.ts';
export { Unit, UnitCode } from './units.ts';
export { Cadence, isOpen, Measure, MeasureKey, riskOf, Task, TaskKey, WorkItem, WorkStatus } from './work.ts';
