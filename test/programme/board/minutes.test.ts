import { describe, expect, it } from '@jest/globals';
import { ACCESS_CODE, firstRules, type LogMark, minutesOf } from '../../../programme/index.ts';
import { aClosedRound, aRound, board, CASE, CHAIR, deputyOf, memberOf } from './build.ts';

const log: LogMark = { seq: 17, at: '2025-03-31T13:00:02Z', hash: 'a'.repeat(64) };

const made = { people: board(), settings: [], log };
const minuted = (given: Parameters<typeof aClosedRound>[0] = {}) => {
  const minutes = minutesOf(aClosedRound(given), made);
  if (!minutes) throw new Error('no minutes');
  return minutes;
};
const seatIn = (given: ReturnType<typeof minuted>, unit: string) =>
  given.seats.find((seat) => seat.unit === unit);

describe('the minutes of a round', () => {
  it('hold what was asked and its hash, when and by whom it was opened, and how it ended', () => {
    const minutes = minuted();
    const { asked, textHash } = aRound();
    expect(minutes).toMatchObject({
      ...{ caseKey: CASE, round: 1, asked, textHash, openedBy: 'Programleder' },
      ...{
        endedBy: 'deadline',
        outcome: 'recommended-with-conditions',
        conditions: 'Rapport om et halvt år.',
      },
      log,
    });
  });

  it('name who held each seat, who was recused and on what ground, who was away, and who voted what', () => {
    const minutes = minuted();
    expect(seatIn(minutes, 'BAL')).toEqual({
      unit: 'BAL',
      member: 'Styremedlem BAL',
      deputy: 'Vara BAL',
      passes: [
        { name: 'Styremedlem BAL', reason: 'party', at: '2025-03-26T10:00:00Z' },
        { name: 'Vara BAL', reason: 'absent', at: '2025-03-26T10:00:00Z' },
      ],
    });
    expect(seatIn(minutes, 'BGR')).toMatchObject({
      answeredBy: 'Styremedlem BGR',
      vote: { choice: 'recommend-with-conditions', reason: 'Rapport om et halvt år.' },
    });
    expect(seatIn(minutes, 'UDE')).toMatchObject({ passes: [] });
    expect(seatIn(minutes, 'UDE')).not.toHaveProperty('vote');
  });

  it('count the quorum by the rules in force: four of seven were needed, five took part', () => {
    expect(minuted().quorum).toEqual({ needed: 4, tookPart: 5 });
    const tally = { for: 3, withConditions: 0, against: 1, abstained: 1 };
    expect(minuted({ tally }).quorum.tookPart).toBe(5);
    const rules = { ...firstRules, abstention: 'stands-outside' as const };
    expect(minuted({ tally, rules }).quorum.tookPart).toBe(4);
  });

  it('of a secret ballot hold who answered, and no choice, reason or time of a vote', () => {
    // Even if a choice had come to lie in the round, it would not come out here.
    const minutes = minuted({ rules: { ...firstRules, secretBallot: true } });
    expect(minutes.seats.filter((seat) => 'vote' in seat)).toEqual([]);
    expect(seatIn(minutes, 'BGR')).toMatchObject({ answeredBy: 'Styremedlem BGR' });
    expect(minutes.totals).toEqual({ for: 4, withConditions: 2, against: 1, abstained: 0 });
    expect(JSON.stringify(minutes.seats)).not.toMatch(/recommend|halvt/);
  });

  it('of a secret ballot of too few to be counted hold how many answered, and no totals', () => {
    const minutes = minuted({
      rules: { ...firstRules, secretBallot: true },
      ...{ tally: undefined, outcome: 'deferred', because: 'too-few-to-be-secret', conditions: undefined },
      answered: aClosedRound().answered.slice(0, 4),
    });
    expect(minutes.quorum).toEqual({ needed: 4, tookPart: 4 });
    expect(minutes).not.toHaveProperty('totals');
  });

  it('hold a deputy’s vote as the deputy’s', () => {
    const round = aClosedRound();
    const minutes = minuted({
      answered: [{ seat: 'BBJ', oid: deputyOf('BBJ'), at: '2025-03-27T10:00:00Z' }],
      passes: [{ seat: 'BBJ', oid: memberOf('BBJ'), reason: 'family', at: '2025-03-26T10:00:00Z' }],
      votes: round.votes.map((vote) => (vote.seat === 'BBJ' ? { ...vote, voterOid: deputyOf('BBJ') } : vote)),
    });
    expect(seatIn(minutes, 'BBJ')).toMatchObject({
      answeredBy: 'Vara BBJ',
      passes: [{ name: 'Styremedlem BBJ', reason: 'family' }],
    });
  });

  it('hold extensions with their reasons, the casting vote, and why there is no recommendation', () => {
    const at = '2025-03-28T10:00:00Z';
    const minutes = minuted({
      extensions: [{ at, by: CHAIR, deadline: '2025-04-02T13:00:00Z', reason: 'Påske' }],
      casting: { oid: CHAIR, choice: 'abstain', at },
      outcome: 'deferred',
      because: 'tie-unbroken',
      reason: 'Nye opplysninger',
      fastTrack: true,
    });
    expect(minutes).toMatchObject({
      extensions: [{ at, by: 'Programleder', deadline: '2025-04-02T13:00:00Z', reason: 'Påske' }],
      casting: { name: 'Programleder', choice: 'abstain', at },
      because: 'tie-unbroken',
      reason: 'Nye opplysninger',
      fastTrack: true,
    });
  });

  it('leave out a name nobody knows any more', () => {
    const minutes = minutesOf(aClosedRound({ openedBy: 'taktfast' }), { ...made, people: [] });
    expect(minutes?.openedBy).toBeUndefined();
    expect(minutes?.seats[0]).not.toMatchObject({ member: expect.anything() });
  });

  it('are public unless the office has set another access code', () => {
    expect(minuted().accessCode).toBe('Offentlig');
    const settings = [{ key: ACCESS_CODE, value: 'UO § 13' }];
    expect(minutesOf(aClosedRound(), { ...made, settings })?.accessCode).toBe('UO § 13');
  });

  it('are not written while the vote is open or tied, nor of a round that was withdrawn', () => {
    expect(minutesOf(aRound(), made)).toBeUndefined();
    expect(minutesOf(aRound({ status: 'tied', endedAt: '2025-03-31T13:00:00Z' }), made)).toBeUndefined();
    expect(minutesOf(aClosedRound({ status: 'withdrawn' }), made)).toBeUndefined();
  });
});
