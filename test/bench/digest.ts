import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import {
  addDays,
  digestPlanner,
  type IsoDate,
  type Measure,
  type Person,
  planDigest,
  RiskCode,
  readDigestState,
  runDigest,
  UnitCode,
} from '../../programme/index.ts';
import { readConfig } from '../../teams-app/config.ts';
import { openServices, type Services } from '../../teams-app/wiring/services.ts';
import { freePort } from '../journeys/running-app.ts';

const DAY: IsoDate = '2025-03-03';
const MANAGERS = 500;
const MEASURES = 10_000;
const NAIVE_MANAGERS = 10;

const oidOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const units = UnitCode.options;
const nth = <T>(all: readonly T[], n: number): T => {
  const found = all[n % all.length];
  if (found === undefined) throw new Error('there is one of each');
  return found;
};

const managers: Person[] = Array.from({ length: MANAGERS }, (_, n) => ({
  oid: oidOf(n),
  name: `Leder ${n}`,
  mail: `leder.${n}@taktfast.example`,
  roles: ['manager'],
  unit: nth(units, n),
  language: 'nb',
}));

/** A third overdue, a third due soon, a third later or done: spread over units, risks and owners. */
const measure = (n: number): Measure => {
  const risk = nth(RiskCode.options, n);
  return {
    kind: 'measure',
    key: `${risk}${1 + (Math.floor(n / 8) % 99)}-${2 + Math.floor(n / 792)}`,
    risk,
    cadence: 'once',
    title: `Tiltak nummer ${n}`,
    ownerOid: oidOf(n % MANAGERS),
    unit: nth(units, n),
    due: addDays(DAY, (n % 90) - 30),
    status: n % 7 === 6 ? 'done' : 'in-progress',
    snoozes: n % 4,
  };
};

const fill = async ({ store: { db } }: Services, measures: number): Promise<void> => {
  const rows = [
    ...managers.map((person) => ({ list: 'TfPeople' as const, key: person.oid, entity: person })),
    ...Array.from({ length: measures }, (_, n) => measure(n)).map((entity) => ({
      ...{ list: 'TfMeasures' as const, key: entity.key, entity },
    })),
  ].map((row) => ({ ...row, entity: JSON.stringify(row.entity) }));
  await db.deleteFrom('mirror').execute();
  await db.deleteFrom('outbox').execute();
  for (let first = 0; first < rows.length; first += 1_000)
    await db
      .insertInto('mirror')
      .values(rows.slice(first, first + 1_000))
      .execute();
};

const milliseconds = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1000;

/** Processor time of some work, in milliseconds. */
const processorTime = async (work: () => Promise<unknown>): Promise<number> => {
  const before = process.cpuUsage();
  await work();
  return milliseconds(process.cpuUsage(before));
};

const Requests = z.looseObject({ requests: z.array(z.looseObject({ count: z.number() })).optional() });

const graphRequests = async (url: string): Promise<number> => {
  const reply = await fetch(`${url}/local/requests`);
  const { requests = [] } = Requests.parse(await reply.json());
  return requests.reduce((sum, { count }) => sum + count, 0);
};

type Print = (line: string) => void;
const row = (print: Print, name: string, figure: string) =>
  print(`  ${name.padEnd(58)} ${figure.padStart(10)}`);

const compare = async (services: Services, print: Print): Promise<void> => {
  const { records } = services;
  for (const measures of [MEASURES / 4, MEASURES / 2, MEASURES]) {
    await fill(services, measures);
    const state = await readDigestState(records, DAY);
    const plan = digestPlanner(state, DAY);
    const cutting = await processorTime(async () => managers.map((manager) => plan(manager)));
    const all = await processorTime(() => runDigest(services)(DAY));
    row(print, `${measures} measures: read, planned and queued, ms a digest`, (all / MANAGERS).toFixed(2));
    row(print, `${measures} measures: planned alone, ms a digest`, (cutting / MANAGERS).toFixed(2));
    const naive = await processorTime(async () => {
      for (const manager of managers.slice(0, NAIVE_MANAGERS))
        planDigest(await readDigestState(records, DAY), manager, DAY);
    });
    row(
      print,
      `${measures} measures: asked for each manager anew, ms a digest`,
      (naive / NAIVE_MANAGERS).toFixed(2),
    );
  }
};

/** Digests for 500 managers over 10 000 measures, and over half and a quarter of them, beside asking for each anew. */
export const run = async (print: Print): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'taktfast-bench-'));
  const [port, tenantPort] = [await freePort(), await freePort()];
  const config = readConfig({
    DATA_DIR: folder,
    PORT: `${port}`,
    LOCAL_TENANT_PORT: `${tenantPort}`,
    PLAYGROUND: 'off',
  });
  const clock = { now: () => Temporal.Instant.from(`${DAY}T06:30:00Z`) };
  const wallClock = { now: () => Temporal.Now.instant() };
  const quiet = () => undefined;
  const people = new URL('../../teams-app/data/local-tenant.json', import.meta.url).pathname;
  const log = { info: quiet, warn: quiet, error: quiet };
  const services = await openServices({ config, clock, wallClock, log }, people);
  try {
    const url = `http://127.0.0.1:${tenantPort}`;
    const before = await graphRequests(url);
    row(print, 'managers', `${MANAGERS}`);
    await compare(services, print);
    row(print, 'requests to Graph meanwhile', `${(await graphRequests(url)) - before}`);
  } finally {
    await services.close();
    await rm(folder, { recursive: true, force: true });
  }
};
