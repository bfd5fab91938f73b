import { Temporal } from 'temporal-polyfill';
import {
  askedIn,
  type Case,
  type Choice,
  caseOf,
  firstRules,
  type Person,
  type Records,
  type Seat,
  textHashOf,
  type UnitCode,
  type VotingRound,
} from '../../../programme/index.ts';
import { chanceOf } from '../../chance.ts';

/** Each case has six members who vote and a seventh who does not, so that no vote ends before the last word is said. */
const voting: readonly UnitCode[] = ['BAL', 'BBJ', 'BGO', 'BGR', 'BSR', 'BSN'];

export const oidOf = (number: number): string =>
  `7a1f0000-0000-4000-8000-${String(200_000 + number).padStart(12, '0')}`;
export const CHAIR = oidOf(99_999);
const silent = (at: number): string => oidOf(50_000 + at);
const keyOf = (at: number): string => `2025-1/${at + 1}`;
const casesFor = (members: number): number => Math.ceil(members / voting.length);
const caseOfMember = (member: number): string => keyOf(Math.floor(member / voting.length));

const aPerson = (oid: string, name: string, roles: Person['roles']): Person => ({
  ...{ oid, name, mail: `${oid}@taktfast.example`, roles, unit: 'DOU', language: 'nb' },
});

export const peopleFor = (members: number): Person[] => [
  aPerson(CHAIR, 'Programleder', ['programme-lead', 'operative-board-chair']),
  ...Array.from({ length: members }, (_, at) => aPerson(oidOf(at), `Styremedlem ${at}`, ['operative-board'])),
];

const seatsFor = (at: number, members: number): Seat[] => [
  ...voting.flatMap((unit, place): Seat[] => {
    const member = at * voting.length + place;
    return member < members ? [{ unit, memberOid: oidOf(member) }] : [];
  }),
  { unit: 'UDE', memberOid: silent(at) },
];

const roundFor = (at: number, members: number): VotingRound => {
  const item: Case = {
    ...{
      key: keyOf(at),
      title: `Søknad ${at + 1}`,
      kind: 'application',
      unit: 'BAL',
      affectedUnits: ['BAL'],
    },
    ...{ amount: 500_000, text: 'Et tilbud til barn og unge.', state: 'draft', round: 1 },
  };
  const now = Temporal.Now.instant().round('second');
  const asked = askedIn(item);
  return {
    ...{ caseKey: item.key, round: 1, asked, textHash: textHashOf(asked), status: 'open' },
    ...{ openedAt: now.toString(), openedBy: CHAIR, deadline: now.add({ hours: 24 }).toString() },
    ...{
      extensions: [],
      rules: firstRules,
      seats: seatsFor(at, members),
      passes: [],
      answered: [],
      votes: [],
    },
  };
};

/** Opens the vote on as many cases as give everybody one seat. */
export const openAll = (records: Records, members: number): Promise<void> =>
  records.transaction(async (tx) => {
    for (let at = 0; at < casesFor(members); at += 1) {
      const round = roundFor(at, members);
      await tx.saveRound(round);
      await tx.save('TfCases', caseOf(round));
    }
  });

/** One press of the button. */
export type Press = { member: number; key: string; choice: Choice; atMs: number };

const choices: readonly Choice[] = ['recommend', 'not-recommend', 'abstain', 'recommend-with-conditions'];

/** Members who vote before it counts, so that processes are warm, as they are on a day of work; on cases of their own. */
export const warmUpFor = (members: number): { first: number; count: number } => ({
  first: casesFor(members) * voting.length,
  count: 8 * voting.length,
});

/** Everybody votes within a second, and every other a second time within it, differently. */
export const pressesOf = (first: number, members: number, seed: number): Press[] => {
  const { below } = chanceOf(seed);
  return Array.from({ length: members }, (_, at) => first + at).flatMap((member): Press[] => {
    const key = caseOfMember(member);
    const chosen = below(choices.length);
    const press = (choice: number, atMs: number): Press => ({
      ...{ member, key, choice: choices[choice % choices.length] ?? 'abstain', atMs },
    });
    const once = press(chosen, below(700));
    return member % 2 === 0 ? [once, press(chosen + 1, once.atMs + below(1_000 - once.atMs))] : [once];
  });
};
