import { describe, expect, it } from '@jest/globals';
import {
  type Ballot,
  type Case,
  caseLines,
  caseView,
  firstRules,
  type Person,
  type VotingRound,
} from '../../../programme/index.ts';
import {
  aCase,
  aClosedRound,
  aDecidedCase,
  anOpenCase,
  aRound,
  board,
  CASE,
  CHAIR,
  DEVELOPER,
  deputyOf,
  memberOf,
  OBSERVER,
  OFFICER,
} from './build.ts';

const person = (oid: string): Person => {
  const found = board().find((one) => one.oid === oid);
  if (!found) throw new Error('nobody');
  return found;
};
const answered = [{ seat: 'BBJ' as const, oid: memberOf('BBJ'), at: '2025-03-25T08:00:00Z' }];
const open = aRound({
  answered,
  passes: [{ seat: 'BAL', oid: memberOf('BAL'), reason: 'family', at: '2025-03-25T08:00:00Z' }],
});

const seen = (oid: string, round: VotingRound = open, item: Case = anOpenCase(round), ownBallot?: Ballot) =>
  caseView({ item, rounds: [round], people: board(), reader: person(oid), today: '2025-03-26', ownBallot });

describe('the list of cases', () => {
  const cases = [
    aCase({ key: '2025-1/1', state: 'withdrawn' }),
    aDecidedCase(aClosedRound(), { key: '2025-1/2' }),
    aCase({ key: '2025-2/9' }),
    anOpenCase(open),
    anOpenCase(open, { key: '2025-2/10' }),
  ];
  const keysFor = (oid: string) => caseLines(cases, [open], person(oid)).cases.map(({ key }) => key);

  it('has open cases first and the newest first, and drafts for the office only', () => {
    expect(keysFor(OFFICER)).toEqual(['2025-2/10', CASE, '2025-2/9', '2025-1/2', '2025-1/1']);
    expect(keysFor(memberOf('BBJ'))).toEqual(['2025-2/10', CASE, '2025-1/2', '2025-1/1']);
  });

  it('has no applications for state representatives', () => expect(keysFor(OBSERVER)).toEqual([]));

  it('tells how many have answered, and whether one’s own answer is missing', () => {
    const line = (oid: string) => caseLines(cases, [open], person(oid)).cases.find(({ key }) => key === CASE);
    expect(line(OFFICER)).toMatchObject({ seats: { all: 7, answered: 1 } });
    expect(line(OFFICER)).not.toHaveProperty('own');
    expect(line(memberOf('BBJ'))?.own).toBe('answered');
    expect(line(memberOf('BGO'))?.own).toBe('waiting');
    expect(line(deputyOf('BAL'))?.own).toBe('waiting');
    expect(line(memberOf('BAL'))).not.toHaveProperty('own');
  });

  it('says who may prepare cases', () => {
    expect(caseLines([], [], person(OFFICER)).mayPrepare).toBe(true);
    expect(caseLines([], [], person(memberOf('BAL'))).mayPrepare).toBe(false);
  });
});

describe('the page of a case', () => {
  it('shows the board who has answered, never how, and no ground, until the vote has ended', () => {
    const { round } = seen(CHAIR);
    expect(round?.seats?.slice(0, 3)).toEqual([
      { unit: 'BAL', standing: 'waiting', passed: ['Styremedlem BAL'], holder: 'Vara BAL' },
      { unit: 'BBJ', standing: 'answered', passed: [], holder: 'Styremedlem BBJ' },
      { unit: 'BGO', standing: 'waiting', passed: [], holder: 'Styremedlem BGO' },
    ]);
    expect(round).not.toHaveProperty('tally');
  });

  it('is the same to the letter for everybody without a seat, however anybody votes', () => {
    // Even if choices and counts had come to lie in the round, they would not come out here.
    const leaking: VotingRound = {
      ...open,
      votes: aClosedRound().votes,
      tally: { for: 1, withConditions: 0, against: 0, abstained: 0 },
    };
    for (const oid of [CHAIR, OFFICER, DEVELOPER, memberOf('BGO')])
      expect(JSON.stringify(seen(oid, leaking))).toBe(JSON.stringify(seen(oid)));
  });

  it('shows a member their own last word, and nobody else’s', () => {
    const ballot: Ballot = {
      ...{ caseKey: CASE, round: 1, seat: 'BBJ', voterOid: memberOf('BBJ'), choice: 'not-recommend' },
      ...{ reason: 'For dyrt.', castAt: '2025-03-25T08:00:00Z', salt: 'a'.repeat(64) },
    };
    const { own } = seen(memberOf('BBJ'), open, anOpenCase(open), ballot);
    expect(own).toEqual({
      standing: 'answered',
      ballot: { choice: 'not-recommend', reason: 'For dyrt.', castAt: '2025-03-25T08:00:00Z' },
    });
    expect(JSON.stringify(own)).not.toContain('aaaa');
    expect(seen(memberOf('BAL')).passed).toBe('family');
  });

  it('shows those outside the board no seats, before or after', () => {
    expect(seen(DEVELOPER).round).not.toHaveProperty('seats');
    const closed = aClosedRound();
    const after = seen(DEVELOPER, closed, aDecidedCase(closed)).round;
    expect(after).not.toHaveProperty('seats');
    expect(after?.tally).toEqual(closed.tally);
  });

  it('shows votes and totals once the vote has ended', () => {
    const closed = aClosedRound();
    const { round } = seen(memberOf('BAL'), closed, aDecidedCase(closed));
    expect(round?.seats?.find(({ unit }) => unit === 'BGR')?.vote).toEqual({
      choice: 'recommend-with-conditions',
      reason: 'Rapport om et halvt år.',
    });
    expect(round).toMatchObject({ status: 'closed', endedBy: 'deadline', tally: { for: 4, against: 1 } });
  });

  it('of a secret ballot shows totals only', () => {
    const secret = aClosedRound({
      rules: { ...firstRules, secretBallot: true },
      votes: aClosedRound().votes.filter(({ choice }) => choice === undefined),
    });
    const { round } = seen(CHAIR, secret, aDecidedCase(secret));
    expect(round?.seats?.some((seat) => 'vote' in seat)).toBe(false);
    expect(round?.secret).toBe(true);
  });

  it('at a tie shows the totals, and the casting vote once it is given', () => {
    const tally = { for: 3, withConditions: 0, against: 3, abstained: 1 };
    const tied = aRound({ status: 'tied', endedAt: '2025-03-31T13:00:00Z', tally });
    expect(seen(CHAIR, tied).round).toMatchObject({ status: 'tied', tally });
    expect(seen(CHAIR, tied).may).toEqual(['withdraw', 'break-tie']);
    const casting = {
      oid: CHAIR,
      choice: 'recommend' as const,
      reason: 'Haster.',
      at: '2025-03-31T14:00:00Z',
    };
    const closed = aClosedRound({ casting, tally });
    expect(seen(CHAIR, closed, aDecidedCase(closed)).round?.casting).toEqual({
      choice: 'recommend',
      reason: 'Haster.',
    });
  });

  it('offers each what they may do', () => {
    expect(seen(OFFICER).may).toEqual(['extend', 'withdraw']);
    expect(seen(CHAIR).may).toEqual(['extend', 'withdraw', 'close']);
    expect(seen(memberOf('BGO')).may).toEqual(['vote']);
    expect(seen(memberOf('BAL')).may).toEqual([]);
    expect(seen(deputyOf('BAL')).may).toEqual(['vote']);
    const closed = aClosedRound();
    expect(seen(OFFICER, closed, aDecidedCase(closed)).may).toEqual(['reopen']);
    const draft = caseView({
      ...{ item: aCase(), rounds: [], people: board(), reader: person(OFFICER), today: '2025-03-26' },
      ownBallot: undefined,
    });
    expect(draft.may).toEqual(['edit', 'open', 'withdraw']);
    expect(draft.item.documentLines).toBe('Søknad | https://taktfast.example/sok.pdf');
    expect(draft.item.documents).toEqual([{ title: 'Søknad', url: 'https://taktfast.example/sok.pdf' }]);
    expect(draft).not.toHaveProperty('round');
  });

  it('tells of extensions with their reasons', () => {
    const extended = aRound({
      extensions: [
        { at: '2025-03-26T08:00:00Z', by: OFFICER, deadline: '2025-04-02T13:00:00Z', reason: 'Påske' },
      ],
    });
    expect(seen(DEVELOPER, extended).round?.extensions).toEqual([
      { deadline: '2025-04-02T13:00:00Z', reason: 'Påske' },
    ]);
  });
});
