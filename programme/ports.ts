import type { Action, ListName, Via } from './actions.ts';
import type { Ballot } from './board/ballot.ts';
import type { Case } from './board/case.ts';
import type { Vote } from './board/vote.ts';
import type { VotingRound } from './board/voting-round.ts';
import type { IsoDate } from './dates.ts';
import type { StandingMessage } from './deliveries.ts';
import type { DigestScope } from './digest-access.ts';
import type { LateRow } from './late.ts';
import type { ListDrift } from './list-drift.ts';
import type { Person } from './people.ts';
import type { Project } from './projects.ts';
import type { Risk, RiskCode } from './risks.ts';
import type { RoundPeriod } from './rounds/period.ts';
import type { UnitReport } from './rounds/unit-report.ts';
import type { Setting } from './settings.ts';
import type { Obstacle } from './status/obstacle.ts';
import type { StatusReport } from './status/status-report.ts';
import type { UnitCode } from './units.ts';
import type { Measure, Task, WorkItem } from './work.ts';

/** What each list's row is once parsed. */
export type Entities = {
  TfRisks: Risk;
  TfMeasures: Measure;
  TfTasks: Task;
  TfProjects: Project;
  TfStatusReports: StatusReport;
  TfUnitReports: UnitReport;
  TfObstacles: Obstacle;
  TfCases: Case;
  TfVotes: Vote;
  TfPeople: Person;
  TfSettings: Setting;
};
export type Entity = Entities[ListName];

/** A row somebody edited in SharePoint into something the programme cannot read. Kept and shown, never dropped. */
export type RowFault = {
  list: ListName;
  itemId: string;
  /** The row's key where it could be read. */
  key?: string;
  title?: string;
  /** One entry per column at fault: the column's internal name, and the value as it stands there. */
  columns: { column: string; value: string; reason: string }[];
};

/** The mirror as everybody reads it: only rows that parsed; the others are faults. */
export type Mirror = {
  all: <L extends ListName>(list: L) => Promise<Entities[L][]>;
  find: <L extends ListName>(list: L, key: string) => Promise<Entities[L] | undefined>;
  faults: () => Promise<RowFault[]>;
  /** In what the lists are otherwise than they were made, as they were last looked at. */
  drift: () => Promise<ListDrift[]>;
  /** Rows whose edits have been on their way to SharePoint for longer than ten seconds. */
  late: () => Promise<LateRow[]>;
  /** Grows with every change of any row; the tab waits for it to pass what it has seen. */
  version: () => Promise<number>;
};

/** The mirror and the log inside one transaction: all of it is kept, or none. */
export type Transaction = Mirror & {
  /** Reads a measure or task and holds its row until the transaction ends, so two people at once queue up. */
  workItemForUpdate: (key: string) => Promise<WorkItem | undefined>;
  /** Reads a row and holds it until the transaction ends, so two people at once queue up. */
  hold: <L extends ListName>(list: L, key: string) => Promise<Entities[L] | undefined>;
  /** Writes a row to the mirror and causes the job that carries it to SharePoint. */
  save: <L extends ListName>(list: L, entity: Entities[L]) => Promise<void>;
  /** As `save`, but a row whose key is there already is left as it is; tells whether the row was added. */
  add: <L extends ListName>(list: L, entity: Entities[L]) => Promise<boolean>;
  /** Reads a round of voting, the last one when none is named, and holds it until the transaction ends. */
  holdRound: (caseKey: string, round?: number) => Promise<VotingRound | undefined>;
  /** Writes a round; pages and the cards of its case are drawn again. */
  saveRound: (round: VotingRound) => Promise<void>;
  /** The ballots of a round, in the order of its seats; nothing of them may leave the rules while it is open. */
  ballots: (round: VotingRound) => Promise<Ballot[]>;
  /** Keeps a seat's ballot in the place of its last. */
  keepBallot: (ballot: Ballot) => Promise<void>;
  /** Deletes ballots with their salts: one seat's, or all of the round. */
  forgetBallots: (caseKey: string, round: number, seat?: UnitCode) => Promise<void>;
  /** Appends to the action log and its hash chain. */
  log: (action: Action) => Promise<void>;
  /** Queues a message; the same person, kind and key is queued once, ever. Tells whether it was new. */
  queue: (message: OutboxMessage) => Promise<boolean>;
  /** Whether a message was queued before, whatever became of it. */
  isQueued: (message: Pick<OutboxMessage, 'personOid' | 'kind' | 'key'>) => Promise<boolean>;
  /** Cards that hold this key are drawn again, as they are when a line on them changes. */
  redraw: (key: string) => Promise<void>;
  /** Whether Taktfast is in a channel, where what is for the office as a whole can stand. */
  hasOfficeChannel: () => Promise<boolean>;
  /** Reads messages by their ids, in that order, and holds them until the transaction ends. */
  messagesForUpdate: (ids: readonly number[]) => Promise<StandingMessage[]>;
  /** Takes a message back: one that waits is not sent, and a card in the person's chat comes to say so. */
  takeBack: (id: number, byOid: string) => Promise<void>;
  /** Sends a message again, drawn as things stand then: in its own row, or `anew`, as another message of the same kind. */
  sendAgain: (id: number, how: 'as-it-is' | 'anew') => Promise<void>;
};

export type Records = Mirror & {
  transaction: <T>(work: (tx: Transaction) => Promise<T>) => Promise<T>;
  /** The log entries from an instant (ISO 8601) on, oldest first. */
  actionsSince: (instant: string) => Promise<Action[]>;
  /** Every round of voting, by case and round; the record of the store, which holds no choice of an open round. */
  votingRounds: () => Promise<VotingRound[]>;
  /** Somebody's own last word in a round under way. */
  ownBallot: (caseKey: string, round: number, voterOid: string) => Promise<Ballot | undefined>;
  /** The ballots of a round whose vote has ended, for an auditor; none of an open, a secret or a withdrawn one. */
  endedBallots: (caseKey: string, round: number) => Promise<Ballot[]>;
  /** The last day (in Oslo) anybody acted on each measure or task, by key; verbs that are `notAnAnswer` do not count. */
  lastActed: () => Promise<Map<string, IsoDate>>;
};

/** In the place of a person: the channel the office has Taktfast in, the newest where there are several. */
export const OFFICE_CHANNEL = 'office-channel';

/** What the sender is to post: rendered when it is sent, so that the card shows the state of that moment. */
export type OutboxMessage = {
  /** An object id, or `OFFICE_CHANNEL`. */
  personOid: string;
  kind: OutboxPayload['kind'];
  /**
   * With person and kind it is unique: the day for a reminder, the week's Monday for a digest (and what it is of, where
   * the reader stands in for somebody), otherwise what it is
   * about and when it came up. Whether `handed-over` asks or tells is seen from the line when it is drawn: asks while
   * `offeredTo` is the receiver, tells when the receiver is the owner, and is spent otherwise.
   */
  key: string;
  payload: OutboxPayload;
};
export type OutboxPayload =
  | { kind: 'reminder'; day: IsoDate; lines: { key: string; ownerOid: string }[] }
  /** `lines` are those on it that need help, which may be taken up; without a scope it is the reader's own. */
  | { kind: 'digest'; day: IsoDate; scope?: DigestScope | undefined; lines?: string[] | undefined }
  | { kind: 'handed-over'; itemKey: string; fromOid: string; reason: string }
  /** `gone`: the title of a row that was deleted in SharePoint, or got another key there, before an edit came to it. */
  | {
      kind: 'clash';
      itemKey: string;
      fields: { field: string; yours: string; theirs: string }[];
      gone?: string | undefined;
    }
  | {
      kind: 'hand-over-answered';
      itemKey: string;
      byOid: string;
      accepted: boolean;
      reason?: string | undefined;
    }
  | { kind: 'help-taken'; itemKey: string; byOid: string }
  | { kind: 'reassess'; code: RiskCode }
  /** A report that waits for the project's lead; its card follows the report until it is published. */
  | { kind: 'publish-status'; itemKey: string }
  /** The card on which a unit answers in a round. */
  | { kind: 'round'; day: IsoDate; period: RoundPeriod; unit: UnitCode }
  | { kind: 'round-reminder'; day: IsoDate; period: RoundPeriod; unit: UnitCode }
  /** Who has answered and who is late, for the office; it follows the round. */
  | { kind: 'round-board'; period: RoundPeriod }
  /** Two wrote in one place at once: `yours` stands, `theirs` is what somebody else wrote. */
  | {
      kind: 'round-clash';
      period: RoundPeriod;
      unit: UnitCode;
      byOid: string;
      field: string;
      project?: string | undefined;
      yours: string;
      theirs: string;
    }
  /** A seat's ballot, its reminder, the chair's card, the call for a casting vote, and what came of it. */
  | { kind: BoardMessageKind; itemKey: string; round: number }
  /** What somebody changed in a list that is not theirs to change; the keys of the rows put back, or left. */
  | { kind: 'case-altered'; itemKey: string; rows: string[] };
/** What is said about a round of voting; which card it is, is seen from the round when it is drawn. */
export type BoardMessageKind = 'ballot' | 'ballot-reminder' | 'chair-case' | 'casting-vote' | 'case-outcome';

/** Who is acting: from the validated token or activity, never from what the card or the form says. */
export type Actor = { oid: string; via: Via };
