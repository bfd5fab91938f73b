import type { Temporal } from 'temporal-polyfill';
import { actsForOffice } from '../access.ts';
import { actorIn, type UseCaseDeps } from '../act.ts';
import type { Values, Verb } from '../actions.ts';
import { type IsoDate, osloDay, wholeSeconds } from '../dates.ts';
import type { Person } from '../people.ts';
import type { Actor, BoardMessageKind, Transaction } from '../ports.ts';
import { Refusal } from '../refusal.ts';
import type { Setting } from '../settings.ts';
import { unitsIn } from '../unit-list.ts';
import type { Unit } from '../units.ts';
import { chairsOn } from './case-access.ts';
import type { VotingRound } from './voting-round.ts';

/** What writing to the log and the outbox takes. */
export type BareTurn = {
  tx: Transaction;
  now: Temporal.Instant;
  /** Now, in whole seconds, as SharePoint keeps it. */
  at: string;
  today: IsoDate;
  /** An object id; `taktfast` for the schedule and the command line. */
  actor: string;
  via: Actor['via'];
};

/** Somebody, or the schedule, at work on a case inside one transaction. */
export type CaseTurn = BareTurn & {
  people: Person[];
  settings: Setting[];
  units: Unit[];
  /** The one who acts; nobody for the schedule and the command line, which stand for the office. */
  person?: Person;
};

/** What nobody in particular does. */
export const SELF = 'taktfast';

const isSelf = ({ oid, via }: Actor): boolean =>
  oid === SELF && (via === 'command-line' || via === 'schedule');

const momentOf = (clock: UseCaseDeps['clock']) => {
  const now = wholeSeconds(clock.now());
  return { now, at: now.toString(), today: osloDay(now) };
};

/** Everybody and every rule, read for a turn that comes to need them. */
export const wholeTurn = async (turn: BareTurn): Promise<CaseTurn> => {
  const [people, settings] = [await turn.tx.all('TfPeople'), await turn.tx.all('TfSettings')];
  return { ...turn, people, settings, units: unitsIn(settings) };
};

/** Opens a turn for one person at a ballot: a whole board may vote at once, so nobody else is read. */
export const atBallot = <T>(
  { records, clock }: UseCaseDeps,
  actor: Actor,
  decide: (turn: BareTurn & { person: Person }) => Promise<T>,
): Promise<T> =>
  records.transaction(async (tx) => {
    const found = await tx.find('TfPeople', actor.oid);
    const person = actorIn(found ? [found] : [], actor);
    return decide({ tx, ...momentOf(clock), actor: person.oid, via: actor.via, person });
  });

/** Opens a turn for anybody who is known; what they may do is for `decide` to say. */
export const atCase = <T>(
  { records, clock }: UseCaseDeps,
  actor: Actor,
  decide: (turn: CaseTurn) => Promise<T>,
): Promise<T> =>
  records.transaction(async (tx) => {
    const moment = momentOf(clock);
    const whole = await wholeTurn({ tx, ...moment, actor: actor.oid, via: actor.via });
    const person = isSelf(actor) ? undefined : actorIn(whole.people, actor);
    return decide({ ...whole, actor: person?.oid ?? SELF, ...(person && { person }) });
  });

export const refuseUnlessOffice = ({ person }: CaseTurn): void => {
  if (person && !actsForOffice(person)) throw new Refusal('office-only');
};

export const refuseUnlessChair = ({ person, people, today }: CaseTurn, key: string): void => {
  if (!person) return;
  const chairs = chairsOn(people, today);
  if (chairs.some(({ oid }) => oid === person.oid)) return;
  throw new Refusal('chair-only', { key, chair: chairs[0]?.name ?? '' });
};

/** The object ids of those who lead the board, who are asked for the casting vote. */
export const chairs = ({ people, today }: CaseTurn): string[] =>
  chairsOn(people, today).map(({ oid }) => oid);

/** Logs what was done to a case. `after` must hold nothing anybody chose while the vote is on. */
export const logCase = (
  { tx, at, actor, via }: BareTurn,
  verb: Verb,
  key: string,
  change: { before?: Values; after: Values; reason?: string },
): Promise<void> => {
  const { before = {}, after, reason } = change;
  return tx.log({
    ...{ at, actor, via, verb, list: 'TfCases', key, before, after },
    ...(reason !== undefined && { reason }),
  });
};

/** Queues a message about a round once for each person; `about` makes it another message of the same kind. */
export const tell = async (
  { tx }: BareTurn,
  kind: BoardMessageKind,
  { caseKey, round }: Pick<VotingRound, 'caseKey' | 'round'>,
  to: readonly (string | undefined)[],
  about?: string,
): Promise<void> => {
  const key = [`${caseKey}/${round}`, ...(about ? [about] : [])].join(' ');
  for (const personOid of new Set(to.filter((oid) => oid !== undefined)))
    await tx.queue({ personOid, kind, key, payload: { kind, itemKey: caseKey, round } });
};
