import { randomBytes } from 'node:crypto';
import {
  actsForOffice,
  breakTie,
  type Case,
  type Clock,
  caseLines,
  caseOf,
  caseView,
  castBallot,
  closeCase,
  extendCase,
  importApplications,
  livingPerson,
  mayReadCase,
  openCase,
  osloDay,
  type Person,
  prepareCase,
  previewCase,
  type Records,
  reopenCase,
  type VotingRound,
  withdrawCase,
} from '../../programme/index.ts';
import type { Print } from '../documents/printer.ts';
import { takeListBy } from '../excel/take-list.ts';
import type { CaseDeps, CasePage } from '../http/cases.ts';
import { keepMinutes } from '../minutes/keep-minutes.ts';
import type { StoredMinutes } from '../store/minutes.ts';

export type CaseParts = {
  records: Records;
  clock: Clock;
  stored: Pick<StoredMinutes, 'find' | 'missing' | 'closingOf' | 'keep' | 'fileAgain'>;
  /** Notes that somebody has a case open, and tells the object ids of all who have. */
  presentAt: (at: { caseKey: string; personOid: string; now: string }) => Promise<string[]>;
};

/** 32 bytes nobody can guess, so that a commitment tells nothing of a vote. */
const salt = (): string => randomBytes(32).toString('hex');

/** What counts is the record of the store; a row edited by hand shows here once the office has heard of it. */
const asRecorded = (item: Case, rounds: readonly VotingRound[]): Case => {
  const round = rounds.find(({ caseKey, round: number }) => caseKey === item.key && number === item.round);
  return round && item.state !== 'draft' ? caseOf(round) : item;
};

/** Every case: as its row has it, or, where that was deleted or cannot be read, as its last round has it. */
const casesOf = (items: readonly Case[], rounds: readonly VotingRound[]): Case[] => {
  const known = new Set(items.map(({ key }) => key));
  const last = new Map(rounds.map((round) => [round.caseKey, round]));
  const rowless = [...last.values()].filter(({ caseKey }) => !known.has(caseKey));
  return [...items.map((item) => asRecorded(item, rounds)), ...rowless.map(caseOf)];
};

const pageBy =
  ({ records, stored, clock }: CaseParts) =>
  async (reader: Person, key: string): Promise<CasePage | undefined> => {
    const version = await records.version();
    const held = await records.find('TfCases', key);
    const rounds = (await records.votingRounds()).filter(({ caseKey }) => caseKey === key);
    const [item] = casesOf(held ? [held] : [], rounds);
    const now = rounds.find(({ round }) => round === item?.round);
    if (!item || !mayReadCase(reader, item, now)) return undefined;
    const people = await records.all('TfPeople');
    const ownBallot = await records.ownBallot(key, item.round, reader.oid);
    const today = osloDay(clock.now());
    const closed = rounds.filter(({ status }) => status === 'closed');
    const kept = await Promise.all(
      closed.map(async ({ round }) => {
        const found = await stored.find(key, round);
        return { round, filed: found?.filedAt !== undefined, ...(found?.url && { url: found.url }) };
      }),
    );
    return {
      ...caseView({ item, rounds, people, reader, today, ownBallot }),
      ...{ day: today, version, minutes: kept },
    };
  };

/** What the pages of cases need. */
export const caseDepsOf = (parts: CaseParts, print: Print): CaseDeps => {
  const { records, clock, stored } = parts;
  const deps = { records, clock };
  return {
    ...{ actsForOffice, print },
    list: async (reader) => {
      const version = await records.version();
      const rounds = await records.votingRounds();
      const cases = casesOf(await records.all('TfCases'), rounds);
      return { day: osloDay(clock.now()), version, ...caseLines(cases, rounds, reader) };
    },
    page: pageBy(parts),
    prepare: prepareCase(deps),
    preview: previewCase(deps),
    acts: {
      open: openCase(deps),
      extend: extendCase(deps),
      withdraw: withdrawCase(deps),
      reopen: reopenCase(deps),
      close: closeCase(deps),
      vote: castBallot({ ...deps, salt }),
      'break-tie': breakTie(deps),
    },
    takeList: takeListBy(importApplications(deps)),
    minutes: async (key, round) => {
      // Whoever asks at once after the vote has ended need not wait for the next turn.
      await keepMinutes({ stored, records });
      return (await stored.find(key, round))?.minutes;
    },
    fileAgain: stored.fileAgain,
    present: async (reader, caseKey) => {
      const now = clock.now().toString();
      const oids = await parts.presentAt({ caseKey, personOid: reader.oid, now });
      const people = await records.all('TfPeople');
      return oids.flatMap((oid) => {
        const person = livingPerson(people, oid);
        return person ? [{ name: person.name, unit: person.unit }] : [];
      });
    },
  };
};
