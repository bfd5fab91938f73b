import { pino } from 'pino';
import { Temporal } from 'temporal-polyfill';
import {
  actsForOffice,
  answerHandOver,
  commentOnWork,
  type Deliveries,
  finishWork,
  handOverWork,
  importProgramme,
  type LateRow,
  type Measure,
  obstacleYear,
  osloDay,
  overview,
  projectPages,
  publishStatus,
  type Risk,
  type RowFault,
  readDigestState,
  readState,
  reassessRisk,
  rescheduleWork,
  type StandingMessage,
  setPreferences,
  snoozeWork,
  startWork,
  stepIn,
  takeUpHelp,
  workView,
} from '../../programme/index.ts';
import { openPrinter } from '../../teams-app/documents/printer.ts';
import { identifyBy, keysOf } from '../../teams-app/http/access-token.ts';
import { createServer } from '../../teams-app/http/server.ts';
import { signInAt } from '../../teams-app/http/sign-in.ts';
import { watchVersion } from '../../teams-app/http/version-watch.ts';
import { caseDepsOf } from '../../teams-app/wiring/case-deps.ts';
import { roundsOf } from '../../teams-app/wiring/rounds.ts';
import { fakeRecords } from '../programme/fake-records.ts';
import { theFiles } from '../programme/real-data.ts';
import { calm } from '../teams-app/store/builders.ts';
import { caseParts } from './case-parts.ts';
import { clientId, startSignIn, tenantId } from './sign-in-rig.ts';

/** The data's own reference day is a Monday; some weeks later more of it is late. */
const start = Temporal.Instant.from('2025-04-02T07:00:00Z');
const longAgo = '2020-01-01T00:00:00Z';

export const aFault: RowFault = {
  list: 'TfMeasures',
  itemId: '17',
  key: 'C5',
  title: 'Undersøke hva som kjennetegner varig gevinst i avsluttede prosjekter',
  columns: [
    { column: 'TfStatus', value: 'Nesten ferdig', reason: 'unknown-value' },
    { column: 'TfDue', value: '31. februar', reason: 'not-a-date' },
    { column: 'TfResponsibleOid', value: '', reason: 'missing' },
  ],
};

/** The messages of a day as the outbox has them: one that arrived, one that did not, and one that waits. */
const messages: StandingMessage[] = (
  [
    ['103', 'sent'],
    ['104', 'unreachable'],
    ['105', 'queued'],
  ] as const
).map(([last, status], index) => ({
  id: index + 1,
  personOid: `7a1f0000-0000-4000-8000-000000000${last}`,
  kind: 'reminder',
  key: '2025-04-02',
  status,
  waits: status === 'queued',
}));

const deliveriesOn = (day: string): Deliveries => {
  const row = {
    personOid: '7a1f0000-0000-4000-8000-000000000103',
    person: 'Utvikler Alna',
    unit: 'BAL',
    kind: 'reminder',
    key: day,
    queuedAt: `${day}T06:30:00Z`,
    cardGone: false,
    repeated: false,
  } as const;
  const lines = ['A4-BAL', 'E1-BAL'];
  const missed = { reason: 'BotNotInConversationRoster', remedy: 'ask-to-install' } as const;
  return {
    day,
    counts: { sent: 1, unreachable: 1, queued: 1 },
    rows: [
      { ...row, lines, id: 1, status: 'sent', doneAt: `${day}T06:31:00Z`, mayResend: false, mayRecall: true },
      {
        ...row,
        lines,
        ...missed,
        id: 2,
        person: 'Utvikler Bjerke',
        status: 'unreachable',
        personOid: '7a1f0000-0000-4000-8000-000000000104',
        mayResend: true,
        mayRecall: false,
      },
      {
        ...row,
        lines,
        id: 3,
        person: 'Utvikler Grorud',
        personOid: '7a1f0000-0000-4000-8000-000000000105',
        status: 'queued',
        nextTryAt: `${day}T07:00:00Z`,
        mayResend: false,
        mayRecall: true,
      },
    ],
    unreached: [{ oid: row.personOid, name: 'Utvikler Bjerke', unit: 'BBJ', ...missed }],
  };
};

/** The host's own HTTP over records in memory, filled with the programme's figures, and an authority to sign in at. */
export const startTabRig = async () => {
  const elapsed = { since: Temporal.Duration.from({ seconds: 0 }) };
  const clock = { now: () => start.add(elapsed.since) };
  const records = fakeRecords();
  await importProgramme({ records, clock })(
    { oid: 'taktfast', via: 'command-line' },
    { ...theFiles(), shift: false },
  );
  const authority = await startSignIn({ people: () => records.all('TfPeople'), clock });
  const signIn = signInAt(authority.url, { tenantId, clientId });
  const day = () => osloDay(clock.now());
  const state = () => readState(records, longAgo);
  const log = pino({ level: 'silent' });
  const changes = watchVersion({ version: records.version, everyMs: 50, log });
  const deps = { records, clock };
  const print = await openPrinter();
  records.held().messages.push(...messages);
  const app = await createServer({
    mode: 'local',
    log,
    bot: { handle: async () => ({ status: 200 }) },
    tabsFolder: new URL('../../tabs/dist', import.meta.url).pathname,
    notifications: { take: async () => undefined },
    ready: async () => ({ ready: true, reasons: [] }),
    counts: async () => ({ outbox: {}, owed: 0, faults: 0, late: [], graph: calm }),
    api: {
      signIn,
      identify: identifyBy({ signIn, keys: keysOf(signIn), clock }),
      findPerson: (oid) => records.find('TfPeople', oid),
      people: () => records.all('TfPeople'),
      actsForOffice,
      overview: async (reader) => overview(await state(), reader, day()),
      delivery: {
        today: day,
        deliveries: async (asked) => deliveriesOn(asked),
        stepIn: stepIn(deps),
      },
      changes,
      longestWaitMs: 2000,
      work: {
        start: startWork(deps),
        finish: finishWork(deps),
        reschedule: rescheduleWork(deps),
        comment: commentOnWork(deps),
        'hand-over': handOverWork(deps),
        snooze: snoozeWork(deps),
        'answer-hand-over': answerHandOver(deps),
        'take-up': takeUpHelp(deps),
      },
      view: async (reader, item) => workView(await state(), item, reader, day()),
      reassess: reassessRisk(deps),
      digests: {
        ...{ today: day, now: clock.now, print },
        digestState: (asked) => readDigestState(records, asked),
      },
      projects: {
        pages: async (reader) => projectPages(await state(), day(), reader),
        publish: publishStatus(deps),
        obstacleYear: async (year) => obstacleYear(await state(), year),
        now: clock.now,
      },
      rounds: roundsOf(deps),
      cases: caseDepsOf(caseParts(records, clock), print),
      preferences: { setPreferences: setPreferences(deps) },
    },
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  const write = (measure: Measure) => records.transaction((tx) => tx.save('TfMeasures', measure));
  return {
    url,
    records,
    authority,
    deps,
    personNamed: async (name: string) => {
      const found = (await records.all('TfPeople')).find((person) => person.name === name);
      if (!found) throw new Error(`nobody is called ${name}`);
      return found;
    },
    edit: async (key: string, change: Partial<Measure>) => {
      const measure = await records.find('TfMeasures', key);
      if (!measure) throw new Error(`there is no measure ${key}`);
      await write({ ...measure, ...change });
    },
    judge: (risk: Partial<Risk> & Pick<Risk, 'code'>) =>
      records.transaction(async (tx) => {
        const old = await tx.find('TfRisks', risk.code);
        if (old) await tx.save('TfRisks', { ...old, ...risk });
      }),
    spoil: (...faults: RowFault[]) => {
      records.held().faults.splice(0, Number.POSITIVE_INFINITY, ...faults);
      records.held().version += 1;
    },
    /** Rows that wait for SharePoint, as the carrier tells of them. */
    late: (...rows: LateRow[]) => {
      records.held().late.splice(0, Number.POSITIVE_INFINITY, ...rows);
      records.held().version += 1;
    },
    /** Lets time pass for the server and the authority; tokens last an hour. */
    pass: (time: Temporal.DurationLike) => {
      elapsed.since = elapsed.since.add(time);
    },
    close: async () => {
      changes.close();
      await app.close();
      await authority.close();
    },
  };
};
export type TabRig = Awaited<ReturnType<typeof startTabRig>>;
