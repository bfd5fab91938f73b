import { Temporal } from 'temporal-polyfill';
import {
  type Action,
  type Ballot,
  type Entities,
  entityKey,
  type LateRow,
  ListName,
  notAnAnswer,
  type OutboxMessage,
  osloDay,
  type Records,
  type RowFault,
  type StandingMessage,
  type Transaction,
  type VotingRound,
} from '../../programme/index.ts';

/** What fake records hold; a copy of it is what a failed transaction goes back to. */
export type Held = {
  rows: { [L in ListName]: Map<string, Entities[L]> };
  rounds: Map<string, VotingRound>;
  ballots: Map<string, Ballot>;
  actions: Action[];
  outbox: OutboxMessage[];
  /** Messages by their ids, as the office sees them, and what was done about them. */
  messages: StandingMessage[];
  stepped: string[];
  faults: RowFault[];
  late: LateRow[];
  /** Keys whose cards were asked to be drawn again. */
  redrawn: string[];
  hasOfficeChannel: boolean;
  version: number;
};

export type FakeRecords = Records & { held: () => Held };

const nothing = (): Held => ({
  rows: {
    TfRisks: new Map(),
    TfMeasures: new Map(),
    TfTasks: new Map(),
    TfProjects: new Map(),
    TfStatusReports: new Map(),
    TfUnitReports: new Map(),
    TfObstacles: new Map(),
    TfCases: new Map(),
    TfVotes: new Map(),
    TfPeople: new Map(),
    TfSettings: new Map(),
  },
  rounds: new Map(),
  ballots: new Map(),
  actions: [],
  outbox: [],
  messages: [],
  stepped: [],
  faults: [],
  late: [],
  redrawn: [],
  hasOfficeChannel: false,
  version: 0,
});

const rowsOf = <L extends ListName>(held: Held, list: L): Map<string, Entities[L]> => held.rows[list];

// Rows are copied when they come and when they go, so a draft may hold the same ones.
const draftOf = ({
  rows,
  rounds,
  ballots,
  actions,
  outbox,
  messages,
  stepped,
  faults,
  late,
  redrawn,
  ...rest
}: Held): Held => ({
  ...rest,
  rows: {
    TfRisks: new Map(rows.TfRisks),
    TfMeasures: new Map(rows.TfMeasures),
    TfTasks: new Map(rows.TfTasks),
    TfProjects: new Map(rows.TfProjects),
    TfStatusReports: new Map(rows.TfStatusReports),
    TfUnitReports: new Map(rows.TfUnitReports),
    TfObstacles: new Map(rows.TfObstacles),
    TfCases: new Map(rows.TfCases),
    TfVotes: new Map(rows.TfVotes),
    TfPeople: new Map(rows.TfPeople),
    TfSettings: new Map(rows.TfSettings),
  },
  rounds: new Map(rounds),
  ballots: new Map(ballots),
  actions: [...actions],
  outbox: [...outbox],
  messages: [...messages],
  stepped: [...stepped],
  faults: [...faults],
  late: [...late],
  redrawn: [...redrawn],
});

const lastActedIn = ({ actions }: Held) => {
  const last = new Map(
    actions
      .filter(({ list, verb }) => ['TfMeasures', 'TfTasks'].includes(list) && !notAnAnswer.includes(verb))
      .map(({ key, at }) => [key, at]),
  );
  return new Map([...last].map(([key, at]) => [key, osloDay(Temporal.Instant.from(at))]));
};

const mirrorOf = (held: () => Held) => ({
  all: async <L extends ListName>(list: L) => structuredClone([...rowsOf(held(), list).values()]),
  find: async <L extends ListName>(list: L, key: string) => structuredClone(rowsOf(held(), list).get(key)),
  drift: async () => [],
  faults: async () => structuredClone(held().faults),
  late: async () => structuredClone(held().late),
  version: async () => held().version,
});

const ballotsIn = ({ ballots }: Held, caseKey: string, round: number): Ballot[] =>
  structuredClone([...ballots.values()])
    .filter((ballot) => ballot.caseKey === caseKey && ballot.round === round)
    .sort((a, b) => (a.seat < b.seat ? -1 : 1));

const put = <L extends ListName>(held: Held, list: L, entity: Entities[L]) => {
  rowsOf(held, list).set(entityKey(entity), structuredClone(entity));
  held.version += 1;
};

const transactionOn = (held: Held): Transaction => ({
  ...mirrorOf(() => held),
  workItemForUpdate: async (key) =>
    structuredClone(held.rows.TfMeasures.get(key) ?? held.rows.TfTasks.get(key)),
  hold: async (list, key) => structuredClone(rowsOf(held, list).get(key)),
  save: async (list, entity) => put(held, list, entity),
  add: async (list, entity) => {
    if (rowsOf(held, list).has(entityKey(entity))) return false;
    put(held, list, entity);
    return true;
  },
  holdRound: async (caseKey, round) =>
    structuredClone(
      [...held.rounds.values()]
        .filter((known) => known.caseKey === caseKey && known.round === (round ?? known.round))
        .at(-1),
    ),
  saveRound: async (round) => {
    held.rounds.set(`${round.caseKey}/${round.round}`, structuredClone(round));
    held.version += 1;
  },
  ballots: async (round) => ballotsIn(held, round.caseKey, round.round),
  keepBallot: async (ballot) => {
    held.ballots.set(`${ballot.caseKey}/${ballot.round}/${ballot.seat}`, structuredClone(ballot));
  },
  forgetBallots: async (caseKey, round, seat) => {
    for (const ballot of ballotsIn(held, caseKey, round))
      if (seat === undefined || ballot.seat === seat)
        held.ballots.delete(`${caseKey}/${round}/${ballot.seat}`);
  },
  log: async (action) => {
    held.actions.push(structuredClone(action));
  },
  queue: async (message) => {
    const isSame = ({ personOid, kind, key }: OutboxMessage) =>
      personOid === message.personOid && kind === message.kind && key === message.key;
    if (held.outbox.some(isSame)) return false;
    held.outbox.push(structuredClone(message));
    return true;
  },
  isQueued: async (message) =>
    held.outbox.some(
      ({ personOid, kind, key }) =>
        personOid === message.personOid && kind === message.kind && key === message.key,
    ),
  redraw: async (key) => {
    held.redrawn.push(key);
  },
  hasOfficeChannel: async () => held.hasOfficeChannel,
  messagesForUpdate: async (ids) => structuredClone(held.messages.filter(({ id }) => ids.includes(id))),
  takeBack: async (id, byOid) => {
    held.stepped.push(`took back ${id} for ${byOid}`);
  },
  sendAgain: async (id, how) => {
    held.stepped.push(`sent ${id} again ${how}`);
  },
});

/** Records in memory with the store's promises: transactions one at a time, each kept whole or not at all. */
export const fakeRecords = (
  rows: Partial<{ [L in ListName]: Entities[L][] }> = {},
  rest: Partial<Held> = {},
) => {
  let held: Held = { ...nothing(), ...rest };
  const fill = <L extends ListName>(list: L) => {
    for (const entity of rows[list] ?? []) put(held, list, entity);
  };
  for (const list of ListName.options) fill(list);
  let turn: Promise<unknown> = Promise.resolve();
  const records: FakeRecords = {
    ...mirrorOf(() => held),
    held: () => held,
    transaction: (work) => {
      const mine = turn.then(async () => {
        const draft = draftOf(held);
        const result = await work(transactionOn(draft));
        held = draft;
        return result;
      });
      turn = mine.catch(() => undefined);
      return mine;
    },
    actionsSince: async (instant) => held.actions.filter(({ at }) => Date.parse(at) >= Date.parse(instant)),
    votingRounds: async () => structuredClone([...held.rounds.values()]),
    ownBallot: async (caseKey, round, voterOid) =>
      ballotsIn(held, caseKey, round).find((ballot) => ballot.voterOid === voterOid),
    endedBallots: async (caseKey, round) => {
      const status = held.rounds.get(`${caseKey}/${round}`)?.status;
      return status === 'closed' ? ballotsIn(held, caseKey, round) : [];
    },
    lastActed: async () => lastActedIn(held),
  };
  return records;
};
