import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import {
  actsForOffice,
  answerHandOver,
  digestIsDue,
  livingPerson,
  obstacleYear,
  osloDay,
  overview,
  projectPages,
  readDigestState,
  readState,
  reassessRisk,
  remindVoters,
  runDigest,
  runReminders,
  runRounds,
  setPreferences,
  snoozeWork,
  takeUpHelp,
  workView,
} from '../../programme/index.ts';
import { commandRunner } from '../command-line/runner.ts';
import { createSender, type Sender } from '../delivery/sender.ts';
import { openPrinter, type Print } from '../documents/printer.ts';
import { identifyBy, keysOf } from '../http/access-token.ts';
import type { ApiDeps } from '../http/api.ts';
import { createServer } from '../http/server.ts';
import { watchVersion } from '../http/version-watch.ts';
import { minutesIn } from '../store/minutes.ts';
import { presentAt } from '../store/presence.ts';
import { postBy, redrawBy } from './cards.ts';
import { caseDepsOf } from './case-deps.ts';
import { openBot, useCasesOf } from './chat.ts';
import { commandDepsOf } from './command-deps.ts';
import { countsOf } from './counts.ts';
import { deliveryOf, installBy } from './delivery.ts';
import { inspectLists } from './inspect.ts';
import { minutesBy } from './minutes.ts';
import { notificationDoor, subscribeAll } from './notifications.ts';
import { onTime } from './on-time.ts';
import { readinessOf } from './readiness.ts';
import { roundsOf } from './rounds.ts';
import type { Services } from './services.ts';
import { lookAfterVotes, sweepAndGuard } from './votes.ts';

export type AppOptions = {
  services: Services;
  /** The same log, as the web server wants it. */
  serverLog: FastifyBaseLogger;
  tabsFolder: string;
  peopleFile: string;
  /** The data folder's lock, where there is one: commands that come up against it are run here. */
  secret?: string;
};

export type App = { server: FastifyInstance; close: () => Promise<void> };

const WATCH_EVERY_MS = 500;

const apiDeps = (services: Services, changes: ApiDeps['changes'], print: Print): ApiDeps => {
  const { clock, wallClock, records, microsoft, store } = services;
  const acts = useCasesOf(services);
  const state = () => readState(records, clock.now().toString());
  const today = () => osloDay(clock.now());
  return {
    signIn: microsoft.signIn,
    identify: identifyBy({ keys: keysOf(microsoft.signIn), signIn: microsoft.signIn, clock: wallClock }),
    findPerson: async (oid) => livingPerson(await records.all('TfPeople'), oid),
    people: async () => (await records.all('TfPeople')).filter(({ left }) => !left),
    actsForOffice,
    overview: async (reader) => overview(await state(), reader, today()),
    changes,
    delivery: deliveryOf(services),
    work: {
      start: acts.startWork,
      finish: acts.finishWork,
      reschedule: acts.rescheduleWork,
      comment: acts.commentOnWork,
      'hand-over': acts.handOverWork,
      snooze: snoozeWork(services),
      'answer-hand-over': answerHandOver(services),
      'take-up': takeUpHelp(services),
    },
    view: async (reader, item) => workView(await state(), item, reader, today()),
    reassess: reassessRisk(services),
    digests: { today, now: clock.now, digestState: (day) => readDigestState(records, day), print },
    projects: {
      pages: async (reader) => projectPages(await state(), today(), reader),
      publish: acts.publishStatus,
      obstacleYear: async (year) => obstacleYear(await state(), year),
      now: clock.now,
    },
    rounds: roundsOf(services),
    cases: caseDepsOf(
      {
        ...{ records, clock, stored: minutesIn(store.db) },
        presentAt: (at) => presentAt(store.db, at),
      },
      print,
    ),
    preferences: { setPreferences: setPreferences(services) },
  };
};

const workOn = async (services: Services, sender: Sender, print: Print): Promise<void> => {
  const { jobs, carrier, clock, records, log } = services;
  const today = () => osloDay(clock.now());
  const handlers = {
    carry: carrier.wake,
    sweepList: sweepAndGuard(services),
    subscribe: subscribeAll(services),
    inspect: inspectLists(services),
    minutes: minutesBy(services, print),
    votes: lookAfterVotes(services),
    reminders: onTime(services, 'reminders', async () => {
      await remindVoters(services)(today());
      await runReminders(services)(today());
      await runRounds(services)(today());
    }),
    digest: onTime(services, 'digest', async () => {
      if (!digestIsDue(await records.all('TfSettings'), today())) return;
      const { unread } = await runDigest(services)(today());
      const scopes = unread.map(({ scope }) => scope);
      if (scopes.length > 0) log.warn({ reason: 'digest-unread', scopes }, 'a digest has nobody to read it');
    }),
    send: sender.wake,
  };
  await sender.start();
  await carrier.start();
  await jobs.work({ handlers });
};

/** The web and chat sides over the services, and, for a worker, the jobs and the sender. Nothing listens yet. */
export const openApp = async (options: AppOptions): Promise<App> => {
  const { services, serverLog, tabsFolder, peopleFile, secret } = options;
  const { config, store, records, clock, log } = services;
  const watch = watchVersion({ version: records.version, everyMs: WATCH_EVERY_MS, log });
  const sending: { sender?: Sender } = {};
  const bot = openBot(services, () => sending.sender?.wake());
  const oneProcess = store.engine.kind === 'pglite';
  const sender = createSender({
    ...{ db: store.db, clock, log, oneProcess },
    post: postBy(bot),
    redraw: redrawBy(bot),
    notInstalled: installBy(services),
  });
  sending.sender = sender;
  const print = await openPrinter();
  const server = await createServer({
    mode: config.mode,
    log: serverLog,
    bot,
    api: apiDeps(services, watch, print),
    tabsFolder,
    notifications: notificationDoor(services),
    ready: () => readinessOf(services),
    ...(config.mode === 'tenant' && { metricsToken: config.metricsToken }),
    counts: async () => ({
      ...(await countsOf(services)),
      late: await records.late(),
      graph: await services.budget.state(),
    }),
    ...(secret && { command: { secret, run: commandRunner(commandDepsOf(services, peopleFile)) } }),
  });
  // Graph shakes hands before it subscribes, so that is asked for once somebody listens.
  server.addHook('onListen', () => services.jobs.subscribe());
  const works = config.role !== 'web';
  if (works) await workOn(services, sender, print);
  return {
    server,
    close: async () => {
      await server.close();
      watch.close();
      if (works) await Promise.all([sender.stop(), services.carrier.stop()]);
    },
  };
};
