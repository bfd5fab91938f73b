import { describe, expect, it } from '@jest/globals';
import { auditVotes, type VotingRound } from '../../../programme/index.ts';
import { by } from '../build.ts';
import { CASE, CHAIR, memberOf, OFFICER } from './build.ts';
import { type BoardRoom, boardRoom, voteInTurn } from './room.ts';

const findingsOf = (room: BoardRoom, change: Partial<VotingRound> = {}): string[] => {
  const round: VotingRound = { ...room.roundNow(), ...change };
  return auditVotes({
    rounds: [round],
    ballots: room.ballots(),
    entries: room.records.held().actions.filter(({ list }) => list === 'TfCases'),
    rows: round.votes,
    minutes: [],
    unreadable: new Set(),
  }).flatMap(({ key, finding }) => (finding === 'proved' ? [] : [`${key} ${finding}`]));
};

/** Opened, given longer, passed on once, tied, and decided by the chair with conditions. */
const decided = async (): Promise<BoardRoom> => {
  const room = boardRoom();
  await room.open();
  await room.extend(by(OFFICER), { key: CASE, deadline: '2025-04-02', reason: 'Påske.' });
  await room.pass(memberOf('UDE'), 'family');
  await voteInTurn(room, [
    ['BAL', 'recommend-with-conditions'],
    ['BBJ', 'recommend'],
    ['BGO', 'not-recommend'],
    ['BGR', 'not-recommend'],
  ]);
  await room.close(by(CHAIR), { key: CASE });
  const casting = { impartial: 'yes', choice: 'recommend-with-conditions', reason: 'Rapport i mai.' };
  await room.breakTie(by(CHAIR), { key: CASE, round: 1, ...casting });
  return room;
};

describe('an audit of a round as a whole', () => {
  it('finds nothing at any time in the life of one that nobody changed', async () => {
    const room = boardRoom();
    await room.open();
    expect(findingsOf(room)).toEqual([]);
    await room.pass(memberOf('BAL'), 'party');
    expect(findingsOf(room)).toEqual([]);
    await room.withdraw();
    expect(findingsOf(room)).toEqual([]);
    await room.reopen();
    await room.open();
    await voteInTurn(room, [['BAL', 'abstain']]);
    await room.close(by(CHAIR), { key: CASE });
    expect(findingsOf(room)).toEqual([]);
    expect(findingsOf(await decided())).toEqual([]);
  });

  it('names one whose question, rules, seats or deadline are others than the log has', async () => {
    const room = await decided();
    const { asked, rules, seats } = room.roundNow();
    const changes: Partial<VotingRound>[] = [
      { asked: { ...asked, text: 'Noe ganske annet.' } },
      { textHash: 'a'.repeat(64) },
      { rules: { ...rules, quorumPercent: 10 } },
      { seats: seats.slice(1) },
      { deadline: '2025-03-31T13:00:00Z' },
    ];
    for (const change of changes) expect(findingsOf(room, change)).toContain(`${CASE}/1 opening-differs`);
  });

  it('names one whose recusals are others', async () => {
    const room = await decided();
    const [pass] = room.roundNow().passes;
    if (!pass) throw new Error('nobody passed');
    expect(findingsOf(room, { passes: [] })).toContain(`${CASE}/1 recusals-differ`);
    expect(findingsOf(room, { passes: [{ ...pass, reason: 'absent' }] })).toContain(
      `${CASE}/1 recusals-differ`,
    );
  });

  it('names one whose outcome, totals, conditions, authority or casting vote are others', async () => {
    const room = await decided();
    const { casting } = room.roundNow();
    if (!casting) throw new Error('nobody broke the tie');
    const changes: Partial<VotingRound>[] = [
      { outcome: 'recommended' },
      { tally: { for: 3, withConditions: 1, against: 1, abstained: 0 } },
      { conditions: 'Ingen.' },
      { fastTrack: true },
      { because: 'too-few' },
      { endedBy: 'deadline' },
      { casting: { ...casting, choice: 'recommend' } },
    ];
    for (const change of changes) expect(findingsOf(room, change)).toEqual([`${CASE}/1 outcome-differs`]);
  });
});
