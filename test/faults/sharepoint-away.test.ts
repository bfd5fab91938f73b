import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { appInItsOwnFolder, type RunningApp } from '../journeys/running-app.ts';
import { sharePointAt } from '../journeys/sharepoint.ts';

const Token = z.object({ token: z.string() });
const Doctor = z.object({
  counts: z.object({ owed: z.number() }),
  graph: z.object({ circuit: z.string(), held: z.object({ why: z.string() }).optional() }),
  late: z.array(z.object({ list: z.string(), key: z.string(), reason: z.string() })),
});

const until = async <T>(what: string, look: () => Promise<T | undefined | false>): Promise<T> => {
  for (const end = performance.now() + 120_000; performance.now() < end; await pause(500)) {
    const seen = await look();
    if (seen) return seen;
  }
  throw new Error(`waited in vain for ${what}`);
};

describe('the app while SharePoint is away', () => {
  const at: { app?: RunningApp } = {};
  const app = (): RunningApp => {
    if (!at.app) throw new Error('the app has not been started');
    return at.app;
  };
  beforeAll(async () => {
    at.app = await appInItsOwnFolder({ PLAYGROUND: 'off', TAKTFAST_NOW: '2025-03-24T07:00' });
    await app().start();
  }, 240_000);
  afterAll(() => at.app?.end(), 60_000);

  const doctor = async () => Doctor.parse(JSON.parse((await app().command('doctor', '--json')).out));
  const fault = async (match: string, what: Record<string, unknown>) => {
    const reply = await fetch(`${app().tenantUrl}/local/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ match, count: 999, ...what }),
    });
    expect(reply.status).toBe(201);
  };
  const mended = () => fetch(`${app().tenantUrl}/local/faults`, { method: 'DELETE' });
  const comment = async (key: string, text: string) => {
    const asked = await fetch(`${app().tenantUrl}/local/token?user=programleder@taktfast.example`);
    const { token } = Token.parse(await asked.json());
    const reply = await fetch(`${app().url}/api/work/${key}/comment`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ comment: text }),
    });
    expect(reply.status).toBe(200);
  };
  const noteOf = async (key: string) =>
    z.string().parse((await sharePointAt(app().tenantUrl).row('TfMeasures', key))?.fields.TfNote ?? '');

  it('answers people as before, marks what has not come with the reason, and brings it when SharePoint is back', async () => {
    await fault('PATCH /fields', { status: 503 });
    await comment('A1', 'mens SharePoint er borte');
    const away = await until('the mark', async () => {
      const found = await doctor();
      return found.late.length > 0 && found.graph.circuit !== 'closed' && found;
    });
    expect(away.late).toEqual([{ list: 'TfMeasures', key: 'A1', reason: 'unreachable' }]);
    expect((await app().command('doctor')).out).toContain('SharePoint does not answer');
    await mended();
    await until('the comment in SharePoint', async () =>
      (await noteOf('A1')).includes('mens SharePoint er borte'),
    );
    await until('the mark to go', async () => (await doctor()).late.length === 0);
  }, 240_000);

  it('says what to grant when it may not write, and brings what waited as soon as somebody asks', async () => {
    await fault('PATCH /fields', { status: 403 });
    await comment('B1', 'uten lov til å skrive');
    const refused = await until('the mark', async () => {
      const { late } = await doctor();
      return late.length > 0 && late;
    });
    expect(refused).toEqual([{ list: 'TfMeasures', key: 'B1', reason: 'refused' }]);
    expect((await app().command('doctor')).out).toContain('grant it Sites.Selected with the role write');
    await mended();
    expect((await app().command('sync')).code).toBe(0);
    expect(await noteOf('B1')).toContain('uten lov til å skrive');
    expect((await doctor()).late).toEqual([]);
  }, 240_000);

  it('loses nothing when somebody deletes a list, and fills the one that is made anew', async () => {
    const { asPerson, idOf, rows } = sharePointAt(app().tenantUrl);
    await asPerson(`/lists/${await idOf('TfMeasures')}`, { method: 'DELETE' });
    await comment('C1', 'etter at listen ble slettet');
    const missing = await until('the mark', async () => {
      const { late } = await doctor();
      return late.length > 0 && late;
    });
    expect(missing).toEqual([{ list: 'TfMeasures', key: 'C1', reason: 'list-missing' }]);

    expect((await app().command('provision')).code).toBe(0);
    expect((await app().command('sync')).code).toBe(0);
    expect(await noteOf('C1')).toContain('etter at listen ble slettet');
    // All measures of the programme's figures are there again.
    expect(await rows('TfMeasures', "fields/TfKey ge 'A'")).toHaveLength(38);
    expect((await doctor()).counts.owed).toBe(0);
  }, 240_000);
});
