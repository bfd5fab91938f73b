/** The codes of Graph's errors that the local tenant answers with {G-errors}; Planner's may be empty {PL}. */
const meaning = {
  '': 'Planner names no code; the status says what to do',
  BadRequest: 'the request cannot be read; mend its query or body',
  AccessDenied: 'an administrator must give the app permissions',
  Authorization_RequestDenied: 'an administrator must give the app the permission for it',
  ExtensionError: 'mend the subscription as the message says',
  InvalidAuthenticationToken: 'ask the token endpoint for a new token for https://graph.microsoft.com',
  InvalidRequest: 'mend the subscription as the message says',
  ObjectIdentifierInUse: 'renew the subscription there is, or delete it',
  ResourceNotFound: 'the subscription is gone; make another',
  ValidationError: 'the address must answer 200 in time, as text, with the token it was sent',
  accessDenied: 'the caller may not do this',
  activityLimitReached: 'ask for less at a time: filter on an indexed column',
  failedDependency: 'a request of the batch that had to succeed first did not',
  invalidRange: 'send the ranges in order, each once: the upload says which it expects next',
  generalException: 'a fault of the local tenant itself; its log says which',
  invalidRequest: 'mend the request as the message says',
  itemNotFound: 'the site, list, column or item does not exist',
  nameAlreadyExists: 'choose another name',
  RequestEntityTooLarge: 'send the file by ranges, through an upload session',
  notImplemented: 'this part of Graph is not in the local tenant',
  resourceModified: 'read the item again and decide anew',
  resyncChangesApplyDifferences: 'start over from the address in Location',
  resyncChangesUploadDifferences: 'start over from the address in Location',
  resyncRequired: 'start over from the address in Location',
  serviceNotAvailable: 'try again later',
  syncStateNotFound: 'start over from the address in Location',
  MaximumActiveTasksInProject: 'close tasks of the plan first',
  MaximumAssigneesInTasks: 'assign fewer people to the task',
  MaximumBucketsInProject: 'use a bucket the plan has',
  MaximumChecklistItemsOnTask: 'shorten the checklist of the task',
  MaximumProjectsOwnedByUser: 'use a plan the group has',
  MaximumReferencesOnTask: 'take references off the task',
  MaximumTasksAssignedToUser: 'assign the task to somebody else',
  MaximumTasksInProject: 'use another plan',
  Request_BadRequest: 'mend the query as the message says',
  Request_ResourceNotFound: 'the person or group does not exist in the directory',
  Request_UnsupportedQuery:
    'ask with the header ConsistencyLevel: eventual and with $count=true, or ask for less',
} as const;
export type RefusalCode = keyof typeof meaning;

/** A request the tenant says no to, as Graph would: a status, a code and a message {G-errors}. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly status: number;
  readonly code: RefusalCode;
  readonly innerCode: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  constructor(
    status: number,
    code: RefusalCode,
    message?: string,
    more: { innerCode?: string; headers?: Readonly<Record<string, string>>; cause?: unknown } = {},
  ) {
    super(message ?? meaning[code], { cause: more.cause });
    this.status = status;
    this.code = code;
    this.innerCode = more.innerCode;
    this.headers = more.headers ?? {};
  }
}

export const invalidRequest = (message: string) => new Refused(400, 'invalidRequest', message);
export const itemNotFound = (message = 'Item not found') => new Refused(404, 'itemNotFound', message);

/** The body of an error {G-errors}. */
export const errorBody = (refused: Refused, ids: { request: string; client: string }, date: string) => ({
  error: {
    code: refused.code,
    message: refused.message,
    innerError: {
      ...(refused.innerCode ? { code: refused.innerCode } : {}),
      date,
      'request-id': ids.request,
      'client-request-id': ids.client,
    },
  },
});
