/**
 * Why a use case says no. Closed: bot, tab and command line each have a sentence with the remedy for every reason.
 * What `values` holds: whatever speaks of a line `key`, and `title` where the row was read; `not-yours` also `owner`;
 * `faulty-row` `columns`; `already-done` `doneOn`; `date-not-later` `earliest` and `due`; `date-too-far` `latest`;
 * `text-too-long` `limit`; `receiver-same`, `receiver-left`, `already-offered` and `already-taken-up` `name`;
 * `snooze-not-later` `earliest`; `snooze-too-long` `latest`; `already-snoozed` `until`; `not-your-risk` `owner`;
 * `measures-open` `open`; the last two have the risk's letter as `key`. What speaks of a project has its `title`,
 * `project-ended` also `end`, `not-yours-to-publish` also `lead`; `personal-details` `count` and `consent`, which says yes. What speaks of a round
 * has its `period`, of a unit's part of it `unit`, the unit's name: `round-not-started` `start`, `answers-missing` `missing`,
 * `deadline-not-later` `deadline`; `start-past` and `deadline-too-early` `earliest`, `questions-unclear` the question's
 * `number`, `answer-unclear` the `question`, `receiver-elsewhere` `name`. What speaks of a case has its `key`;
 * a deadline that will not do has the `earliest` that will; `two-members` `unit` and `names`, `member-twice` `name` and
 * `units`. A form that names no line is `not-found` without a `key`.
 */
export const refusalReasons = [
  'unknown-person',
  'not-yours',
  'not-found',
  'faulty-row',
  'already-done',
  'cancelled',
  'already-started',
  'reason-missing',
  'date-missing',
  'date-not-later',
  'date-too-far',
  'comment-missing',
  'text-too-long',
  'receiver-unknown',
  'receiver-same',
  'receiver-left',
  'already-offered',
  'not-offered',
  'snooze-day-unclear',
  'snooze-not-later',
  'snooze-too-long',
  'already-snoozed',
  'needs-no-help',
  'already-taken-up',
  'not-yours-to-take-up',
  'measures-open',
  'not-your-risk',
  'score-missing',
  'quiet-hours-unclear',
  'language-unknown',
  'office-only',
  'message-not-found',
  'message-not-now',
  'project-missing',
  'not-your-project',
  'project-ended',
  'status-empty',
  'personal-details',
  'not-your-report',
  'correction-too-late',
  'already-published',
  'not-yours-to-publish',
  'obstacle-missing',
  'level-missing',
  'no-reporter',
  'obstacle-solved',
  'period-unclear',
  'questions-unclear',
  'start-past',
  'deadline-too-early',
  'deadline-not-later',
  'round-there',
  'round-missing',
  'round-not-started',
  'round-closed',
  'unit-missing',
  'not-your-round',
  'answer-unclear',
  'answers-missing',
  'already-delivered',
  'not-delivered',
  'receiver-elsewhere',
  'case-missing',
  'not-for-observers',
  'case-not-draft',
  'case-not-open',
  'case-not-over',
  'voting-over',
  'old-round',
  'case-withdrawn',
  'no-seat',
  'seat-passed',
  'deputy-not-called',
  'impartial-missing',
  'choice-missing',
  'conditions-missing',
  'deadline-past',
  'deadline-closed-day',
  'deadline-too-soon',
  'vote-deadline-not-later',
  'title-missing',
  'case-kind-missing',
  'case-unit-missing',
  'case-text-missing',
  'case-text-too-long',
  'no-affected-units',
  'amount-unclear',
  'amount-missing',
  'briefing-has-no-vote',
  'no-seats',
  'two-members',
  'member-twice',
  'too-few-for-secret',
  'rules-unclear',
  'chair-only',
  'not-tied',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/** Thrown by use cases for what a person can mend; never for faults of the machine. Nothing was written. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly reason: RefusalReason;
  /** Values the sentence shows, such as the name of the responsible person. */
  readonly values: Readonly<Record<string, string>>;
  constructor(reason: RefusalReason, values: Readonly<Record<string, string>> = {}) {
    super(`refused: ${reason}`);
    this.reason = reason;
    this.values = values;
  }
}
