import { actsForOffice } from '../access.ts';
import { changedFields, type UseCaseDeps } from '../act.ts';
import type { ListName } from '../actions.ts';
import { sameValue } from '../canonical-json.ts';
import { withoutWords } from '../hidden-words.ts';
import type { Case } from './case.ts';
import { caseOf } from './case-record.ts';
import { askedIn } from './case-text.ts';
import { atCase, type CaseTurn, SELF } from './case-turn.ts';
import type { Vote } from './vote.ts';
import type { VotingRound } from './voting-round.ts';

// SharePoint answers an empty yes/no column with no, and several choices in the order of the column.
const plain = (row: object): object =>
  Object.fromEntries(
    Object.entries(row)
      .filter(([, value]) => value !== undefined && value !== false)
      .map(([field, value]) => [field, Array.isArray(value) ? value.toSorted() : value]),
  );

const differs = (held: object | undefined, record: object): boolean =>
  held === undefined || !sameValue(plain(held), plain(record));

/** The row is of the next round already, which the office may edit, or withdraw, until it is opened. */
const isOfNext = ({ round, reopened }: VotingRound, held: Case | undefined): boolean =>
  reopened !== undefined &&
  held !== undefined &&
  held.round > round &&
  (held.state === 'draft' || held.state === 'withdrawn');

type Kept<L extends ListName> = { list: L; key: string };

const isRight = (round: VotingRound, held: Case | undefined): boolean =>
  isOfNext(round, held) || !differs(held, caseOf(round));

const note = (turn: CaseTurn, { list, key }: Kept<ListName>, held: object | undefined, record: object) => {
  const changed = changedFields(plain(held ?? {}), plain(record));
  return turn.tx.log({
    ...{ at: turn.at, actor: SELF, via: turn.via, verb: 'restore', list, key },
    before: withoutWords(list, changed.before),
    after: withoutWords(list, changed.after),
  });
};

const guardCase = async (
  turn: CaseTurn,
  round: VotingRound,
  unreadable: ReadonlySet<string>,
): Promise<string[]> => {
  const { caseKey: key } = round;
  const held = await turn.tx.find('TfCases', key);
  if (unreadable.has(`TfCases ${key}`) || isRight(round, held)) return [];
  const record = caseOf(round);
  await turn.tx.save('TfCases', record);
  await note(turn, { list: 'TfCases', key }, held, record);
  return [key];
};

const guardVote = async (turn: CaseTurn, vote: Vote, unreadable: ReadonlySet<string>): Promise<string[]> => {
  const held = await turn.tx.find('TfVotes', vote.key);
  if (unreadable.has(`TfVotes ${vote.key}`) || !differs(held, vote)) return [];
  await turn.tx.save('TfVotes', vote);
  await note(turn, { list: 'TfVotes', key: vote.key }, held, vote);
  return [vote.key];
};

// The same rows are told of once a day, however often somebody writes there.
const tellOffice = async (
  { tx, people, today }: CaseTurn,
  caseKey: string,
  rows: string[],
): Promise<void> => {
  for (const { oid: personOid } of people.filter(actsForOffice)) {
    const payload = { kind: 'case-altered', itemKey: caseKey, rows } as const;
    await tx.queue({
      personOid,
      kind: 'case-altered',
      key: `${caseKey} ${today} ${rows.join(' ')}`,
      payload,
    });
  }
};

const guardRound = (
  deps: UseCaseDeps,
  { caseKey, round: number }: VotingRound,
  isLast: boolean,
): Promise<string[]> =>
  atCase(deps, { oid: SELF, via: 'schedule' }, async (turn) => {
    const round = await turn.tx.holdRound(caseKey, number);
    if (!round) return [];
    // What cannot be read is told as a fault of its row, and comes back here once it can.
    const unreadable = new Set((await turn.tx.faults()).map(({ list, key = '' }) => `${list} ${key}`));
    const rows = isLast ? await guardCase(turn, round, unreadable) : [];
    for (const vote of round.votes) rows.push(...(await guardVote(turn, vote, unreadable)));
    if (rows.length > 0) await tellOffice(turn, caseKey, rows);
    return rows;
  });

/** A case the list says was opened or decided, though nobody ever opened it: a decision made by hand. */
const guardUnopened = (deps: UseCaseDeps, key: string): Promise<string[]> =>
  atCase(deps, { oid: SELF, via: 'schedule' }, async (turn) => {
    const held = await turn.tx.hold('TfCases', key);
    if (!held || !claimsVote(held) || (await turn.tx.holdRound(key))) return [];
    const draft: Case = { ...askedIn(held), state: 'draft' };
    await turn.tx.save('TfCases', draft);
    await note(turn, { list: 'TfCases', key }, held, draft);
    await tellOffice(turn, key, [key]);
    return [key];
  });

const claimsVote = ({ state }: Case): boolean => state === 'open' || state === 'decided';

/**
 * Holds the lists against the record of the store: a locked text, an outcome or a vote that somebody edited or
 * deleted in SharePoint is put back, and a case opened or decided by hand is a draft again; it is logged, and told to
 * the office. Tells the keys of the rows put back.
 */
export const guardCases = (deps: UseCaseDeps) => async (): Promise<string[]> => {
  const { records } = deps;
  const rounds = await records.votingRounds();
  const cases = new Map((await records.all('TfCases')).map((item) => [item.key, item]));
  const votes = new Map((await records.all('TfVotes')).map((vote) => [vote.key, vote]));
  const restored: string[] = [];
  for (const round of rounds) {
    const isLast = !rounds.some((other) => other.caseKey === round.caseKey && other.round > round.round);
    const looksRight =
      (!isLast || isRight(round, cases.get(round.caseKey))) &&
      round.votes.every((vote) => !differs(votes.get(vote.key), vote));
    // Most are as they should be, and take no transaction.
    if (!looksRight) restored.push(...(await guardRound(deps, round, isLast)));
  }
  const opened = new Set(rounds.map(({ caseKey }) => caseKey));
  for (const item of cases.values())
    if (claimsVote(item) && !opened.has(item.key)) restored.push(...(await guardUnopened(deps, item.key)));
  return restored;
};
