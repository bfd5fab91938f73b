import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { type Subscriber, startSubscriber } from './subscriber.ts';
import { appToken, asker, directory, type Rig, startRig } from './tenant.ts';

let rig: Rig;
let subscriber: Subscriber;
let resource: string;
beforeAll(async () => {
  rig = await startRig({ patienceMs: 1_500 });
  subscriber = await startSubscriber();
  const { body } = await rig.ask('POST', `${rig.site}/lists`, { displayName: 'TfWatched' });
  resource = `${rig.site.slice('/v1.0/'.length)}/lists/${body.id}`;
}, 60_000);
afterAll(async () => {
  await subscriber.close();
  await rig.tenant.close();
});
beforeEach(async () => {
  rig.ask = asker(rig.tenant.url, await appToken(rig.tenant.url));
  subscriber.handshakes.length = 0;
});
afterEach(async () => {
  subscriber.answerBy('right');
  for (const { id } of await all()) await rig.ask('DELETE', `/v1.0/subscriptions/${id}`);
});

const Page = z.object({ value: z.array(z.looseObject({ id: z.string() })) });
const all = async () => Page.parse((await rig.ask('GET', '/v1.0/subscriptions')).body).value;
const inMinutes = (minutes: number) => rig.clock.now().add({ minutes }).toString();
const subscribe = (change: Record<string, unknown> = {}) =>
  rig.ask('POST', '/v1.0/subscriptions', {
    changeType: 'updated',
    resource,
    notificationUrl: `${subscriber.url}/notify`,
    expirationDateTime: inMinutes(1_000),
    clientState: 'secret',
    ...change,
  });
const created = async (change?: Record<string, unknown>) => {
  const { status, body } = await subscribe(change);
  expect(status).toBe(201);
  return z.looseObject({ id: z.string() }).parse(body);
};
const refused = async (change: Record<string, unknown>, status: number, code: string, message: RegExp) => {
  const answer = await subscribe(change);
  expect(answer.status).toBe(status);
  expect(answer.body).toMatchObject({ error: { code, message: expect.stringMatching(message) } });
  expect(await all()).toEqual([]);
};

describe('a subscription to a list', () => {
  it('is answered 201 with what was asked for, by whom and for which app {G-sub}', async () => {
    const body = await created({ lifecycleNotificationUrl: `${subscriber.url}/lifecycle` });
    expect(body).toMatchObject({
      resource,
      changeType: 'updated',
      clientState: 'secret',
      notificationUrl: `${subscriber.url}/notify`,
      lifecycleNotificationUrl: `${subscriber.url}/lifecycle`,
      expirationDateTime: inMinutes(1_000),
      applicationId: directory.clientId,
      latestSupportedTlsVersion: 'v1_2',
    });
    expect((await rig.ask('GET', `/v1.0/subscriptions/${body.id}`)).body).toEqual(body);
    expect(await all()).toEqual([body]);
  });

  it('may name the site by its path, the list by its title, and begin with a slash', async () => {
    const { hostname, path } = directory.site;
    await created({ resource: `/sites/${hostname}:${path}:/lists/TfWatched` });
  });

  it('is to something relative {G-sub}{I-5622}', async () => {
    const absolute = `https://graph.microsoft.com/v1.0/${resource}`;
    await refused({ resource: absolute }, 400, 'BadRequest', /must be a relative URI/);
  });

  it('tells of updates only {G-sub}', async () => {
    await refused({ changeType: 'created' }, 400, 'InvalidRequest', /updated/);
    await refused({ changeType: 'created,updated' }, 400, 'InvalidRequest', /updated/);
  });

  it('gives no resource data {G-rich}', async () => {
    await refused({ includeResourceData: true }, 400, 'InvalidRequest', /no resource data/);
  });

  it('has a clientState of 128 characters at most {G-sub}', async () => {
    await created({ clientState: 'x'.repeat(128) });
    expect((await subscribe({ clientState: 'x'.repeat(129) })).status).toBe(400);
  });

  it('lives 42 300 minutes at most {G-sublife}', async () => {
    await refused(
      { expirationDateTime: inMinutes(42_301) },
      400,
      'ExtensionError',
      /can only be 42300 minutes in the future/,
    );
    await created({ expirationDateTime: inMinutes(42_300) });
  });

  it('lives 45 minutes at least, however little is asked for {CSDL}', async () => {
    expect(await created({ expirationDateTime: inMinutes(1) })).toMatchObject({
      expirationDateTime: inMinutes(45),
    });
  });

  it('is one per app and list: another is 409 {G-sub}{G-webhook}', async () => {
    const { id } = await created();
    const { status, body } = await subscribe({ notificationUrl: `${subscriber.url}/elsewhere` });
    expect(status).toBe(409);
    expect(body).toMatchObject({
      error: {
        code: 'ObjectIdentifierInUse',
        message: `Subscription Id ${id} already exists for the requested combination`,
      },
    });
  });

  it('to a list that is not there is told as 404, as of any other thing {I-19413}', async () => {
    await refused({ resource: resource.replace(/[^/]+$/, 'nowhere') }, 404, 'itemNotFound', /./);
    await refused({ resource: 'sites/unknown/lists/TfWatched' }, 404, 'itemNotFound', /./);
  });

  it('calls https only {docs issue 2751}, and on this machine also http', async () => {
    const url = 'http://app.example.no/notify';
    await refused({ notificationUrl: url }, 400, 'InvalidRequest', /scheme='http' is not supported/);
    await refused(
      { notificationUrl: 'https://app.example.no/notify' },
      400,
      'ValidationError',
      /this machine/,
    );
    await refused({ lifecycleNotificationUrl: url }, 400, 'InvalidRequest', /not supported/);
  });
});

describe('subscriptions beyond what an app may have', () => {
  let few: Rig;
  beforeAll(async () => {
    few = await startRig({ patienceMs: 1_500, subscriptionQuota: 2 });
    for (const displayName of ['TfOne', 'TfTwo', 'TfThree'])
      await few.ask('POST', `${few.site}/lists`, { displayName });
  }, 60_000);
  afterAll(() => few.tenant.close());
  const subscribeTo = (list: string, ask = few.ask) =>
    ask('POST', '/v1.0/subscriptions', {
      changeType: 'updated',
      resource: `${few.site.slice('/v1.0/'.length)}/lists/${list}`,
      notificationUrl: `${subscriber.url}/notify`,
      expirationDateTime: few.clock.now().add({ minutes: 1_000 }).toString(),
    });

  it('are 403 without a handshake, until one is deleted; those there are go on {G-sub}{docs issue 21403}', async () => {
    const [first] = [await subscribeTo('TfOne'), await subscribeTo('TfTwo')];
    subscriber.handshakes.length = 0;
    const { status, body } = await subscribeTo('TfThree');
    expect(status).toBe(403);
    expect(body).toMatchObject({
      error: {
        code: 'ExtensionError',
        message:
          'Operation: Create; Exception: [Status Code: Forbidden; Reason: Maximum number of subscriptions has been reached]',
      },
    });
    expect(subscriber.handshakes).toEqual([]);
    const address = `/v1.0/subscriptions/${first?.body.id}`;
    const expirationDateTime = few.clock.now().add({ minutes: 2_000 }).toString();
    expect((await few.ask('PATCH', address, { expirationDateTime })).status).toBe(200);
    expect((await subscribeTo('TfOne')).status).toBe(409); // there already, and that is said first
    expect((await few.ask('DELETE', address)).status).toBe(204);
    expect((await subscribeTo('TfThree')).status).toBe(201);
  });
});

describe('the handshake', () => {
  it('posts a token to both addresses and wants it back as it was {G-urlval}', async () => {
    await created({ lifecycleNotificationUrl: `${subscriber.url}/lifecycle` });
    expect(subscriber.handshakes.map(({ path }) => path)).toEqual(['/notify', '/lifecycle']);
    for (const { method, type, token } of subscriber.handshakes) {
      expect([method, type]).toEqual(['POST', 'text/plain; charset=utf-8']);
      expect(encodeURIComponent(token)).not.toBe(token); // so that it must be decoded
    }
  });

  it('keeps what the address asks for itself {G-webhook}', async () => {
    await created({ notificationUrl: `${subscriber.url}/notify?of=oslo` });
    expect(subscriber.handshakes.map(({ of }) => of)).toEqual(['oslo']);
  });

  it.each([
    ['created', /must respond with 200 OK/],
    ['html', /text\/plain/],
    ['encoded', /must exactly match validationToken/],
    ['never', /timed out/],
    ['cut', /cannot be reached/],
  ] as const)('that is answered wrongly (%s) subscribes to nothing: 400 {G-urlval}', async (way, message) => {
    subscriber.answerBy(way);
    await refused({}, 400, 'ValidationError', message);
  });

  it('with nobody there subscribes to nothing', async () => {
    await refused({ notificationUrl: 'http://127.0.0.1:1/' }, 400, 'ValidationError', /reached/);
  });
});

describe('renewing', () => {
  it('gives a subscription a longer life, within the same bounds {G-lifecycle}', async () => {
    const { id } = await created();
    const renew = (minutes: number) =>
      rig.ask('PATCH', `/v1.0/subscriptions/${id}`, { expirationDateTime: inMinutes(minutes) });
    const { status, body } = await renew(42_300);
    expect([status, body.expirationDateTime]).toEqual([200, inMinutes(42_300)]);
    expect((await renew(42_301)).status).toBe(400);
  });

  it('may name another address, which is asked first', async () => {
    const { id } = await created();
    const move = () =>
      rig.ask('PATCH', `/v1.0/subscriptions/${id}`, { notificationUrl: `${subscriber.url}/new` });
    subscriber.answerBy('created');
    expect((await move()).status).toBe(400);
    subscriber.answerBy('right');
    expect((await move()).body).toMatchObject({ notificationUrl: `${subscriber.url}/new` });
  });

  it.each([{ lifecycleNotificationUrl: 'http://127.0.0.1:1/' }, { clientState: 'other' }, {}])(
    'changes nothing else: %p {G-lifecycle}',
    async (change) => {
      const { id } = await created();
      expect((await rig.ask('PATCH', `/v1.0/subscriptions/${id}`, change)).status).toBe(400);
    },
  );

  it('can also be by reauthorize, with or without a body {G-lifecycle}', async () => {
    const { id } = await created();
    const address = `/v1.0/subscriptions/${id}/reauthorize`;
    expect((await rig.ask('POST', address)).status).toBe(204);
    const type = { 'content-type': 'application/json' };
    expect((await rig.ask('POST', address, undefined, type)).status).toBe(204);
  });

  it('comes too late once its time is up: it is gone, and may be made again', async () => {
    const { id } = await created({ expirationDateTime: inMinutes(50) });
    rig.clock.add({ minutes: 50 });
    const address = `/v1.0/subscriptions/${id}`;
    const answers = [
      await rig.ask('PATCH', address, { expirationDateTime: inMinutes(100) }),
      await rig.ask('GET', address),
      await rig.ask('DELETE', address),
      await rig.ask('POST', `${address}/reauthorize`),
    ];
    for (const { status, body } of answers) {
      expect(status).toBe(404);
      expect(body).toMatchObject({ error: { code: 'ResourceNotFound' } });
    }
    await created();
  });

  it('is not for what was deleted', async () => {
    const { id } = await created();
    expect((await rig.ask('DELETE', `/v1.0/subscriptions/${id}`)).status).toBe(204);
    expect((await rig.ask('GET', `/v1.0/subscriptions/${id}`)).status).toBe(404);
  });
});
