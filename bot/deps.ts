import type {
  Actor,
  AnswersOutcome,
  Ballot,
  Cast,
  IsoDate,
  Log,
  Obstacle,
  Outcome,
  Person,
  ProgrammeState,
  ProjectOutcome,
  Risk,
  RiskCode,
  Round,
  StatusOutcome,
  Titles,
  UnitCode,
  UnitReport,
  VotingRound,
} from '../programme/index.ts';
import type { ConversationReference } from './conversation-reference.ts';
import type { DigestPlans } from './digest-plans.ts';
import type { Texts } from './texts/texts.ts';
import type { ConversationKind, Turn } from './turn.ts';

/** A chat the bot is in, as the store keeps it. `personOid` is set for personal chats. */
export type Conversation = {
  id: string;
  kind: ConversationKind;
  personOid?: string;
  reference: ConversationReference;
};

/** Where conversations are kept. */
export type Conversations = {
  /** Adds or renews a conversation; `new` the first time only, however many events come at once. */
  save: (conversation: Conversation) => Promise<'new' | 'known'>;
  forget: (conversationId: string) => Promise<void>;
};

/** What a link into the tab should show first. */
export type TabFocus = {
  show?:
    | 'mine'
    | 'overdue'
    | 'due-soon'
    | 'needs-help'
    | 'missing-status'
    | 'faults'
    | 'projects'
    | 'obstacles'
    | 'rounds';
  risk?: RiskCode;
  unit?: UnitCode;
  key?: string;
  project?: string;
  case?: string;
};

type UseCase<Result> = (actor: Actor, form: unknown) => Promise<Result>;

/** What is done to one line. */
export type WorkUseCases = {
  startWork: UseCase<Outcome>;
  finishWork: UseCase<Outcome>;
  rescheduleWork: UseCase<Outcome>;
  commentOnWork: UseCase<Outcome>;
  handOverWork: UseCase<Outcome>;
  snoozeWork: UseCase<Outcome>;
  answerHandOver: UseCase<Outcome>;
  takeUpHelp: UseCase<Outcome>;
};

/** What is done about a project's status, and obstacles. */
export type StatusUseCases = {
  reportStatus: UseCase<StatusOutcome>;
  correctStatus: UseCase<StatusOutcome>;
  publishStatus: UseCase<StatusOutcome>;
  reportObstacle: UseCase<{ obstacle: Obstacle }>;
  joinObstacle: UseCase<{ obstacle: Obstacle }>;
};

/** What is done about a case of the board's. */
export type BoardUseCases = {
  castBallot: UseCase<Cast>;
  closeCase: UseCase<{ round: VotingRound }>;
  breakTie: UseCase<{ round: VotingRound }>;
};

/** What is done in a status round: by units that answer, and by the office that runs it. */
export type RoundUseCases = {
  saveProject: UseCase<ProjectOutcome>;
  saveAnswers: UseCase<AnswersOutcome>;
  deliverReport: UseCase<{ report: UnitReport }>;
  passOnReport: UseCase<{ report: UnitReport; to: Person }>;
  openRound: UseCase<{ round: Round }>;
  extendRound: UseCase<{ round: Round }>;
  reopenReport: UseCase<{ round: Round; report: UnitReport }>;
  closeRound: UseCase<{ round: Round }>;
};

export type UseCases = WorkUseCases &
  StatusUseCases &
  BoardUseCases &
  RoundUseCases & {
    reassessRisk: UseCase<{ risk: Risk }>;
    setPreferences: UseCase<{ person: Person }>;
  };

export type BotDeps = {
  /** The bot's registration. Absent in local mode: then nothing is signed, and only loopback is spoken to. */
  credentials?: { appId: string; password: string; tenantId: string };
  /** The only tenant whose people are answered. */
  tenantId: string;
  useCases: UseCases;
  state: () => Promise<ProgrammeState>;
  /**
   * The state as it was a moment ago, for finding who pressed: what they may do is decided by the use case, on rows it
   * holds. So a whole board that votes at once waits for no reading of everything.
   */
  recentState: () => Promise<ProgrammeState>;
  /** The state with as much of the log as the digest of an earlier day looks back on. */
  digestState: (day: IsoDate) => Promise<ProgrammeState>;
  today: () => IsoDate;
  /** Somebody's own last word in a round under way; shown to nobody else. */
  ownBallot: (caseKey: string, round: number, voterOid: string) => Promise<Ballot | undefined>;
  conversations: Conversations;
  tabUrl: (focus: TabFocus) => string;
  /** The key of the project one of our own links opens; nothing for any other address. */
  projectAt: (url: string) => string | undefined;
  /** Told of a card that has been put anew after somebody pressed it. */
  onReplaced?: (cardId: string) => Promise<void>;
  log: Log;
};

/** Everything an answer to one person is made of. */
export type Asking = {
  turn: Turn;
  person: Person;
  state: ProgrammeState;
  day: IsoDate;
  texts: Texts;
  tabUrl: BotDeps['tabUrl'];
  digestState: BotDeps['digestState'];
  ownBallot: BotDeps['ownBallot'];
  digestPlans: DigestPlans;
  /** The names of projects and units, ready to be found in a sentence. */
  titles: () => Titles;
};

/** What drawing a message takes: the host's part, and what this bot holds itself. */
export type DrawDeps = Pick<BotDeps, 'state' | 'today' | 'tabUrl' | 'digestState' | 'ownBallot'> &
  Pick<Asking, 'digestPlans'> & {
    textsOf: (language: Texts['language']) => Texts;
    titlesIn: (state: ProgrammeState) => Titles;
  };
