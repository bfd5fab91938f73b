import type { BoardRules } from '../../../programme/index.ts';

/**
 * One vote from beginning to end. Seats stand in the order BAL BBJ BGO BGR BSR BSN UDE, one letter each:
 * Y recommends · C with conditions · N does not · A abstains · - has not answered;
 * small letters: the member was recused, and the deputy voted so; w: and the deputy has not answered; R: both recused.
 * Expected: the outcome, why where that needs saying, and `own` where the strategic chair may recommend it alone.
 */
export type Situation = {
  title: string;
  votes: string;
  rules?: Partial<BoardRules>;
  casting?: string;
  /** Kroner; two and a half million, too much for the strategic chair alone, unless told. */
  amount?: number | 'none';
  affected?: readonly ('BAL' | 'BBJ' | 'BGO' | 'DOU')[];
  kind?: 'discussion';
  expected: string;
};

const of = (title: string, votes: string, expected: string, rest: Partial<Situation> = {}): Situation => ({
  title,
  votes,
  expected,
  ...rest,
});

const secret = { rules: { secretBallot: true } };
const outside = { rules: { abstention: 'stands-outside' } } as const;
const nobody = { rules: { castingVote: 'nobody' } } as const;
const quorum = (quorumPercent: number) => ({ rules: { quorumPercent } });
const small = { amount: 500_000 };

// Half of seven seats is four that take part.
const majorities = [
  of('seven for', 'YYYYYYY', 'recommended'),
  of('six for, one against', 'YYYYYYN', 'recommended'),
  of('four for, three against', 'YYYYNNN', 'recommended'),
  of('three for, four against', 'YYYNNNN', 'not-recommended'),
  of('seven against', 'NNNNNNN', 'not-recommended'),
  of('four for, three silent', 'YYYY---', 'recommended'),
  of('four against, three silent', 'NNNN---', 'not-recommended'),
  of('three for, two against, two silent', 'YYYNN--', 'recommended'),
];

const quorums = [
  of('three for, four silent', 'YYY----', 'not-quorate: too-few'),
  of('three against, four silent', 'NNN----', 'not-quorate: too-few'),
  of('nobody answered', '-------', 'not-quorate: too-few'),
  of('two thirds of seven is five: four for', 'YYYY---', 'not-quorate: too-few', quorum(67)),
  of('two thirds of seven is five: five for', 'YYYYY--', 'recommended', quorum(67)),
  of('all must take part: six for', 'YYYYYY-', 'not-quorate: too-few', quorum(100)),
  of('all must take part: seven did', 'YYYYYYN', 'recommended', quorum(100)),
  of('one in a hundred must take part: one for', 'Y------', 'recommended', quorum(1)),
  of('six seats, half is three: three answered', 'YYN---', 'recommended'),
  of('six seats, half is three: two answered', 'YY----', 'not-quorate: too-few'),
  of('five seats, half rounded up is three: two answered', 'YY---', 'not-quorate: too-few'),
  of('five seats: one for, one against, one abstains', 'YNA--', 'tie'),
  of('one seat: for', 'Y', 'recommended'),
];

const ties = [
  of('two against two', 'YYNN---', 'tie'),
  of('three against three', 'YYYNNN-', 'tie'),
  of('three against three and one abstains', 'YYYNNNA', 'tie'),
  of('two against two, the chair is for', 'YYNN---', 'recommended', { casting: 'Y' }),
  of('two against two, the chair is against', 'YYNN---', 'not-recommended', { casting: 'N' }),
  of('two against two, the chair wants conditions', 'YYNN---', 'recommended-with-conditions', {
    casting: 'C',
  }),
  of('two against two, the chair does not break it', 'YYNN---', 'deferred: tie-unbroken', { casting: 'A' }),
  of('three against three, one abstains, the chair is for', 'YYYNNNA', 'recommended', { casting: 'Y' }),
  of('two against two, and the rules have no casting vote', 'YYNN---', 'deferred: tie-unbroken', nobody),
  of('three against three in deputies', 'yyynnnR', 'tie'),
  of('three against three in deputies, the chair is against', 'yyynnnR', 'not-recommended', {
    casting: 'N',
  }),
  of('conditions count as for in a tie', 'YYCNNN-', 'tie'),
  of(
    'a tie with conditions, the chair is for: three without against four',
    'YYCNNN-',
    'recommended-with-conditions',
    {
      casting: 'Y',
    },
  ),
  of('a tie with conditions, the chair is against', 'YYCNNN-', 'not-recommended', { casting: 'N' }),
  of('a casting vote where there is no tie changes nothing', 'YYYN---', 'recommended', { casting: 'N' }),
];

const abstentions = [
  of('four for, three abstain', 'YYYYAAA', 'recommended'),
  of('one for, three abstain: four take part', 'YAAA---', 'recommended'),
  of('one against, three abstain', 'NAAA---', 'not-recommended'),
  of('all abstain', 'AAAAAAA', 'deferred: nobody-for-or-against'),
  of('four abstain, three silent', 'AAAA---', 'deferred: nobody-for-or-against'),
  of('one for, three stand outside', 'YAAA---', 'not-quorate: too-few', outside),
  of('three for, one stands outside', 'YYYA---', 'not-quorate: too-few', outside),
  of('four for, three stand outside', 'YYYYAAA', 'recommended', outside),
  of('four stand outside', 'AAAA---', 'not-quorate: too-few', outside),
  of('deputies who abstain take part', 'aaaaYYY', 'recommended'),
];

// Without conditions only when those who want it so outnumber those who want conditions and those against, together.
const conditions = [
  of('seven want conditions', 'CCCCCCC', 'recommended-with-conditions'),
  of('four without, three with', 'YYYYCCC', 'recommended'),
  of('three without, four with', 'YYYCCCC', 'recommended-with-conditions'),
  of('three without, two with', 'YYYCC--', 'recommended'),
  of('two without, two with: the careful one', 'YYCC---', 'recommended-with-conditions'),
  of('three without against one with and two against', 'YYYCNN-', 'recommended-with-conditions'),
  of('four without against one with and two against', 'YYYYCNN', 'recommended'),
  of('four without against two with and one against', 'YYYYCCN', 'recommended'),
  of('one without, one with, four against', 'YCNNNN-', 'not-recommended'),
  of('one with, five against, one abstains', 'CNNNNNA', 'not-recommended'),
  of('one with, nobody else', 'C------', 'not-quorate: too-few'),
  of('deputies want conditions', 'ccccY--', 'recommended-with-conditions'),
];

const recusals = [
  of('one recused, the deputy is for', 'yYYYYYY', 'recommended'),
  of('one recused, the deputy is against, three to four', 'nYYYNNN', 'not-recommended'),
  of('one recused and the deputy too', 'RYYYYYY', 'recommended'),
  of('three seats empty, four for', 'RRRYYYY', 'recommended'),
  of('four seats empty, three for: they count in the half', 'RRRRYYY', 'not-quorate: too-few'),
  of('six seats empty', 'RRRRRRY', 'not-quorate: too-few'),
  of('all recused', 'RRRRRRR', 'not-quorate: all-recused'),
  of('all members recused, deputies four to three', 'yyyynnn', 'recommended'),
  of('four deputies against three members', 'nnnnYYY', 'not-recommended'),
  of('a called deputy is silent', 'wYYYYYY', 'recommended'),
  of('four called deputies are silent', 'wwwwYYY', 'not-quorate: too-few'),
  of('three seats empty, two against two', 'RRRYYNN', 'tie'),
  of('three seats empty, one silent', 'RRRYYN-', 'not-quorate: too-few'),
];

const secrets = [
  of('secret: five for', 'YYYYY--', 'recommended', secret),
  of('secret: three for, two against', 'YYYNN--', 'recommended', secret),
  of('secret: four votes are too few', 'YYYY---', 'deferred: too-few-to-be-secret', secret),
  of(
    'secret: two against two is too few before it is a tie',
    'YYNN---',
    'deferred: too-few-to-be-secret',
    secret,
  ),
  of('secret: three are no quorum in the first place', 'YYY----', 'not-quorate: too-few', secret),
  of('secret: recusals leave four', 'YYRRRYY', 'deferred: too-few-to-be-secret', secret),
  of('secret: five abstain', 'AAAAA--', 'deferred: nobody-for-or-against', secret),
  of('secret: a tie of six, the chair is against', 'YYYNNN-', 'not-recommended', { ...secret, casting: 'N' }),
];

const authority = [
  of('one million exactly', 'YYYYYYY', 'recommended, own', { amount: 1_000_000 }),
  of('one million and one', 'YYYYYYY', 'recommended', { amount: 1_000_001 }),
  of('nothing', 'YYYYYYY', 'recommended, own', { amount: 0 }),
  of('no amount given', 'YYYYYYY', 'recommended', { amount: 'none' }),
  of('an affected district is against', 'YNYYYYY', 'recommended', small),
  of('an affected district abstains', 'YAYYYYY', 'recommended', small),
  of('an affected district is silent', 'Y-YYYYY', 'recommended', small),
  of('the agency is against', 'YYYYYYN', 'recommended', small),
  of('the agency abstains', 'YYYYYYA', 'recommended', small),
  of('the agency is recused, and its deputy', 'YYYYYYR', 'recommended', small),
  of('an affected district is recused, its deputy is for', 'yYYYYYY', 'recommended, own', small),
  of('an affected district is recused, and its deputy', 'RYYYYYY', 'recommended', small),
  of('only districts that are not affected are against', 'YYYNNNY', 'recommended, own', {
    ...small,
    affected: ['BGO'],
  }),
  of('the affected one and the agency want conditions', 'CYYYYYC', 'recommended, own', {
    ...small,
    affected: ['BAL'],
  }),
  of('all want conditions', 'CCCCCCC', 'recommended-with-conditions, own', small),
  of('an affected unit without a seat has no say', 'YYYYYYY', 'recommended, own', {
    ...small,
    affected: ['BAL', 'DOU'],
  }),
  of('the chair breaks a tie for it', 'YYNNNAY', 'recommended, own', { ...small, casting: 'Y' }),
  of('not recommended', 'NNNNNNN', 'not-recommended', small),
  of('a discussion asks for nothing', 'YYYYYYY', 'recommended', { ...small, kind: 'discussion' }),
  of('secret: every seat is for, and the totals say so', 'YYYYYYY', 'recommended, own', {
    ...small,
    ...secret,
  }),
  of('secret: one abstains, and nobody may know who', 'YYYYYYA', 'recommended', { ...small, ...secret }),
  of('secret: one seat is empty', 'RYYYYYY', 'recommended', { ...small, ...secret }),
];

export const situations: Situation[] = [
  ...majorities,
  ...quorums,
  ...ties,
  ...abstentions,
  ...conditions,
  ...recusals,
  ...secrets,
  ...authority,
];
