import { Temporal } from 'temporal-polyfill';
import {
  type Digest,
  type ImportReport,
  type Person,
  Refusal,
  type ReminderPlan,
} from '../../../programme/index.ts';
import type { CommandDeps } from '../../../teams-app/command-line/deps.ts';
import type { ListsHealth } from '../../../teams-app/command-line/doctor-lists.ts';
import { commandRunner } from '../../../teams-app/command-line/runner.ts';
import { anItem, aPerson, lead } from '../http/fakes.ts';
import { calm } from '../store/builders.ts';

export { anItem, aPerson, lead };

export const alna = aPerson(111, { name: 'Utvikler Alna' });
export const manager = aPerson(121, {
  name: 'Bydelsdirektør Alna',
  mail: 'direktor.alna@x.example',
  roles: ['manager'],
});

export const aPlan = (own: Partial<ReminderPlan> = {}): ReminderPlan => ({
  day: '2025-04-01',
  reminders: [
    {
      to: lead,
      day: '2025-04-01',
      lines: [
        { item: { ...anItem(), due: '2025-03-25' }, step: 'overdue', days: -7, owner: lead },
        { item: anItem({ key: 'C1', title: 'Statusrunde' }), step: 'in-7-days', days: 7, owner: alna },
      ],
    },
  ],
  needsHelp: [{ item: anItem({ key: 'B2', title: 'Kritisk gjennomgang' }), reason: 'three-snoozes' }],
  homeless: [],
  ...own,
});

export const aDigest = (to: Person, own: Partial<Digest> = {}): Digest => ({
  to,
  scope: to.unit,
  day: '2025-04-01',
  overdue: [],
  overdueByRisk: [],
  overdueByUnit: [],
  overdueLastWeek: 0,
  changes: [],
  dueSoon: [],
  needsHelp: [],
  homeless: [],
  missingStatus: [],
  sharedCauses: [],
  awaitsReassessment: [],
  quality: [],
  notMeasured: [],
  ...own,
});

export const aReport = (own: Partial<ImportReport> = {}): ImportReport => ({
  lists: [{ list: 'TfRisks', added: 8, alreadyThere: 0 }],
  shiftWeeks: 0,
  totals: [],
  withoutProject: [],
  roleCounts: [],
  ...own,
});

const unasked = async (): Promise<never> => {
  throw new Error('no case is asked for here');
};

/** Lists as they were made, of which SharePoint tells by itself. */
export const wellLists: ListsHealth = {
  drift: [],
  unread: [],
  subscriptions: [{ list: 'TfMeasures', subscribed: true }],
  notificationUrl: 'https://bot.example/graph/notifications',
  refused: [],
  quality: [],
};

export const fakeDeps = (own: Partial<CommandDeps> = {}): CommandDeps => ({
  provision: async () => [],
  importFile: async () => aReport(),
  peopleFile: new URL('./people.json', import.meta.url).pathname,
  people: async () => [lead, alna, manager],
  reminders: async (day, { dryRun }) => ({ plan: aPlan({ day }), queued: dryRun ? 0 : 1 }),
  digests: async (_day, { readerOid }) => ({
    digests: [lead, manager].filter(({ oid }) => !readerOid || oid === readerOid).map((to) => aDigest(to)),
    unread: [],
    queued: 2,
  }),
  sync: async () => ({ lists: [{ list: 'TfMeasures', changed: 0, faults: 0 }], owed: 0 }),
  cases: { prepare: unasked, open: unasked, close: unasked },
  rounds: {
    open: async () => {
      throw new Refusal('office-only');
    },
    close: async () => {
      throw new Refusal('office-only');
    },
    summary: async () => undefined,
  },
  health: async () => ({
    mode: 'local',
    database: 'embedded',
    ready: { ready: true, reasons: [] },
    rows: {
      TfRisks: 8,
      TfMeasures: 38,
      TfTasks: 28,
      TfStatusReports: 0,
      TfUnitReports: 0,
      TfObstacles: 0,
      TfCases: 0,
      TfVotes: 0,
      TfProjects: 28,
      TfPeople: 36,
      TfSettings: 3,
    },
    counts: { outbox: { sent: 1200 }, owed: 0, faults: 0 },
    graph: calm,
    late: [],
    faults: [],
    lists: wellLists,
    minutes: [],
  }),
  obstacleYear: async (year) => ({ year, reported: 0, earlier: 0, levels: [] }),
  now: () => Temporal.Instant.from('2026-01-12T08:05:00Z'),
  verifyLog: async () => ({ entries: 141, faults: [], votes: [], votesProved: 0, minutesAstray: [] }),
  importCases: async () => ({ outcome: 'taken', keys: ['2026-1/5'] }),
  auditCase: async () => undefined,
  ...own,
});

/** Runs a command as written after `npm run taktfast --`, and gives what it wrote. */
export const run = async (
  words: string,
  own: Partial<CommandDeps> = {},
  {
    language = 'en',
    peopleFile = true,
    cwd = new URL('.', import.meta.url).pathname,
  }: { language?: 'nb' | 'nn' | 'en'; peopleFile?: boolean; cwd?: string } = {},
) => {
  const written: { out: string[]; err: string[] } = { out: [], err: [] };
  const output = {
    out: (line: string) => written.out.push(line),
    err: (line: string) => written.err.push(line),
  };
  const argv = words.split(' ').filter((word) => word !== '');
  const { peopleFile: people, ...rest } = fakeDeps(own);
  const deps = peopleFile && people !== undefined ? { ...rest, peopleFile: people } : rest;
  const exit = await commandRunner(deps)({ argv, cwd, language }, output);
  return { exit, out: written.out.join('\n'), err: written.err.join('\n') };
};
