import { createLocalJWKSet, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { pino } from 'pino';
import { Temporal } from 'temporal-polyfill';
import {
  type Overview,
  type Person,
  type ProgrammeState,
  Refusal,
  type WorkItem,
  type WorkView,
} from '../../../programme/index.ts';
import { identifyBy } from '../../../teams-app/http/access-token.ts';
import type { ApiDeps } from '../../../teams-app/http/api.ts';
import { createServer, type ServerDeps } from '../../../teams-app/http/server.ts';
import { signInAt } from '../../../teams-app/http/sign-in.ts';
import { calm } from '../store/builders.ts';

export const tenantId = '7a1f0000-0000-4000-8000-000000000001';
export const clientId = '7a1f0000-0000-4000-8000-000000000002';
export const signIn = signInAt('https://login.example', { tenantId, clientId });
export const now = Temporal.Instant.from('2025-04-01T08:00:00Z');

const keys = await generateKeyPair('RS256', { extractable: true });
const others = await generateKeyPair('RS256');
const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' };

type TokenParts = { claims?: JWTPayload; drop?: string; forged?: boolean; expiresIn?: number; kid?: string };

/** A token as the authority would sign it, but for what the test changes. */
export const aToken = ({
  claims = {},
  drop,
  forged = false,
  expiresIn = 600,
  kid = 'k1',
}: TokenParts = {}) => {
  const seconds = Math.floor(now.epochMilliseconds / 1000);
  const all: JWTPayload = {
    oid: lead.oid,
    tid: tenantId,
    scp: 'openid access_as_user',
    aud: clientId,
    azp: clientId,
    iss: signIn.issuer,
    iat: seconds - 5,
    exp: seconds + expiresIn,
    ...claims,
  };
  const kept = Object.fromEntries(Object.entries(all).filter(([name]) => name !== drop));
  return new SignJWT(kept)
    .setProtectedHeader({ alg: 'RS256', kid })
    .sign(forged ? others.privateKey : keys.privateKey);
};

export const aPerson = (last: number, own: Partial<Person> = {}): Person => ({
  oid: `7a1f0000-0000-4000-8000-000000000${last}`,
  name: 'Utvikler Alna',
  mail: 'utvikler.alna@taktfast.example',
  roles: ['developer'],
  unit: 'BAL',
  language: 'nb',
  ...own,
});
export const lead = aPerson(101, {
  name: 'Programleder',
  mail: 'lead@x.example',
  roles: ['programme-lead'],
  unit: 'DOU',
});

export const anItem = (own: { key?: string; title?: string } = {}): WorkItem => ({
  kind: 'measure',
  key: 'A1',
  risk: 'A',
  cadence: 'once',
  title: 'Månedlig drop-in',
  ownerOid: lead.oid,
  unit: 'DOU',
  due: '2025-04-08',
  status: 'not-started',
  snoozes: 0,
  ...own,
});

export const viewOf = ({ kind, key, title, ownerOid, unit, due, status }: WorkItem): WorkView => ({
  kind,
  key,
  title,
  ownerName: lead.name,
  ownerOid,
  unit,
  due,
  status,
  daysOverdue: 0,
  mayAct: true,
});

export const emptyOverview: Overview = {
  day: '2025-04-01',
  version: 7,
  risks: [],
  loose: [],
  faults: [],
  moreFaults: 0,
  quality: [],
};

export const emptyState: ProgrammeState = {
  people: [],
  risks: [],
  measures: [],
  tasks: [],
  projects: [],
  reports: [],
  unitReports: [],
  obstacles: [],
  cases: [],
  votes: [],
  votingRounds: [],
  settings: [],
  faults: [],
  drift: [],
  late: [],
  actions: [],
  lastActed: new Map(),
  version: 7,
};

const nothing = async () => ({ item: anItem() });

const noCases: ApiDeps['cases'] = {
  list: async () => ({ day: '2025-04-01', version: 7, cases: [], mayPrepare: false }),
  page: async () => undefined,
  prepare: async () => ({ item: { key: '2025-1/1' } }),
  preview: async () => {
    throw new Refusal('office-only');
  },
  acts: {
    open: nothing,
    extend: nothing,
    withdraw: nothing,
    reopen: nothing,
    close: nothing,
    vote: nothing,
    'break-tie': nothing,
  },
  takeList: async () => ({ outcome: 'taken', keys: [] }),
  minutes: async () => undefined,
  fileAgain: async () => undefined,
  present: async () => [],
  actsForOffice: ({ roles }) => roles.includes('programme-lead'),
  print: async ({ title }) => Buffer.from(title),
};

export const apiDeps = (own: Partial<ApiDeps> = {}): ApiDeps => ({
  signIn,
  identify: identifyBy({ signIn, keys: createLocalJWKSet({ keys: [jwk] }), clock: { now: () => now } }),
  findPerson: async (oid) => [lead].find((person) => person.oid === oid),
  people: async () => [lead],
  actsForOffice: ({ roles }) => roles.includes('programme-lead'),
  overview: async () => emptyOverview,
  changes: { wait: async (since) => since },
  delivery: {
    today: () => '2025-04-01',
    deliveries: async (day) => ({ day, counts: {}, rows: [], unreached: [] }),
    stepIn: async () => ({ done: 1 }),
  },
  work: {
    start: nothing,
    finish: nothing,
    reschedule: nothing,
    comment: nothing,
    'hand-over': nothing,
    snooze: nothing,
    'answer-hand-over': nothing,
    'take-up': nothing,
  },
  view: async (_reader, item) => viewOf(item),
  reassess: async () => ({
    risk: { code: 'A', title: 'Svak forankring', status: 'measures-done', strategy: 'reduce' },
  }),
  digests: {
    today: () => '2025-04-01',
    now: () => now,
    digestState: async () => emptyState,
    print: async ({ title }) => Buffer.from(title),
  },
  projects: {
    pages: async () => ({ day: '2025-04-01', version: 7, projects: [], obstacles: [] }),
    publish: async () => undefined,
    obstacleYear: async (year) => ({ year, reported: 0, earlier: 0, levels: [] }),
    now: () => now,
  },
  rounds: {
    list: async () => ({ day: '2025-04-01', version: 7, mayRun: true, rounds: [] }),
    page: async (_reader, period) => {
      throw new Refusal('round-missing', { period });
    },
    now: () => now,
    open: async () => undefined,
    acts: { extend: async () => undefined, reopen: async () => undefined, close: async () => undefined },
  },
  cases: noCases,
  preferences: { setPreferences: async () => ({ person: lead }) },
  ...own,
});

/** What the log was told, and the stream that told it. */
export const logLines = () => {
  const lines: string[] = [];
  return { lines, log: pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) }) };
};

export const aServer = (own: Partial<Omit<ServerDeps, 'api'>> = {}, api: Partial<ApiDeps> = {}) =>
  createServer({
    mode: 'local',
    log: pino({ level: 'silent' }),
    bot: { handle: async () => ({ status: 200 }) },
    tabsFolder: new URL('./pages', import.meta.url).pathname,
    notifications: { take: async () => undefined },
    ready: async () => ({ ready: true, reasons: [] }),
    counts: async () => ({
      outbox: { queued: 3, sent: 5 },
      owed: 2,
      faults: 1,
      late: [],
      graph: calm,
    }),
    ...own,
    api: apiDeps(api),
  });

export const bearer = async (parts?: TokenParts) => ({ authorization: `Bearer ${await aToken(parts)}` });
