export {
  actsForOffice,
  decidesFor,
  hasRole,
  holderOf,
  livingPerson,
  mayAct,
} from './access.ts';
export type { Outcome, UseCaseDeps } from './act.ts';
export { type ChainedAction, type ChainFault, chainHash, FIRST_HASH, verifyChain } from './action-log.ts';
export { Action, ListName, Logged, notAnAnswer, Values, Verb, Via, valuesOf } from './actions.ts';
export { answerHandOver } from './answer-hand-over.ts';
export { awaitsReassessment } from './ask-to-reassess.ts';
export { readAmount } from './board/amount.ts';
export {
  type ApplicationFault,
  type ApplicationFaultReason,
  ApplicationsFault,
  applicationFaultReasons,
} from './board/application-fault.ts';
export {
  type ApplicationColumn,
  type ApplicationHeads,
  applicationColumns,
  optionalColumns,
} from './board/application-heads.ts';
export { type Application, type ApplicationsGiven, readApplications } from './board/applications.ts';
export {
  auditVotes,
  type VoteCheck,
  type VoteFinding,
  type VotesGiven,
  voteFindings,
} from './board/audit-votes.ts';
export { Ballot, commitmentOf } from './board/ballot.ts';
export { BOARD_RULES, BoardRules, firstRules, rulesOn } from './board/board-rules.ts';
export { breakTie } from './board/break-tie.ts';
export {
  Case,
  type CaseDocument,
  CaseKey,
  CaseKind,
  CaseOutcome,
  CasePhase,
  CaseState,
  documentsOf,
  Tally,
} from './board/case.ts';
export { chairsOn, mayReadCase } from './board/case-access.ts';
export { CASE_TEXT_LIMIT } from './board/case-forms.ts';
export { type CaseLine, caseLines } from './board/case-lines.ts';
export { caseOf } from './board/case-record.ts';
export { askedIn, textHashOf } from './board/case-text.ts';
export {
  type CaseAct,
  type CaseView,
  caseActs,
  caseView,
  type RoundView,
  type SeatView,
} from './board/case-view.ts';
export { type BallotDeps, type Cast, castBallot } from './board/cast-ballot.ts';
export { closeCase, closeDueCases } from './board/close-case.ts';
export { type CaseEntry, closingMark } from './board/closing-mark.ts';
export { extendCase } from './board/extend-case.ts';
export { guardCases } from './board/guard-cases.ts';
export { type ApplicationWords, importApplications } from './board/import-applications.ts';
export { loggedOfBallot } from './board/logged-of-ballot.ts';
export { ACCESS_CODE, LogMark, Minutes, minutesOf } from './board/minutes.ts';
export { type Opened, openCase } from './board/open-case.ts';
export {
  type Conclusion,
  conclude,
  FAST_TRACK_LIMIT,
  FEWEST_SECRET,
  outcomeOf,
  quorumOf,
  type SeatVote,
  type Verdict,
} from './board/outcome.ts';
export { prepareCase } from './board/prepare-case.ts';
export { type CasePreview, previewCase } from './board/preview-case.ts';
export { remindVoters } from './board/remind-voters.ts';
export { reopenCase } from './board/reopen-case.ts';
export { Seat, type SeatFault, type Seating, seatsOf } from './board/seat.ts';
export { type Cell, columnName, columnNumber, type Sheet, type Spot } from './board/sheet.ts';
export { tally } from './board/tally.ts';
export { Choice, Ground, PassReason, Vote } from './board/vote.ts';
export {
  Asked,
  Because,
  EndedBy,
  holderOfSeat,
  Pass,
  type SeatStanding,
  seatHeldBy,
  standingOf,
  VotingRound,
} from './board/voting-round.ts';
export { withdrawCase } from './board/withdraw-case.ts';
export { nextDue } from './cadence.ts';
export { type Calendar, type Closed, calendarOf, sendInstant } from './calendar.ts';
export { sameValue } from './canonical-json.ts';
export { commentOnWork } from './comment-on-work.ts';
export {
  dataQuality,
  isOfLine,
  type QualityKind,
  type QualityNote,
  qualityKinds,
} from './data-quality.ts';
export {
  addDays,
  type Clock,
  daysBetween,
  IsoDate,
  mondayOf,
  OSLO,
  osloDay,
  osloDayOf,
} from './dates.ts';
export { nextWorkingMoment } from './day-off.ts';
export {
  type Deliveries,
  type DeliveryRemedy,
  type DeliveryRow,
  type DeliveryStatus,
  deliveryRemedies,
  mayRecall,
  mayResend,
  type StandingMessage,
  type Unreached,
} from './deliveries.ts';
export {
  type Digest,
  type DigestChange,
  type DigestLine,
  digestPlanner,
  type HelpLine,
  isQuiet,
  planDigest,
  type RiskGroup,
  type RiskToReassess,
  type SharedCause,
  type UnitGroup,
} from './digest.ts';
export {
  type DigestScope,
  digestReaders,
  digestScope,
  mayReadDigest,
  mayTakeUp,
} from './digest-access.ts';
export { digestIsDue } from './digest-day.ts';
export { digestPosts, type UnreadDigest } from './digest-posts.ts';
export { entityKey } from './entity-key.ts';
export { finishWork } from './finish-work.ts';
export { followDone } from './follow-done.ts';
export { TEXT_LIMIT } from './forms.ts';
export { handOverWork } from './hand-over-work.ts';
export { withoutWords } from './hidden-words.ts';
export { type FileFault, type FileFaultReason, fileFaultReasons, ImportFault } from './import-fault.ts';
export { type ImportReport, importProgramme } from './import-programme.ts';
export { type LateReason, type LateRow, lateReasons } from './late.ts';
export { type DriftKind, driftKinds, type ListDrift } from './list-drift.ts';
export type { Log } from './log.ts';
export { editsLost, mergeEdits, stillClashing } from './merge-edits.ts';
export { helpReason } from './needs-help.ts';
export { noteWords } from './note.ts';
export { type Overview, overview, type RiskView, type WorkView, workView } from './overview.ts';
export { isOwnCreate } from './own-create.ts';
export { Language, Person, Role, TimeOfDay } from './people.ts';
export {
  type Actor,
  type BoardMessageKind,
  type Entities,
  type Entity,
  type Mirror,
  OFFICE_CHANNEL,
  type OutboxMessage,
  type OutboxPayload,
  type Records,
  type RowFault,
  type Transaction,
} from './ports.ts';
export { consentTo, detailsOf, type FieldDetail, ordinaryNames } from './privacy/consent.ts';
export type { PersonalDetail, PersonalDetailKind } from './privacy/detail.ts';
export { neutralWording, personalDetails } from './privacy/personal-details.ts';
export { Project, ProjectStatus } from './projects.ts';
export type { TotalDifference } from './published-totals.ts';
export { mayInterrupt, nextAllowed, readTime } from './quiet-hours.ts';
export { reassessRisk } from './reassess-risk.ts';
export { Refusal, type RefusalReason, refusalReasons } from './refusal.ts';
export {
  type HelpReason,
  myLines,
  planReminders,
  type Reminder,
  type ReminderLine,
  type ReminderPlan,
  type Step,
} from './reminders.ts';
export { rescheduleWork } from './reschedule-work.ts';
export { Risk, RiskCode, type RiskLevel, riskLevel } from './risks.ts';
export type { AnswerLine } from './rounds/answer-lines.ts';
export type { AnswerClash } from './rounds/apply-answers.ts';
export { closeRound } from './rounds/close-round.ts';
export { deliverReport } from './rounds/deliver-report.ts';
export { extendRound } from './rounds/extend-round.ts';
export { type Progress, progressOf } from './rounds/missing-answers.ts';
export { openRound } from './rounds/open-round.ts';
export { passOnReport } from './rounds/pass-on-report.ts';
export { RoundPeriod } from './rounds/period.ts';
export type { MarkInRound, ProjectInRound } from './rounds/project-in-round.ts';
export { type AnswerValue, lightAnswers, Question, Questions } from './rounds/question.ts';
export { questionsFromLines } from './rounds/question-lines.ts';
export type { Quote } from './rounds/quotes.ts';
export { reopenReport } from './rounds/reopen-report.ts';
export { Round, roundKey, roundsIn } from './rounds/round.ts';
export { askedFor, mayAnswerFor, officerOf, readsEveryUnit } from './rounds/round-access.ts';
export { boardKey } from './rounds/round-cards.ts';
export {
  type RoundLine,
  type RoundList,
  type RoundPage,
  roundList,
  roundPage,
} from './rounds/round-pages.ts';
export { remindsOn, runRounds } from './rounds/round-reminders.ts';
export { type RoundStanding, roundStanding, type UnitStanding } from './rounds/round-standing.ts';
export { type RoundSummary, roundSummary, type UnitInRound } from './rounds/round-summary.ts';
export { askedUnits, projectsOf } from './rounds/round-units.ts';
export { type AnswersOutcome, saveAnswers } from './rounds/save-answers.ts';
export { type ProjectOutcome, saveProject } from './rounds/save-project.ts';
export { isDelivered, noAnswers, Standing, UnitReport, unitReportKey } from './rounds/unit-report.ts';
export { blankReport, whyShut } from './rounds/unit-turn.ts';
export { type DigestRun, readDigestState, runDigest } from './run-digest.ts';
export { type ReminderRun, runReminders } from './run-reminders.ts';
export { SEND_TIMES, secondsUntil } from './send-times.ts';
export { setPreferences } from './set-preferences.ts';
export { CLOSED_DAYS, closedDaysIn, Setting } from './settings.ts';
export { snoozeDays, snoozeWork } from './snooze-work.ts';
export { askedAbout, isAbsent } from './stand-in.ts';
export { startWork } from './start-work.ts';
export { contextOf, type ProgrammeState, readState } from './state.ts';
export { correctStatus } from './status/correct-status.ts';
export {
  type Dimension,
  dimensions,
  type Light,
  lightOf,
  type StatusValue,
  statusValues,
} from './status/dimensions.ts';
export { editDistance } from './status/edit-distance.ts';
export { fold } from './status/fold.ts';
export { historyOf, type Turn, trendOf, turnOf } from './status/history.ts';
export { joinObstacle } from './status/join-obstacle.ts';
export { Obstacle, ObstacleLevel, ObstacleStatus } from './status/obstacle.ts';
export { type ObstacleLine, type ObstacleYear, obstacleYear } from './status/obstacle-year.ts';
export { type ProjectPages, projectPages } from './status/project-pages.ts';
export { publishStatus } from './status/publish-status.ts';
export { publishedStatus } from './status/published-status.ts';
export { readStatus } from './status/read-status.ts';
export type { StatusReading } from './status/reading.ts';
export { reportObstacle } from './status/report-obstacle.ts';
export { CORRECTABLE_HOURS, reportStatus } from './status/report-status.ts';
export { similarObstacles } from './status/similar-obstacles.ts';
export { leadOf, mayPublish, mayReport, mayReportObstacle } from './status/status-access.ts';
export { AS_BEFORE } from './status/status-form.ts';
export { StatusReport } from './status/status-report.ts';
export type { StatusOutcome } from './status/status-turn.ts';
export { type Titles, titlesOf } from './status/titles.ts';
export { stepIn } from './step-in.ts';
export type {
  BadRow,
  FieldClash,
  GoodRow,
  HeldItem,
  KnownSchema,
  MirrorRow,
  RowChange,
  Sweep,
  SweepOutcome,
  SyncStore,
} from './sync.ts';
export { takeUpHelp } from './take-up-help.ts';
export { unitsIn } from './unit-list.ts';
export { Unit, UnitCode } from './units.ts';
export {
  Cadence,
  isOpen,
  listOf,
  Measure,
  MeasureKey,
  riskOf,
  Task,
  TaskKey,
  WorkItem,
  WorkStatus,
} from './work.ts';
