import {
  type Ballot,
  breakTie,
  type Choice,
  castBallot,
  closeCase,
  closeDueCases,
  extendCase,
  guardCases,
  openCase,
  prepareCase,
  remindVoters,
  reopenCase,
  type VotingRound,
  withdrawCase,
} from '../../../programme/index.ts';
import { by, clockAt } from '../build.ts';
import { boardRecords, CASE, countingSalts, memberOf, movableClock, OFFICER, type Seated } from './build.ts';

type Rows = Parameters<typeof boardRecords>[0];

/** Monday the case is opened on, and the Monday its vote ends at 15:00. */
export const OPENED = '2025-03-24';
export const DEADLINE = '2025-03-31';

/** The board's use cases over records in memory, with a clock that can be moved. */
export const boardRoom = (rows: Rows = {}, rest: Parameters<typeof boardRecords>[1] = {}) => {
  const records = boardRecords(rows, rest);
  const { clock, moveTo } = movableClock(clockAt(OPENED));
  const deps = { records, clock, salt: countingSalts() };
  const cast = castBallot(deps);
  const roundNow = (key = CASE): VotingRound => {
    const found = [...records.held().rounds.values()].filter(({ caseKey }) => caseKey === key).at(-1);
    if (!found) throw new Error('no round was opened');
    return found;
  };
  return {
    records,
    moveTo,
    at: (day: string, time?: string) => moveTo(clockAt(day, time)),
    prepare: prepareCase(deps),
    open: (deadline = DEADLINE, key = CASE) => openCase(deps)(by(OFFICER), { key, deadline }),
    openAs: openCase(deps),
    extend: extendCase(deps),
    withdraw: (reason = 'Søknaden er trukket.') => withdrawCase(deps)(by(OFFICER), { key: CASE, reason }),
    withdrawAs: withdrawCase(deps),
    reopen: (reason = 'Nye opplysninger.') => reopenCase(deps)(by(OFFICER), { key: CASE, reason }),
    reopenAs: reopenCase(deps),
    cast,
    vote: (who: string, choice: Choice, more: object = {}) =>
      cast(by(who), { key: CASE, round: roundNow().round, impartial: 'yes', choice, ...more }),
    pass: (who: string, impartial: string, more: object = {}) =>
      cast(by(who), { key: CASE, round: roundNow().round, impartial, ...more }),
    close: closeCase(deps),
    closeDue: closeDueCases(deps),
    breakTie: breakTie(deps),
    guard: guardCases(deps),
    remind: remindVoters(deps),
    roundNow,
    caseNow: (key = CASE) => records.find('TfCases', key),
    ballots: (): Ballot[] => [...records.held().ballots.values()],
    kinds: () => records.held().outbox.map(({ kind, personOid }) => ({ kind, personOid })),
  };
};
export type BoardRoom = ReturnType<typeof boardRoom>;

/** Everything on record that is not the ballots themselves, as text: what must tell nobody's vote. */
export const whatIsSeen = ({ records }: Pick<BoardRoom, 'records'>): string => {
  const { rows, rounds, actions, outbox, late, faults } = records.held();
  const lists = Object.entries(rows).map(([list, held]) => [list, [...held.values()]]);
  return JSON.stringify({ lists, rounds: [...rounds.values()], actions, outbox, late, faults });
};

/** Members of these units vote in turn, one choice each. */
export const voteInTurn = async (
  room: BoardRoom,
  votes: readonly (readonly [Seated, Choice])[],
): Promise<void> => {
  for (const [unit, choice] of votes) await room.vote(memberOf(unit), choice, { reason: 'Rapport i juni.' });
};
