import { GraphError, installFor } from '../../graph/index.ts';
import { type Fault, faultyWay } from './faulty-way.ts';
import { directory, type TenantAtHand, tenantAtHand } from './tenant-at-hand.ts';

const APP = '7a1f0000-0000-4000-8000-0000000000aa';

describe('installing the app for a person', () => {
  let tenant: TenantAtHand;
  beforeAll(async () => {
    tenant = await tenantAtHand();
  }, 120_000);
  afterAll(() => tenant.close());

  const installed = async (status?: number) => {
    const faults: Fault[] = status ? [{ method: 'POST', before: status }] : [];
    const way = await faultyWay(tenant.url, faults);
    try {
      const client = tenant.client({ baseUrl: `${way.url}/v1.0` });
      const outcome = await installFor(client, directory.users[1]?.id ?? '', APP);
      return { outcome, requests: way.requests };
    } finally {
      await way.close();
    }
  };

  it('asks Graph once, by the app’s id in the tenant’s catalogue', async () => {
    const { requests } = await installed(201);
    expect(requests).toMatchObject([
      { method: 'POST', url: `/v1.0/users/${directory.users[1]?.id}/teamwork/installedApps` },
    ]);
  });

  it('tells what came of it', async () => {
    for (const [status, outcome] of [
      [201, 'installed'],
      [409, 'there-already'],
      [403, 'denied'],
      [404, 'unknown'],
      [400, 'unknown'],
    ] as const)
      expect((await installed(status)).outcome).toBe(outcome);
  });

  it('says plainly that a Graph without that part does not offer it', async () => {
    expect((await installed()).outcome).toBe('not-offered');
  });

  it('throws when a later try may succeed', async () => {
    await expect(installed(503)).rejects.toThrow(GraphError);
  });
});
