import { Temporal } from 'temporal-polyfill';
import {
  addDays,
  digestIsDue,
  importProgramme,
  osloDay,
  type Person,
  readState,
  runDigest,
  runReminders,
  sendInstant,
} from '../../../programme/index.ts';
import { type Chance, chanceOf } from '../../chance.ts';
import { type FakeRecords, fakeRecords } from '../fake-records.ts';
import { theFiles } from '../real-data.ts';
import { answer, takeUp } from './answers.ts';
import { forgottenOn, type Seen, wrongCards } from './faults.ts';
import { peopleOn } from './people.ts';

const FIRST = '2025-01-01';
const LAST = '2025-12-31';

/** What a year came to. */
export type Year = {
  days: number;
  people: Person[];
  /** The day and receiver of every card. */
  cards: { day: string; personOid: string; lines: number }[];
  digests: number;
  answers: number;
  /** Cards that were queued though the day had been run before. */
  doubled: number;
  wrong: string[];
  forgotten: string[];
  /** At the end of the year. */
  end: { open: number; done: number; overdue: number; needsHelp: number; takenUp: number; homeless: number };
};

type Running = { records: FakeRecords; year: Year; seen: Seen; chance?: Chance; own: Person[] };

const clockOn = (day: string, time: string) => ({ now: () => sendInstant(day, time) });

const stateOf = (records: FakeRecords, day: string) =>
  readState(records, clockOn(day, '23:59').now().toString());

const movePeople = async ({ records, own }: Running, day: string): Promise<void> => {
  const people = peopleOn(own, day);
  const same = JSON.stringify(people) === JSON.stringify(await records.all('TfPeople'));
  if (same) return;
  await records.transaction(async (tx) => {
    for (const person of people) await tx.save('TfPeople', person);
  });
};

const sendDigests = async ({ records, year, chance }: Running, day: string): Promise<void> => {
  if (!digestIsDue(await records.all('TfSettings'), day)) return;
  const before = records.held().outbox.length;
  const { digests, queued } = await runDigest({ records })(day);
  year.digests += queued;
  const receivers = records
    .held()
    .outbox.slice(before)
    .map(({ personOid }) => personOid);
  year.wrong.push(...wrongCards(await records.all('TfPeople'), day, receivers));
  if (!chance || queued === 0) return;
  const deps = { records, clock: clockOn(day, '08:00') };
  for (const { to, needsHelp } of digests) {
    await takeUp(
      deps,
      chance,
      to.oid,
      needsHelp.map(({ item }) => item.key),
    );
  }
};

const remind = async ({ records, year, seen }: Running, day: string): Promise<void> => {
  const run = runReminders({ records, clock: clockOn(day, '08:30') });
  const { plan } = await run(day);
  year.doubled += (await run(day)).queued;
  const today = records
    .held()
    .outbox.flatMap(({ personOid, payload }) =>
      payload.kind === 'reminder' && payload.day === day ? [{ personOid, lines: payload.lines }] : [],
    );
  const state = await stateOf(records, day);
  const receivers = today.map(({ personOid }) => personOid);
  year.wrong.push(...wrongCards(state.people, day, receivers));
  for (const { personOid, lines } of today) {
    year.cards.push({ day, personOid, lines: lines.length });
    for (const { key } of lines) seen.card.set(key, day);
  }
  if (plan.closed) return;
  const forgotten = forgottenOn(state, day, plan, seen);
  year.forgotten.push(...forgotten.map((key) => `${day} ${key}`));
};

/** Everybody answers what has come since the day before; what that causes is answered the next day. */
const answerAll = async (
  { records, year, seen, chance }: Running,
  day: string,
  from: number,
): Promise<number> => {
  const waiting = records.held().outbox.slice(from);
  const logged = records.held().actions.length;
  if (!chance) return from + waiting.length;
  const deps = { records, clock: clockOn(day, '14:00') };
  for (const message of waiting) year.answers += await answer(deps, chance, day, message);
  for (const { at, key } of records.held().actions.slice(logged))
    seen.touched.set(key, osloDay(Temporal.Instant.from(at)));
  return from + waiting.length;
};

const atTheEnd = async ({ records }: Running): Promise<Year['end']> => {
  const state = await stateOf(records, LAST);
  const items = [...state.measures, ...state.tasks];
  const open = items.filter(({ status }) => status === 'not-started' || status === 'in-progress');
  const lead = state.people.find(({ roles }) => roles.includes('programme-lead'));
  const digests = await runDigest({ records })(LAST, { dryRun: true, ...(lead && { readerOid: lead.oid }) });
  const [all] = digests.digests;
  return {
    open: open.length,
    done: items.filter(({ status }) => status === 'done').length,
    overdue: open.filter(({ due }) => due < LAST).length,
    needsHelp: all?.needsHelp.length ?? 0,
    takenUp: all?.needsHelp.filter(({ helper }) => helper).length ?? 0,
    homeless: all?.homeless.length ?? 0,
  };
};

/** The year 2025 day by day on the programme's own data; without a seed nobody answers anything. */
export const simulateYear = async ({ seed }: { seed?: number } = {}): Promise<Year> => {
  const records = fakeRecords();
  const clock = clockOn(FIRST, '00:00');
  await importProgramme({ records, clock })(
    { oid: 'taktfast', via: 'command-line' },
    { ...theFiles(), shift: false },
  );
  const own = await records.all('TfPeople');
  const end = { open: 0, done: 0, overdue: 0, needsHelp: 0, takenUp: 0, homeless: 0 };
  const year: Year = {
    ...{ days: 0, people: own, cards: [], digests: 0, answers: 0, doubled: 0, wrong: [], forgotten: [], end },
  };
  const seen = { card: new Map<string, string>(), touched: new Map<string, string>() };
  const running: Running = {
    records,
    year,
    seen,
    own,
    ...(seed !== undefined && { chance: chanceOf(seed) }),
  };
  let answered = 0;
  for (let day = FIRST; day <= LAST; day = addDays(day, 1)) {
    year.days += 1;
    await movePeople(running, day);
    await sendDigests(running, day);
    await remind(running, day);
    answered = await answerAll(running, day, answered);
  }
  year.end = await atTheEnd(running);
  return year;
};
