import { z } from 'zod';
import { sharePointAt } from '../journeys/sharepoint.ts';
import { findDatabase } from '../runner/machine.ts';
import { startChild } from './sync/child.ts';
import { costOf, median, type Print, row } from './sync/figures.ts';
import { openSide, type Side } from './sync/sides.ts';

const SMALL = 10_000;
const LARGE = 100_000;
const CHANGES = 10;
const ROUNDS = 9;

const Used = z.object({ seconds: z.number(), rssMb: z.number(), heapMb: z.number() });
const Swept = Used.extend({ changed: z.number(), faults: z.number() });
const Token = z.object({ token: z.string() });
const Site = z.object({ id: z.string() });

const sweep = ({ tenant, app }: Side) => costOf(tenant.url, () => app.ask({ sweep: 'TfTasks' }, Swept));

const firstLoad = async (side: Side, print: Print): Promise<void> => {
  const { result, requests, units } = await sweep(side);
  row(print, `a list of ${side.rows} rows read for the first time: rows in the mirror`, result.changed);
  row(print, '… seconds', result.seconds, 1);
  row(print, '… requests', requests);
  row(print, '… resource units', units);
  row(print, '… memory above idle, MB (must be under 300)', result.rssMb);
  row(print, '… of which on the heap of JavaScript, MB', result.heapMb);
};

/** Ten rows, spread over the list, are changed by a person. */
const change = async ({ tenant, rows }: Side, round: number): Promise<void> => {
  const { edit } = sharePointAt(tenant.url);
  for (let n = 0; n < CHANGES; n += 1) {
    const id = 1 + ((round * 7_919 + n * 991) % rows);
    await edit('TfTasks', `${id}`, { TfNote: `Runde ${round}, endring ${n}` });
  }
};

type Round = { ms: number; requests: number; units: number };

const roundOn = async (side: Side, round: number): Promise<Round> => {
  await change(side, round);
  const { result, ...cost } = await sweep(side);
  if (result.changed !== CHANGES) throw new Error(`${result.changed} changes were found, not ${CHANGES}`);
  return { ms: result.seconds * 1000, ...cost };
};

/** Turn by turn, so that whatever else the machine does meets both alike; gives the large list's time. */
const compare = async (small: Side, large: Side, print: Print): Promise<number> => {
  const [few, many]: [Round[], Round[]] = [[], []];
  for (let round = 1; round <= ROUNDS; round += 1) {
    few.push(await roundOn(small, round));
    many.push(await roundOn(large, round));
  }
  const all = [...few, ...many];
  const [ofFew, ofMany] = [few, many].map((rounds) => median(rounds.map(({ ms }) => ms)));
  row(
    print,
    `a sweep with ${CHANGES} changes: requests at most (must be 2)`,
    Math.max(...all.map((one) => one.requests)),
  );
  row(print, '… resource units at most (must be 4)', Math.max(...all.map(({ units }) => units)));
  row(print, `… of ${small.rows} rows, ms, median of ${ROUNDS}`, ofFew ?? 0, 1);
  row(print, `… of ${large.rows} rows, ms, median of ${ROUNDS}`, ofMany ?? 0, 1);
  row(
    print,
    '… the large list’s time to the small one’s (must be within 1.5)',
    (ofMany ?? 0) / (ofFew ?? 1),
    2,
  );
  return ofMany ?? 0;
};

/** What a person with this sign-in gets from Graph. */
const siteOf = async (url: string) => {
  const asked = await fetch(`${url}/local/token?user=programleder@taktfast.example&for=graph`);
  const { token } = Token.parse(await asked.json());
  const address = `${url}/v1.0/sites/taktfast.example:/sites/delprogram-oppvekst`;
  const reply = await fetch(address, { headers: { authorization: `Bearer ${token}` } });
  return { token, site: Site.parse(await reply.json()).id };
};

const peer = async ({ tenant }: Side, ours: number, print: Print): Promise<void> => {
  const asked = { ...tenant, ...(await siteOf(tenant.url)) };
  const child = startChild('./peer-process.ts');
  try {
    const Read = Used.extend({ rows: z.number() });
    const { result, requests, units } = await costOf(tenant.url, () => child.ask(asked, Read));
    const ms = result.seconds * 1000;
    row(print, 'the peer’s way, every page read with @pnp/graph: rows', result.rows);
    row(print, '… ms', ms);
    row(print, '… requests', requests);
    row(print, '… resource units', units);
    row(print, '… memory above idle, MB', result.rssMb);
    row(print, '… its time to that of our sweep', ms / ours);
  } finally {
    await child.end();
  }
};

/** A list of 100 000 rows: its first load, sweeps with ten changes beside those of a list of 10 000, and the peer's way. */
export const run = async (print: Print): Promise<void> => {
  const found = await findDatabase(process.env);
  const server = 'url' in found ? found.url : undefined;
  print(`  the mirror is kept in ${server ? 'PostgreSQL' : 'the embedded database, whose memory counts'}`);
  const small = await openSide(SMALL, server);
  try {
    const large = await openSide(LARGE, server);
    try {
      await firstLoad(small, () => undefined);
      await firstLoad(large, print);
      await peer(large, await compare(small, large, print), print);
    } finally {
      await large.end();
    }
  } finally {
    await small.end();
  }
};
