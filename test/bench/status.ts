import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { sentences } from '../programme/status/sentences.ts';
import { findDatabase } from '../runner/machine.ts';
import { freshDatabase } from '../teams-app/store/fresh-database.ts';
import { startConnector } from './status/connector.ts';
import { usedBy } from './status/processor-time.ts';
import { type Bot, type Figures, hangUp, takeTurns } from './status/turns.ts';
import { type Child, startChild } from './sync/child.ts';
import { median, type Print, row } from './sync/figures.ts';
import { readDemoDirectory } from './sync/tenant-rows.ts';

const ROUNDS = 7;
const TURNS = 800;
const WARM_UP = 1_500;
const AT_LEAST = 0.5;

/** The programme office, who may report on every project, so that every sentence gets its card. */
const office = ['101', '102', '103'].map((end) => `7a1f0000-0000-4000-8000-000000000${end}`);

const plain = sentences.flatMap(({ said, is }) => ('project' in is ? [said] : []));

const bodiesFor = (serviceUrl: string, tenantId: string) => {
  const bodies = plain.flatMap((text) =>
    office.map((person) =>
      JSON.stringify({
        type: 'message',
        id: `m-${person}`,
        timestamp: '2025-04-01T08:00:00.000Z',
        channelId: 'msteams',
        serviceUrl,
        from: { id: `29:${person}`, name: 'somebody', aadObjectId: person },
        recipient: { id: '28:bot', name: 'Taktfast' },
        conversation: { id: `a:${person}`, conversationType: 'personal', tenantId },
        channelData: { tenant: { id: tenantId } },
        locale: 'nb-NO',
        text,
      }),
    ),
  );
  return (turn: number): string => bodies[turn % bodies.length] ?? '';
};

type Round = Figures & { used: number };

/** One round of turns, with the processor time each took. */
const oneRound = async (child: Child, bot: Bot, bodyOf: (turn: number) => string): Promise<Round> => {
  const before = await usedBy(child);
  const figures = await takeTurns(bot, TURNS, bodyOf);
  return { ...figures, used: ((await usedBy(child)) - before) / TURNS };
};

const told = (print: Print, name: string, rounds: readonly Round[]): Pick<Round, 'perSecond' | 'used'> => {
  const perSecond = median(rounds.map((round) => round.perSecond));
  const used = median(rounds.map((round) => round.used));
  row(print, `${name}: turns a second`, perSecond);
  row(print, `${name}: the slowest of a hundred, ms`, median(rounds.map(({ p99 }) => p99)), 1);
  row(print, `${name}: processor time a turn, ms`, used, 2);
  return { perSecond, used };
};

const Opened = z.object({ url: z.string() });

const compare = async (place: Place, print: Print): Promise<void> => {
  const connector = await startConnector();
  const { tenantId } = await readDemoDirectory();
  const bodyOf = bodiesFor(connector.url, tenantId);
  const { authorization } = connector;
  const [app, bare] = [startChild('../status/app-process.ts'), startChild('../status/bare-process.ts')];
  const common = { tenantId, microsoft: connector.port };
  try {
    const logFile = (name: string) => join(place.folder, `${name}.log`);
    const ours = await app.ask({ ...common, ...place.at, logFile: logFile('ours') }, Opened);
    await takeTurns({ ...ours, authorization }, WARM_UP, bodyOf);
    const card = connector.card();
    const theirs = await bare.ask({ ...common, card, logFile: logFile('bare') }, Opened);
    await takeTurns({ ...theirs, authorization }, WARM_UP, bodyOf);
    const figures: Record<'ours' | 'bare', Round[]> = { ours: [], bare: [] };
    for (let round = 0; round < ROUNDS; round += 1) {
      figures.ours.push(await oneRound(app, { ...ours, authorization }, bodyOf));
      figures.bare.push(await oneRound(bare, { ...theirs, authorization }, bodyOf));
    }
    const asked = 2 * (WARM_UP + ROUNDS * TURNS);
    // A few of the projects have ended, and are answered in words.
    if (connector.cards() < 0.98 * asked || connector.unsigned() > 0)
      throw new Error(
        `of ${asked} turns ${connector.cards()} were answered with a card, ${connector.unsigned()} unsigned`,
      );
    const own = told(print, 'Taktfast, a status in a sentence', figures.ours);
    const other = told(print, 'botbuilder alone, a card that is always the same', figures.bare);
    const ratio = own.perSecond / other.perSecond;
    row(print, `ratio of medians, of ${ROUNDS} rounds by turns; at least ${AT_LEAST}`, ratio, 2);
    row(print, 'the same by processor time, which a busy machine changes less', other.used / own.used, 2);
    row(print, 'load average of the machine', loadavg()[0] ?? 0, 2);
  } finally {
    for (const child of [app, bare]) await child.end();
    connector.close();
    hangUp();
  }
};

type Place = { folder: string; at: { databaseUrl: string } | { dataDir: string } };

/**
 * Turns of the bot over its store, PostgreSQL where there is one, beside a bot of botbuilder alone that answers one
 * card. Both stand behind the same web server, check the signature of what comes in and sign what goes out.
 */
export const run = async (print: Print): Promise<void> => {
  const server = await findDatabase(process.env);
  const database = 'url' in server ? await freshDatabase(server.url) : undefined;
  const folder = await mkdtemp(join(tmpdir(), 'taktfast-bench-'));
  print(`  store: ${database ? 'PostgreSQL' : 'embedded'}`);
  try {
    const at = database ? { databaseUrl: database.url } : { dataDir: join(folder, 'store') };
    await compare({ folder, at }, print);
  } finally {
    await database?.drop();
    await rm(folder, { recursive: true, force: true });
  }
};
