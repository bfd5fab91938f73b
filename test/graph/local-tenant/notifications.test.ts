import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { faultsIn } from '../types/conformity.ts';
import { readSchemas } from '../types/schema.ts';
import { type Subscriber, startSubscriber } from './subscriber.ts';
import { appToken, asker, directory, type Rig, startRig } from './tenant.ts';

let rig: Rig;
let subscriber: Subscriber;
beforeAll(async () => {
  rig = await startRig({ patienceMs: 1_500, licences: 50_001 });
  subscriber = await startSubscriber();
}, 60_000);
afterAll(async () => {
  await subscriber.close();
  await rig.tenant.close();
});
const schemas = readSchemas();
/** What is posted is held against Microsoft's types as what is answered. */
afterEach(() => {
  const type = { $ref: '#/definitions/ChangeNotificationCollection' };
  for (const { at, body } of subscriber.posted) expect(faultsIn(schemas, body, type, { at })).toEqual([]);
});
beforeEach(async () => {
  rig.clock.add({ minutes: 30 });
  rig.ask = asker(rig.tenant.url, await appToken(rig.tenant.url));
  for (const { id } of Page.parse((await rig.ask('GET', '/v1.0/subscriptions')).body).value)
    await rig.ask('DELETE', `/v1.0/subscriptions/${id}`);
  await rig.ask('POST', '/local/notifications', {});
  await counts();
  subscriber.posted.length = 0;
  subscriber.answerNext();
});

const Page = z.object({ value: z.array(z.looseObject({ id: z.string() })) });
const Made = z.looseObject({ id: z.string() });
let made = 0;
/** A list of its own for each test, watched by a subscriber. */
const watchedList = async (change: Record<string, unknown> = {}, of = '') => {
  made += 1;
  const { body } = await rig.ask('POST', `${rig.site}/lists`, { displayName: `TfWatched${made}` });
  const list = `${rig.site}/lists/${Made.parse(body).id}`;
  const answer = await rig.ask('POST', '/v1.0/subscriptions', {
    changeType: 'updated',
    resource: list.slice('/v1.0/'.length),
    notificationUrl: `${subscriber.url}/notify${of}`,
    lifecycleNotificationUrl: `${subscriber.url}/lifecycle`,
    expirationDateTime: rig.clock.now().add({ minutes: 42_000 }).toString(),
    clientState: 'secret',
    ...change,
  });
  const subscription = Made.parse(answer.body);
  const add = async () =>
    Made.parse((await rig.ask('POST', `${list}/items`, { fields: { Title: 'x' } })).body).id;
  return { list, subscription, add };
};
/** Sends what is due by the tenant's clock, and gives the counts. */
const counts = async () => (await rig.ask('GET', '/local/notifications')).body;
const later = async (duration: { seconds?: number; minutes?: number; hours?: number }) => {
  rig.clock.add(duration);
  await counts();
  return subscriber.posted;
};
const trick = (asked: Record<string, unknown>) => rig.ask('POST', '/local/notifications', asked);
const ids = () => subscriber.posted.flatMap(({ value }) => value.map(({ id }) => id));

describe('a notification', () => {
  it('says that something in the list has changed, to whom and until when, and not what {G-sub}{CSDL}', async () => {
    const { add, subscription } = await watchedList();
    await add();
    const posted = await later({ seconds: 1 });
    expect(posted.map(({ at, body }) => ({ at, body }))).toEqual([
      {
        at: '/notify',
        body: {
          value: [
            {
              id: expect.stringMatching(/./),
              subscriptionId: subscription.id,
              subscriptionExpirationDateTime: subscription.expirationDateTime,
              clientState: 'secret',
              changeType: 'updated',
              resource: subscription.resource,
              tenantId: directory.tenantId,
              resourceData: null,
              lifecycleEvent: null,
            },
          ],
          validationTokens: null,
        },
      },
    ]);
  });

  it.each([
    [
      'an update',
      (list: string, id: string) => rig.ask('PATCH', `${list}/items/${id}/fields`, { Title: 'y' }),
    ],
    ['a deletion', (list: string, id: string) => rig.ask('DELETE', `${list}/items/${id}`)],
    [
      'many rows at once',
      (list: string) =>
        rig.ask('POST', '/local/fill', {
          list: list.split('/').at(-1),
          rows: [{ Title: 'a' }, { Title: 'b' }],
        }),
    ],
  ])('comes after %s too', async (_, change) => {
    const { list, add } = await watchedList();
    const id = await add();
    await later({ seconds: 1 });
    subscriber.posted.length = 0;
    expect((await change(list, id)).status).toBeLessThan(300);
    expect(await later({ seconds: 1 })).toHaveLength(1);
  });

  it('does not come for what was refused, for another list, or before there is anything', async () => {
    const { list } = await watchedList();
    const other = await watchedList();
    await rig.ask('DELETE', `/v1.0/subscriptions/${other.subscription.id}`);
    await other.add();
    await rig.ask('POST', `${list}/items`, { fields: { NoSuch: 1 } });
    expect(await later({ seconds: 5 })).toEqual([]);
  });

  it('comes a little later, once for all that changed meanwhile', async () => {
    const { add } = await watchedList();
    for (let time = 0; time < 5; time += 1) await add();
    expect(await later({ seconds: 0 })).toEqual([]);
    expect(await later({ seconds: 1 })).toHaveLength(1);
    await add();
    expect(await later({ seconds: 1 })).toHaveLength(2);
  });

  it('comes with those of other subscriptions to the same address in one post {G-webhook}', async () => {
    const lists = [await watchedList(), await watchedList()];
    for (const { add } of lists) await add();
    const [posted, ...others] = await later({ seconds: 1 });
    expect(others).toEqual([]);
    expect(posted?.value.map(({ subscriptionId }) => subscriptionId).sort()).toEqual(
      lists.map(({ subscription }) => subscription.id).sort(),
    );
  });

  it('keeps what the address asks for itself {G-webhook}', async () => {
    const { add } = await watchedList({}, '?of=oslo');
    await add();
    expect((await later({ seconds: 1 })).map(({ at }) => at)).toEqual(['/notify?of=oslo']);
  });

  it('comes by itself, without anybody asking', async () => {
    const { add } = await watchedList();
    await add();
    rig.clock.add({ seconds: 1 });
    while (subscriber.posted.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(subscriber.posted).toHaveLength(1);
  });

  it('comes no more once the subscription has run out {G-sub}', async () => {
    const { add } = await watchedList({
      expirationDateTime: rig.clock.now().add({ minutes: 45 }).toString(),
    });
    rig.clock.add({ minutes: 45 });
    await add();
    expect((await later({ seconds: 1 })).filter(({ at }) => at === '/notify')).toEqual([]);
  });
});

describe('a notification that is not taken', () => {
  it.each([500, 404, 302, 'never'] as const)(
    '(%s) is sent again, later each time {G-webhook}',
    async (status) => {
      const { add } = await watchedList();
      await add();
      subscriber.answerNext(status, status);
      await later({ seconds: 1 });
      await later({ seconds: 9 });
      expect(subscriber.posted).toHaveLength(1);
      await later({ seconds: 1 }); // ten seconds after the first
      expect(subscriber.posted).toHaveLength(2);
      await later({ seconds: 19 });
      expect(subscriber.posted).toHaveLength(2);
      await later({ seconds: 1 }); // twenty after the second
      expect(new Set(ids()).size).toBe(1);
      await later({ hours: 5 });
      expect(subscriber.posted).toHaveLength(3);
    },
  );

  it.each([200, 202, 204])('(%i is taken)', async (status) => {
    const { add } = await watchedList();
    await add();
    subscriber.answerNext(status);
    await later({ seconds: 1 });
    expect(await later({ hours: 1 })).toHaveLength(1);
  });

  it('is given up after four hours {G-webhook}', async () => {
    const { add } = await watchedList();
    await add();
    subscriber.answerNext(...Array.from({ length: 100 }, () => 503));
    const before = await counts();
    for (let minutes = 0; minutes < 5 * 60; minutes += 5) await later({ minutes: 5 });
    expect(subscriber.posted.length).toBeGreaterThan(8);
    const after = await counts();
    expect(after).toMatchObject({ waiting: 0, givenUp: Number(before.givenUp) + 1 });
  });
});

describe('what may happen to notifications, on request', () => {
  it('one comes twice {G-webhook}', async () => {
    const { add } = await watchedList();
    await trick({ duplicate: 1 });
    await add();
    await later({ seconds: 1 });
    expect(ids()).toHaveLength(2);
    expect(new Set(ids()).size).toBe(1);
  });

  it('one comes after one told of later', async () => {
    const [first, second] = [await watchedList(), await watchedList()];
    await trick({ disorder: 1 });
    await first.add();
    expect(await later({ seconds: 2 })).toEqual([]);
    await second.add();
    await later({ seconds: 1 });
    expect(
      subscriber.posted.flatMap(({ value }) => value.map(({ subscriptionId }) => subscriptionId)),
    ).toEqual([second.subscription.id, first.subscription.id]);
  });

  it('one that none passes comes within five minutes all the same {G-latency}', async () => {
    const { add } = await watchedList();
    await trick({ disorder: 1 });
    await add();
    expect(await later({ seconds: 1 })).toEqual([]);
    expect(await later({ minutes: 5 })).toHaveLength(1);
  });

  it('one never comes', async () => {
    const { add } = await watchedList();
    await trick({ drop: 1 });
    await add();
    expect(await later({ minutes: 50 })).toEqual([]);
    await add();
    expect(await later({ seconds: 1 })).toHaveLength(1);
  });

  it('all come late {G-latency}', async () => {
    const { add } = await watchedList();
    await trick({ delayMs: 60_000 });
    await add();
    expect(await later({ seconds: 59 })).toEqual([]);
    expect(await later({ seconds: 61 })).toHaveLength(1);
  });

  it('is refused when it cannot happen', async () => {
    expect((await trick({ duplicate: 0 })).status).toBe(400);
  });

  it('is refused when it would come later than five minutes after {G-latency}', async () => {
    expect((await trick({ delayMs: 300_001 })).status).toBe(400);
    expect((await trick({ delayMs: 300_000 })).status).toBe(204);
  });

  it.each(['missed', 'subscriptionRemoved'])(
    'is never %s, which lists do not tell {G-lifecycle}',
    async (event) => {
      await watchedList();
      expect((await trick({ lifecycleEvent: event })).status).toBe(400);
      expect((await later({ hours: 1 })).filter(({ at }) => at === '/lifecycle')).toEqual([]);
    },
  );
});

describe('the call to renew', () => {
  const called = () => subscriber.posted.filter(({ at }) => at === '/lifecycle');

  it('comes to the lifecycle address, near the end of a subscription’s life and once {G-lifecycle}', async () => {
    const { subscription } = await watchedList({
      expirationDateTime: rig.clock.now().add({ minutes: 1_000 }).toString(),
    });
    await later({ minutes: 890 });
    expect(called()).toEqual([]);
    await later({ minutes: 10 });
    await later({ minutes: 10 });
    expect(called().map(({ value }) => value)).toEqual([
      [
        expect.objectContaining({
          subscriptionId: subscription.id,
          lifecycleEvent: 'reauthorizationRequired',
        }),
      ],
    ]);
  });

  it('comes on request', async () => {
    await watchedList();
    await trick({ lifecycleEvent: 'reauthorizationRequired' });
    await later({ seconds: 0 });
    expect(called()).toHaveLength(1);
  });
});

describe('an address that often answers late {G-webhook}', () => {
  /** Twenty lists changed five times, told one by one; of the hundred answers so many come late. */
  const tellAHundredTimes = async (late: number) => {
    const path = `?late=${late}`;
    const lists = await Promise.all(
      Array.from({ length: 20 }, (_, index) => watchedList({}, `${path}&of=${index}`)),
    );
    const changeAll = () => Promise.all(lists.map(({ add }) => add()));
    subscriber.answerNext(...Array.from({ length: late }, () => 'never' as const));
    for (let round = 0; round < 5; round += 1) {
      await changeAll();
      await later({ seconds: 1 });
    }
    // What came late is sent again within the window, so that only new ones are left.
    await later({ minutes: 1 });
    rig.clock.add({ minutes: 10 });
    subscriber.posted.length = 0;
    await changeAll();
    return changeAll;
  };

  it('is told ten seconds later when more than one answer in ten was late', async () => {
    await tellAHundredTimes(13);
    expect(await later({ seconds: 1 })).toHaveLength(0);
    expect(await later({ seconds: 10 })).toHaveLength(20);
  });

  it('is told nothing for ten minutes when more than 15 in a hundred were late', async () => {
    const changeAll = await tellAHundredTimes(19);
    expect(await later({ minutes: 1 })).toHaveLength(0);
    rig.clock.add({ minutes: 10 });
    await changeAll();
    expect(await later({ seconds: 1 })).toHaveLength(20);
  });
});
