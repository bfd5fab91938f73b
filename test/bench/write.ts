import { z } from 'zod';
import { sharePointAt } from '../journeys/sharepoint.ts';
import { findDatabase } from '../runner/machine.ts';
import { startChild } from './sync/child.ts';
import { costOf, type Print, row } from './sync/figures.ts';
import { placeFor } from './sync/sides.ts';
import { PEOPLE, sessionsOf } from './write/edits.ts';

const EDITS = 1_000;
const MINUTE = 1_250;
/** A change of an item costs two units {SPD-throttle}. */
const UNITS_OF_AN_EDIT = 2;

const Opened = z.object({ url: z.string(), list: z.string() });
const Played = z.object({
  requests: z.number(),
  throttled: z.number(),
  logged: z.number(),
  actingSeconds: z.number(),
  restSeconds: z.number(),
  mostUnits: z.number(),
  late: z.number(),
  reasons: z.array(z.string()),
  clashes: z.number(),
});

type Scenario = { title: string; edits: number; each: number; seconds: number; seed: number };

const Page = z.object({
  value: z.array(z.object({ fields: z.object({ TfKey: z.string(), TfNote: z.string().default('') }) })),
  '@odata.nextLink': z.string().optional(),
});

/** The notes as a person reads them in SharePoint, by the task's key. */
const notesIn = async (url: string, list: string): Promise<Map<string, string>> => {
  const { asPerson } = sharePointAt(url);
  const notes = new Map<string, string>();
  let path: string | undefined = `/lists/${list}/items?$expand=fields($select=TfKey,TfNote)&$top=500`;
  while (path !== undefined) {
    const page: z.infer<typeof Page> = Page.parse(await asPerson(path));
    for (const { fields } of page.value) notes.set(fields.TfKey, fields.TfNote);
    path = page['@odata.nextLink']?.replace(/^.*?(?=\/lists\/)/, '');
  }
  return notes;
};

const lostOf = async ({ edits, each }: Scenario, tenant: z.infer<typeof Opened>): Promise<number> => {
  const notes = await notesIn(tenant.url, tenant.list);
  const all = sessionsOf(edits, each).flatMap((session) => session.edits);
  return all.filter(({ key, mark }) => !notes.get(key)?.includes(mark)).length;
};

const play = async (scenario: Scenario, server: string | undefined, print: Print): Promise<void> => {
  const { title, edits, each, seconds, seed } = scenario;
  const [tenantProcess, app] = [startChild('./tenant-process.ts'), startChild('../write/app-process.ts')];
  const place = await placeFor(server);
  try {
    const tenant = await tenantProcess.ask({ rows: EDITS }, Opened);
    await app.ask({ tenantUrl: tenant.url, ...place.at }, z.object({}));
    const asked = { edits, each, seconds, seed };
    const { result, units } = await costOf(tenant.url, () => app.ask(asked, Played));
    const items = new Set(sessionsOf(edits, each).flatMap((one) => one.edits.map(({ key }) => key))).size;
    print(`  ${title}`);
    row(print, 'edits made, each logged', result.logged);
    row(print, '… of so many different items', items);
    row(print, '… within seconds', result.actingSeconds, 1);
    row(print, 'seconds until the last of them stood in SharePoint as well', result.restSeconds, 1);
    row(print, 'resource units used', units);
    row(print, '… that one request for each edit would have cost', edits * UNITS_OF_AN_EDIT);
    row(
      print,
      '… that one update for each item would cost, if none had to show in ten seconds',
      items * UNITS_OF_AN_EDIT,
    );
    row(print, `most units in any minute (the app has ${MINUTE})`, result.mostUnits);
    row(print, 'requests sent', result.requests);
    row(print, 'answered 429', result.throttled);
    row(print, 'edits lost', await lostOf(scenario, tenant));
    row(print, 'clashes', result.clashes);
    row(print, `items marked as not in SharePoint yet (${result.reasons.join(', ') || 'none'})`, result.late);
  } finally {
    for (const child of [app, tenantProcess]) await child.end();
    await place.drop();
  }
};

/** A thousand edits by fifty people in a minute: of a few items each, several times, and all of different items. */
export const run = async (print: Print): Promise<void> => {
  const found = await findDatabase(process.env);
  const server = 'url' in found ? found.url : undefined;
  print(
    `  the mirror is kept in ${server ? 'PostgreSQL' : 'the embedded database'}; the local tenant is over HTTP,`,
  );
  print('  with the limits of a tenant of up to 1 000 licences; the clock is the real one on both sides');
  const seed = Number(process.env.SEED ?? 3);
  const common = { edits: EDITS, seconds: 60, seed };
  const usual = `${PEOPLE} people edit 5 items each, four times apiece (seed ${seed})`;
  await play({ ...common, title: usual, each: 4 }, server, print);
  await play(
    { ...common, title: `the worst: every edit is of another item (seed ${seed})`, each: 1 },
    server,
    print,
  );
};
