import { createHash } from 'node:crypto';
import {
  type Action,
  askedIn,
  type Case,
  type Choice,
  type Clock,
  type Entities,
  firstRules,
  type ListName,
  type Person,
  type Setting,
  textHashOf,
  type Unit,
  type UnitCode,
  Values,
  type VotingRound,
} from '../../../programme/index.ts';
import { aLead, aPerson, LEAD, oid } from '../build.ts';
import { fakeRecords, type Held } from '../fake-records.ts';

/** The units that have a seat, in the order of the setting; the agency is the last. */
export const SEATED = ['BAL', 'BBJ', 'BGO', 'BGR', 'BSR', 'BSN', 'UDE'] as const;
export type Seated = (typeof SEATED)[number];

/** The member and the deputy of each unit's seat. */
export const memberOf = (unit: Seated): string => oid(21 + SEATED.indexOf(unit));
export const deputyOf = (unit: Seated): string => oid(31 + SEATED.indexOf(unit));
export const OFFICER = oid(42);
export const DEVELOPER = oid(43);
export const OBSERVER = oid(44);
export const STRATEGIC_CHAIR = oid(45);

export const CASE = '2025-2/5';
export const CHAIR = LEAD;

export const units = (): Unit[] => [
  ...SEATED.map(
    (code): Unit => ({
      code,
      name: code,
      kind: code === 'UDE' ? 'agency' : 'district',
      area: null,
    }),
  ),
  { code: 'DOU', name: 'Programkontoret', kind: 'office', area: null },
];

export const aMember = (unit: Seated, given: Partial<Person> = {}): Person =>
  aPerson({ oid: memberOf(unit), name: `Styremedlem ${unit}`, roles: ['operative-board'], unit, ...given });

export const aDeputy = (unit: Seated, given: Partial<Person> = {}): Person =>
  aPerson({ oid: deputyOf(unit), name: `Vara ${unit}`, roles: ['operative-board-deputy'], unit, ...given });

/** The chair, seven members and seven deputies, an officer, the applicant's developer, and a guest of the state's. */
export const board = (): Person[] => [
  aLead({ roles: ['programme-lead', 'operative-board-chair'] }),
  ...SEATED.map((unit) => aMember(unit)),
  ...SEATED.map((unit) => aDeputy(unit)),
  aPerson({ oid: OFFICER, name: 'Programkonsulent', roles: ['programme-officer'], unit: 'DOU' }),
  aPerson({ oid: DEVELOPER, name: 'Utvikler Alna', roles: ['developer'], unit: 'BAL' }),
  aPerson({ oid: OBSERVER, name: 'Statlig representant', roles: ['state-observer'], unit: 'STAT' }),
  aPerson({ oid: STRATEGIC_CHAIR, name: 'Leder strategisk styre', roles: ['strategic-chair'], unit: 'UDE' }),
];

/** A draft of an application, ready to be opened. */
export const aCase = (given: Partial<Case> = {}): Case => ({
  key: CASE,
  title: 'Ambulant team for barnehagene',
  kind: 'application',
  unit: 'BAL',
  affectedUnits: ['BAL', 'BBJ'],
  phase: 'planning',
  amount: 2_500_000,
  benefit: 'Barn får hjelp tidligere.',
  text: 'Et veiledningsteam for barnehageansatte.',
  documents: 'Søknad | https://taktfast.example/sok.pdf',
  state: 'draft',
  round: 1,
  ...given,
});

/** An open round on a case: opened on Monday 24 March 2025 at 09:00, until Monday 31 March at 15:00 in Oslo. */
export const aRound = (given: Partial<VotingRound> = {}, item: Case = aCase()): VotingRound => ({
  caseKey: item.key,
  round: item.round,
  asked: askedIn(item),
  textHash: textHashOf(askedIn(item)),
  status: 'open',
  openedAt: '2025-03-24T08:00:00Z',
  openedBy: LEAD,
  deadline: '2025-03-31T13:00:00Z',
  extensions: [],
  rules: firstRules,
  seats: SEATED.map((unit) => ({ unit, memberOid: memberOf(unit), deputyOid: deputyOf(unit) })),
  passes: [],
  answered: [],
  votes: [],
  ...given,
});

/** The case as it stands while a round of it is open. */
export const anOpenCase = (round: VotingRound = aRound(), given: Partial<Case> = {}): Case => ({
  ...aCase(),
  state: 'open',
  textHash: round.textHash,
  openedAt: round.openedAt,
  deadline: round.deadline,
  ...given,
});

/** A round that was closed: two for, two for with conditions, one against; a recused member whose deputy was away. */
export const aClosedRound = (given: Partial<VotingRound> = {}): VotingRound => {
  const open = aRound();
  const castAt = '2025-03-26T10:00:00Z';
  const choices: readonly Choice[] = [
    'recommend',
    'recommend',
    'recommend-with-conditions',
    'recommend-with-conditions',
    'not-recommend',
  ];
  const voted = SEATED.slice(1, 6);
  const title = open.asked.title;
  return {
    ...open,
    status: 'closed',
    passes: [
      { seat: 'BAL', oid: memberOf('BAL'), reason: 'party', at: castAt },
      { seat: 'BAL', oid: deputyOf('BAL'), reason: 'absent', at: castAt },
    ],
    answered: voted.map((seat) => ({ seat, oid: memberOf(seat), at: castAt })),
    endedAt: '2025-03-31T13:00:00Z',
    endedBy: 'deadline',
    tally: { for: 4, withConditions: 2, against: 1, abstained: 0 },
    outcome: 'recommended-with-conditions',
    conditions: 'Rapport om et halvt år.',
    votes: [
      ...voted.map((seat, at) => ({
        key: `${CASE}/1/${seat}`,
        title,
        caseKey: CASE,
        round: 1,
        seat,
        voterOid: memberOf(seat),
        choice: choices[at] ?? 'abstain',
        ...((at === 2 || at === 3) && { reason: 'Rapport om et halvt år.' }),
        recused: false,
        castAt,
      })),
      {
        key: `${CASE}/1/BAL/1`,
        title,
        caseKey: CASE,
        round: 1,
        seat: 'BAL' as const,
        voterOid: memberOf('BAL'),
        recused: true,
        passed: 'party' as const,
        castAt,
      },
      {
        key: `${CASE}/1/BAL/2`,
        title,
        caseKey: CASE,
        round: 1,
        seat: 'BAL' as const,
        voterOid: deputyOf('BAL'),
        recused: false,
        passed: 'absent' as const,
        castAt,
      },
    ],
    ...given,
  };
};

/** What the log has of a round as a whole: how it was opened, who passed seats on, and, once it is closed, its end. */
export const storyOf = (round: VotingRound): Pick<Action, 'verb' | 'after'>[] => {
  const { textHash, deadline, rules, seats, status, tally, passes, endedBy, outcome, conditions } = round;
  const entry = (verb: Action['verb'], after: object) => ({
    verb,
    after: Values.parse(JSON.parse(JSON.stringify({ round: round.round, ...after }))),
  });
  const conditionsHash = conditions && createHash('sha256').update(conditions).digest('hex');
  const end = entry('close-vote', { status, endedBy, outcome, totals: tally, conditionsHash });
  return [
    entry('open-vote', { textHash, deadline, rules, seats, passes: [] }),
    ...passes.map(({ seat, oid: who, reason }) => entry('pass-seat', { seat, oid: who, passed: reason })),
    ...(status === 'closed' ? [end] : []),
  ];
};

/** The case once that round was closed. */
export const aDecidedCase = (round: VotingRound = aClosedRound(), given: Partial<Case> = {}): Case => ({
  ...anOpenCase(round),
  state: 'decided',
  ...(round.outcome && { outcome: round.outcome }),
  ...(round.tally && { totals: round.tally }),
  ...(round.conditions && { conditions: round.conditions }),
  ...given,
});

export const unitSetting = (): Setting => ({ key: 'units', value: units() });

/** The whole board and what else is given; a round with the case it is of. */
export const boardRecords = (
  rows: Partial<{ [L in ListName]: Entities[L][] }> = {},
  { rounds = [], ...rest }: Omit<Partial<Held>, 'rounds'> & { rounds?: VotingRound[] } = {},
) =>
  fakeRecords(
    { TfPeople: board(), TfCases: [aCase()], TfSettings: [unitSetting()], ...rows },
    { ...rest, rounds: new Map(rounds.map((round) => [`${round.caseKey}/${round.round}`, round])) },
  );

/** Salts that are told apart at a glance: …01, …02. */
export const countingSalts = (): (() => string) => {
  let given = 0;
  return () => {
    given += 1;
    return given.toString(16).padStart(64, '0');
  };
};

/** A clock that can be moved. */
export const movableClock = (start: Clock) => {
  let clock = start;
  return {
    clock: { now: () => clock.now() },
    moveTo: (next: Clock) => {
      clock = next;
    },
  };
};

/** Whether a code is one of the units with a seat. */
export const isSeated = (unit: UnitCode): unit is Seated => SEATED.some((seated) => seated === unit);
