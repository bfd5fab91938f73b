import { z } from 'zod';
import { ListName } from '../../../programme/index.ts';
import { measureFields } from '../../graph/rows.ts';
import { eventually, type Running, running } from './running.ts';

const Counts = z.object({ requests: z.array(z.object({ path: z.string(), count: z.number() })) });

describe('the app over its tenant', () => {
  let app: Running;
  beforeAll(async () => {
    app = await running();
  }, 240_000);
  afterAll(() => app.end());

  const subscribed = async () =>
    (await app.services.subscriptions.all()).filter(({ id }) => id !== undefined);
  const post = (body: unknown, query = '') =>
    fetch(`${app.url}/graph/notifications${query}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const entryOf = async (changes: Record<string, unknown> = {}) => {
    const [own] = await subscribed();
    const { tenantId } = app.services.microsoft;
    return { subscriptionId: own?.id, clientState: own?.clientState, tenantId, ...changes };
  };
  const sweeps = async () => {
    const reply = await fetch(`${app.tenantUrl}/local/requests`);
    const { requests } = Counts.parse(await reply.json());
    return requests.find(({ path }) => path.endsWith('/items/delta'))?.count ?? 0;
  };

  it('subscribes to every list once it listens', async () => {
    await eventually(async () => (await subscribed()).length === ListName.options.length);
    expect(new Set((await subscribed()).map(({ clientState }) => clientState)).size).toBe(
      ListName.options.length,
    );
  }, 60_000);

  it('has what somebody does in SharePoint in its mirror as soon as Graph tells of it', async () => {
    await app.sharePoint.add('TfMeasures', measureFields({ TfKey: 'A1' }));
    await eventually(async () => (await app.services.records.find('TfMeasures', 'A1')) !== undefined);
  }, 60_000);

  it('answers a foreign notification as any other, sweeps nothing for it, counts it and tells the log', async () => {
    await eventually(async () => app.lines.some(({ route }) => route === '/graph/notifications'));
    const before = await sweeps();
    const wrong = await entryOf({ clientState: 'a guess' });
    const foreign = await entryOf({ tenantId: '99999999-0000-4000-8000-000000000001' });
    const reply = await post({ value: [wrong, wrong, foreign] });
    expect([reply.status, await reply.text()]).toEqual([202, '']);
    expect(await app.services.subscriptions.refused()).toMatchObject([
      { fault: 'foreign-tenant', count: 1 },
      { fault: 'wrong-client-state', count: 2 },
    ]);
    const line = app.lines.find(({ msg }) => msg === 'notifications were not believed');
    expect(line).toMatchObject({ level: 'warn', refused: { 'wrong-client-state': 2, 'foreign-tenant': 1 } });
    expect(JSON.stringify(app.lines)).not.toContain('a guess');
    expect(await sweeps()).toBe(before);
  });

  it('renews a subscription whose life Graph asks about', async () => {
    const before = new Map((await subscribed()).map(({ list, triedAt }) => [list, triedAt.getTime()]));
    await post({ value: [await entryOf({ lifecycleEvent: 'reauthorizationRequired' })] });
    await eventually(async () =>
      (await subscribed()).every(({ list, triedAt }) => triedAt.getTime() > (before.get(list) ?? 0)),
    );
    expect(await subscribed()).toHaveLength(ListName.options.length);
  }, 60_000);
});
