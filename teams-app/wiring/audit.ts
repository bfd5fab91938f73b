import { type Action, auditVotes, type VoteCheck, type VotesGiven } from '../../programme/index.ts';
import type { CaseAudit, LogCheck } from '../command-line/deps.ts';
import { verifyLog } from '../store/action-chain.ts';
import { caseEntries, minutesAstray, type PlacedAction } from '../store/case-log.ts';
import { minutesIn } from '../store/minutes.ts';
import type { Services } from './services.ts';

type Deps = Pick<Services, 'records' | 'store'>;
type Lists = Pick<VotesGiven, 'rounds' | 'rows' | 'unreadable'>;

const listsOf = async ({ records }: Deps): Promise<Lists> => ({
  rounds: await records.votingRounds(),
  rows: await records.all('TfVotes'),
  unreadable: new Set(
    (await records.faults()).flatMap(({ list, key }) => (list === 'TfVotes' && key ? [key] : [])),
  ),
});

const checksOf = async (
  { records, store }: Deps,
  { rounds, rows, unreadable }: Lists,
  { caseKey, entries }: { caseKey: string; entries: readonly Action[] },
): Promise<VoteCheck[]> => {
  const own = rounds.filter((round) => round.caseKey === caseKey);
  const ballots = await Promise.all(own.map(({ round }) => records.endedBallots(caseKey, round)));
  const kept = await Promise.all(own.map(({ round }) => minutesIn(store.db).find(caseKey, round)));
  return auditVotes({
    ...{ rounds: own, ballots: ballots.flat(), entries, unreadable },
    minutes: kept.flatMap((found) => found?.minutes ?? []),
    rows: rows.filter((row) => row.caseKey === caseKey),
  });
};

const actionsOf = (placed: readonly PlacedAction[]): Action[] => placed.map(({ action }) => action);

/** The life of a case by the log, and what its votes are found to be; nothing when nobody knows the case. */
export const auditCaseBy =
  (deps: Deps) =>
  async (caseKey: string): Promise<CaseAudit | undefined> => {
    const { records, store } = deps;
    const item = await records.find('TfCases', caseKey);
    const entries = await caseEntries(store.db, caseKey);
    if (!item && entries.length === 0) return undefined;
    const { faults } = await verifyLog(store.db);
    const people = await records.all('TfPeople');
    return {
      key: caseKey,
      ...(item && { title: item.title }),
      entries: entries.map(({ seq, hash, action }) => {
        const person = people.find(({ oid }) => oid === action.actor);
        const broken = faults.some((fault) => fault.seq === seq);
        return { seq, hash, action, broken, ...(person && { roles: person.roles, unit: person.unit }) };
      }),
      votes: await checksOf(deps, await listsOf(deps), { caseKey, entries: actionsOf(entries) }),
    };
  };

/** Checks the log, the votes it tells of against ballots and lists, and that the log goes as far as the minutes say. */
export const verifyRecordBy = (deps: Deps) => async (): Promise<LogCheck> => {
  const { db } = deps.store;
  const lists = await listsOf(deps);
  const cases = new Set([...lists.rounds, ...lists.rows].map(({ caseKey }) => caseKey));
  const checks: VoteCheck[] = [];
  for (const caseKey of cases) {
    const entries = actionsOf(await caseEntries(db, caseKey));
    checks.push(...(await checksOf(deps, lists, { caseKey, entries })));
  }
  return {
    ...(await verifyLog(db)),
    votes: checks.filter(({ finding }) => finding !== 'proved'),
    votesProved: checks.filter(({ finding }) => finding === 'proved').length,
    minutesAstray: await minutesAstray(db),
  };
};
