export { admit, afterFailure, type Circuit, type CircuitState, CLOSED, circuitState } from './circuit.ts';
export { inConvoy } from './convoy.ts';
export { createGraphClient, type GraphClient, type GraphClientOptions } from './graph-client.ts';
export { GraphError, type GraphErrorReason, isGraphError } from './graph-error.ts';
export type { DeltaPage, GraphList } from './graph-list.ts';
export type { GraphSender } from './graph-request.ts';
export { type Library, type LibraryFile, libraryIn } from './library.ts';
export { type FaultReason, faultReasons } from './lists/field.ts';
export { listDefinitions, lists } from './lists/index.ts';
export type { ListDefinition, ListMapping, RowRead } from './lists/list-mapping.ts';
export {
  type Heeded,
  heed,
  type NotificationFault,
  notificationFaults,
  type Subscription,
} from './notifications.ts';
export { type ProvisionLine, provision } from './provision.ts';
export { type Pushed, push } from './push.ts';
export type { GraphItem } from './replies.ts';
export { checkSchema } from './schema/check-schema.ts';
export { openSite, type Site } from './site.ts';
export {
  type SubscriptionFault,
  type SubscriptionOutcome,
  type SubscriptionWish,
  subscriptionFaults,
} from './subscription-outcome.ts';
export { SUBSCRIPTION_MINUTES, subscribe } from './subscriptions.ts';
export { type SyncDeps, sweep } from './sweep.ts';
export { type InstallOutcome, installFor, installOutcomes } from './teams-app.ts';
export type { Credentials } from './tokens.ts';
export { traced } from './traced.ts';
export type { Granted, Leave, Lesson, Purpose, RateLimit, Refused, UnitBudget } from './unit-budget.ts';
export { DAY, limitsFor, MINUTE, roomFor, type UnitLimits, type UnitUse, waitForRoom } from './unit-room.ts';
