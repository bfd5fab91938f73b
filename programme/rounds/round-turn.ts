import { actsForOffice } from '../access.ts';
import { actorIn, changedFields, refuseFaulty, type UseCaseDeps } from '../act.ts';
import type { Verb } from '../actions.ts';
import { type IsoDate, osloDay, wholeSeconds } from '../dates.ts';
import type { Person } from '../people.ts';
import type { Actor, Transaction } from '../ports.ts';
import { Refusal } from '../refusal.ts';
import type { Setting } from '../settings.ts';
import type { RoundPeriod } from './period.ts';
import { type Round, roundIn, roundKey, roundSetting } from './round.ts';

/** One person at a round, inside one transaction. */
export type Meeting = {
  tx: Transaction;
  person: Person;
  people: Person[];
  via: Actor['via'];
  settings: Setting[];
  today: IsoDate;
  /** Now, in whole seconds. */
  at: string;
};

/** As `Meeting`, with the round's row held until it ends. */
export type RoundTurn = Meeting & { round: Round };

/** Opens a transaction for somebody who is known; what they may do is for `decide` to say. */
export const meetRound = <T>(
  { records, clock }: UseCaseDeps,
  actor: Actor,
  decide: (meeting: Meeting) => Promise<T>,
): Promise<T> =>
  records.transaction(async (tx) => {
    const people = await tx.all('TfPeople');
    const person = actorIn(people, actor);
    const settings = await tx.all('TfSettings');
    const now = clock.now();
    const at = wholeSeconds(now).toString();
    return decide({ tx, person, people, via: actor.via, settings, today: osloDay(now), at });
  });

const holdRound = async (tx: Transaction, period: RoundPeriod): Promise<Round> => {
  const key = roundKey(period);
  refuseFaulty(await tx.faults(), ['TfSettings'], key);
  const row = await tx.hold('TfSettings', key);
  if (!row) throw new Refusal('round-missing', { period });
  const round = roundIn(row);
  if (!round) throw new Refusal('faulty-row', { key, title: key, columns: 'TfValue' });
  return round;
};

/** Opens a turn at a round that is there and can be read. */
export const atRound = <T>(
  deps: UseCaseDeps,
  actor: Actor,
  period: RoundPeriod,
  decide: (turn: RoundTurn) => Promise<T>,
): Promise<T> =>
  meetRound(deps, actor, async (meeting) =>
    decide({ ...meeting, round: await holdRound(meeting.tx, period) }),
  );

/** Refuses whoever does not act for the office. */
export const refuseOutsider = ({ person }: Meeting): void => {
  if (!actsForOffice(person)) throw new Refusal('office-only');
};

/** Keeps a round as it stands now, and logs what changed. */
export const keepRound = async (
  turn: RoundTurn,
  verb: Verb,
  round: Round,
  reason?: string,
): Promise<Round> => {
  const { tx, person, via, at } = turn;
  const [before, after] = [roundSetting(turn.round), roundSetting(round)];
  await tx.save('TfSettings', after);
  await tx.log({
    ...{ at, actor: person.oid, via, verb, list: 'TfSettings', key: after.key },
    ...changedFields(before, after),
    ...(reason === undefined ? {} : { reason }),
  });
  return round;
};
