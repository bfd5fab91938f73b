import { provision } from '../../graph/index.ts';
import {
  type ImportReport,
  importApplications,
  importProgramme,
  obstacleYear,
  runDigest,
  runReminders,
} from '../../programme/index.ts';
import type { CommandDeps, Health } from '../command-line/deps.ts';
import { takeListBy } from '../excel/take-list.ts';
import { countRows } from '../store/count-rows.ts';
import { minutesIn } from '../store/minutes.ts';
import { auditCaseBy, verifyRecordBy } from './audit.ts';
import { caseCommandsOf } from './cases.ts';
import { countsOf } from './counts.ts';
import { checkLists } from './inspect.ts';
import { listsHealth } from './lists-health.ts';
import { readinessOf } from './readiness.ts';
import { roundCommandsOf } from './rounds.ts';
import type { Services } from './services.ts';
import { lookAfterVotes } from './votes.ts';

const health = async (services: Services): Promise<Health> => ({
  mode: services.config.mode,
  database: services.store.engine.kind === 'postgres' ? 'postgres' : 'embedded',
  ready: await readinessOf(services),
  rows: await countRows(services.store.db),
  counts: await countsOf(services),
  graph: await services.budget.state(),
  late: await services.records.late(),
  faults: await services.records.faults(),
  lists: await listsHealth(services),
  minutes: await minutesIn(services.store.db).waiting(),
});

/** What nobody in particular does is done by the app itself. */
const self = { oid: 'taktfast', via: 'command-line' } as const;

/** Reads what stands in SharePoint, adds what the files bring and carries it there. */
export const importInto = async (
  services: Services,
  files: Parameters<CommandDeps['importFile']>[0],
  progress: (done: number, of: number) => void = () => undefined,
): Promise<ImportReport> => {
  await services.sweepAll();
  const report = await importProgramme(services)(self, files);
  await services.carrier.drain(progress);
  return report;
};

/** The commands' needs, met by this process's services. */
export const commandDepsOf = (services: Services, peopleFile: string): CommandDeps => ({
  provision: async () => {
    const lines = await provision(await services.site(), () => undefined);
    // What was made anew is filled again with what it held.
    await checkLists(services);
    return lines;
  },
  importFile: (files) => importInto(services, files),
  ...(services.config.mode === 'local' && { peopleFile }),
  people: () => services.records.all('TfPeople'),
  reminders: (day, { dryRun }) => runReminders(services)(day, { dryRun }),
  digests: (day, { dryRun, readerOid }) =>
    runDigest(services)(day, { dryRun, ...(readerOid && { readerOid }) }),
  sync: async () => {
    await checkLists(services);
    const lists = await services.sweepAll();
    await lookAfterVotes(services)();
    await services.carrier.drain(() => undefined);
    return { lists, owed: (await services.sync.owed()).length };
  },
  obstacleYear: async (year) => {
    const { records } = services;
    const [obstacles, projects] = await Promise.all([records.all('TfObstacles'), records.all('TfProjects')]);
    return obstacleYear({ obstacles, projects }, year);
  },
  rounds: roundCommandsOf(services),
  cases: caseCommandsOf(services),
  now: () => services.clock.now(),
  health: () => health(services),
  verifyLog: verifyRecordBy(services),
  importCases: (file) => takeListBy(importApplications(services))(self, file),
  auditCase: auditCaseBy(services),
});
