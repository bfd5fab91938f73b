import { setTimeout } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { openSite, type Site, SUBSCRIPTION_MINUTES, subscribe } from '../../graph/index.ts';
import { type Fault, faultyWay } from './faulty-way.ts';
import { type Subscriber, startSubscriber } from './local-tenant/subscriber.ts';
import { directory, type TenantAtHand, tenantAtHand } from './tenant-at-hand.ts';

const Own = z.object({
  value: z.array(
    z.object({
      id: z.string(),
      clientState: z.string().nullable(),
      notificationUrl: z.string(),
      lifecycleNotificationUrl: z.string().nullable(),
      expirationDateTime: z.string(),
      resource: z.string(),
    }),
  ),
});

describe('a subscription to the changes of a list', () => {
  let tenant: TenantAtHand;
  let subscriber: Subscriber;
  const states: string[] = [];
  const ways: { close: () => Promise<void> }[] = [];
  beforeAll(async () => {
    tenant = await tenantAtHand();
    subscriber = await startSubscriber();
    for (const displayName of ['TfMeasures', 'TfTasks'])
      await tenant.asPerson('POST', '/lists', { displayName, list: {} });
  }, 120_000);
  afterAll(async () => {
    await subscriber.close();
    await tenant.close();
  });
  afterEach(async () => {
    subscriber.answerBy('right');
    for (const { id } of await own()) await ask('DELETE', `/subscriptions/${id}`, z.unknown());
    for (const way of ways.splice(0)) await way.close();
    states.length = 0;
  });

  const ask = <T>(method: 'GET' | 'DELETE' | 'POST', path: string, shape: z.ZodType<T>) =>
    tenant.client().send({ method, to: { path }, about: 'a test' }, shape);
  const own = async () => (await ask('GET', '/subscriptions', Own)).value;
  const newClientState = async () => {
    states.push(`state-${states.length + 1}`);
    return states.at(-1) ?? '';
  };
  const over = async (faults: Fault[]) => {
    const way = await faultyWay(tenant.url, faults);
    ways.push(way);
    return tenant.client({ baseUrl: `${way.url}/v1.0` });
  };
  const soon = () => Temporal.Now.instant().add({ minutes: SUBSCRIPTION_MINUTES }).round('second').toString();
  type Asked = {
    url?: string;
    until?: string;
    list?: string;
    held?: { id: string; resource: string; url: string };
  };
  const run = (asked: Asked = {}, client = tenant.client(), site: Pick<Site, 'id' | 'list'> = tenant.site) =>
    subscribe(
      { client, newClientState },
      { site, list: 'TfMeasures', url: `${subscriber.url}/notify`, until: soon(), ...asked },
    );
  const made = async (asked: Asked = {}) => {
    const outcome = await run(asked);
    if (outcome.outcome === 'refused') throw new Error(outcome.fault);
    return outcome;
  };

  it('is made with a client state, our address for both kinds of notification and nearly the longest life', async () => {
    const until = soon();
    const { outcome, id, resource, expiresAt, clientState } = await made({ until });
    expect([outcome, expiresAt, clientState]).toEqual(['created', until, 'state-1']);
    expect(resource).toBe(`sites/${tenant.site.id}/lists/${await tenant.listId('TfMeasures')}`);
    expect(await own()).toEqual([
      {
        id,
        resource,
        clientState: 'state-1',
        notificationUrl: `${subscriber.url}/notify`,
        lifecycleNotificationUrl: `${subscriber.url}/notify`,
        expirationDateTime: until,
      },
    ]);
    expect(SUBSCRIPTION_MINUTES).toBeLessThanOrEqual(42_300);
  });

  it('is given a longer life when it is known', async () => {
    const held = await made({ until: Temporal.Now.instant().add({ hours: 2 }).round('second').toString() });
    const until = soon();
    const { clientState: _, ...known } = held;
    expect(await run({ held, until })).toEqual({ ...known, outcome: 'renewed', expiresAt: until });
    expect(await own()).toMatchObject([{ id: held.id, clientState: 'state-1' }]);
  });

  it('is made anew when Graph knows it no more', async () => {
    const held = await made();
    await ask('DELETE', `/subscriptions/${held.id}`, z.unknown());
    const again = await made({ held });
    expect([again.outcome, again.id === held.id]).toEqual(['created', false]);
    expect(await own()).toMatchObject([{ id: again.id, clientState: 'state-2' }]);
  });

  it('replaces one of ours that was lost sight of, for its client state is nowhere to be read again', async () => {
    const ofAnother = await made({ list: 'TfTasks' });
    await setTimeout(1_100); // so that it stands first among ours, which go by the second
    const lost = await made();
    const again = await made();
    expect(again.id).not.toBe(lost.id);
    expect(await own()).toMatchObject([{ id: ofAnother.id }, { id: again.id, clientState: 'state-3' }]);
  });

  it('replaces one whose reply was lost on the way', async () => {
    const client = await over([{ method: 'POST', path: '/subscriptions', after: 'cut' }]);
    expect(await run({}, client)).toMatchObject({ outcome: 'refused', fault: 'unavailable' });
    expect(await own()).toHaveLength(1);
    const again = await made();
    expect(await own()).toMatchObject([{ id: again.id, clientState: 'state-2' }]);
  });

  it('follows us to another address', async () => {
    const held = await made({ url: `${subscriber.url}/before` });
    const moved = await made({ held });
    expect(await own()).toMatchObject([{ id: moved.id, notificationUrl: `${subscriber.url}/notify` }]);
  });

  it('leaves a second installation of the app its own', async () => {
    const theirs = await made({ url: `${subscriber.url}/theirs` });
    expect(await run()).toEqual({ outcome: 'refused', fault: 'taken', code: 'ObjectIdentifierInUse' });
    expect(await own()).toMatchObject([{ id: theirs.id }]);
  });

  it('is refused where the app may not subscribe', async () => {
    const client = await over([
      { method: 'POST', path: '/subscriptions', before: 403, code: 'accessDenied' },
    ]);
    expect(await run({}, client)).toEqual({ outcome: 'refused', fault: 'denied', code: 'accessDenied' });
  });

  it('is refused once the app has as many as it may have, which no code tells from a missing permission', async () => {
    const few = await tenantAtHand({ subscriptionQuota: 1 });
    ways.push(few);
    for (const displayName of ['TfMeasures', 'TfTasks'])
      await few.asPerson('POST', '/lists', { displayName, list: {} });
    const outcomes = [
      await run({}, few.client(), few.site),
      await run({ list: 'TfTasks' }, few.client(), few.site),
    ];
    expect(outcomes).toMatchObject([
      { outcome: 'created' },
      { outcome: 'refused', fault: 'denied', code: 'ExtensionError' },
    ]);
  });

  it('is refused where Graph cannot reach our address', async () => {
    subscriber.answerBy('html');
    expect(await run()).toEqual({
      outcome: 'refused',
      fault: 'address-unreachable',
      code: 'ValidationError',
    });
    expect(await run({ url: 'http://127.0.0.1:1/graph/notifications' })).toMatchObject({
      fault: 'address-unreachable',
    });
  });

  it('is refused to a list that is not there', async () => {
    expect(await run({ list: 'TfRisks' })).toEqual({ outcome: 'refused', fault: 'list-missing' });
  });

  it('waits for another time when Graph does not answer', async () => {
    const held = await made();
    const client = await over([{ method: 'PATCH', before: 429, headers: { 'retry-after': '600' } }]);
    expect(await run({ held }, client)).toMatchObject({ outcome: 'refused', fault: 'unavailable' });
    expect(await own()).toMatchObject([{ id: held.id }]);
  });

  it('names the site by its id over whatever way it was found', async () => {
    const site = await openSite(tenant.client(), directory.site);
    expect(site.id).toBe(tenant.site.id);
  });
});
