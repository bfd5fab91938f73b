import { Temporal } from 'temporal-polyfill';
import { GraphError, type GraphSender, SUBSCRIPTION_MINUTES } from '../../../graph/index.ts';
import { ListName } from '../../../programme/index.ts';
import type { SubscriptionState, Subscriptions } from '../../../teams-app/store/subscriptions.ts';
import { notificationDoor, subscribeAll } from '../../../teams-app/wiring/notifications.ts';
import { capturedLog } from '../../graph/captured-log.ts';

const URL = 'https://bot.example/graph/notifications';
const NOW = Temporal.Instant.from('2025-03-03T07:30:00Z');
const clock = { now: () => NOW };
const ago = (minutes: number) => new Date(NOW.subtract({ minutes }).epochMilliseconds);
const ahead = (minutes: number) => new Date(NOW.add({ minutes }).epochMilliseconds);
const DAY = 24 * 60;

const state = (changes: Partial<SubscriptionState> = {}): SubscriptionState => ({
  ...{ list: 'TfMeasures', id: 'sub-1', clientState: 'state-1', fault: null, code: undefined },
  ...{ resource: 'sites/S/lists/L-TfMeasures', url: URL },
  ...{ triedAt: ago(60), expiresAt: ahead(SUBSCRIPTION_MINUTES - 60), ...changes },
});
const subscriptionsWith = (all: SubscriptionState[]): Subscriptions => ({
  all: async () => all,
  asking: async () => undefined,
  answered: async () => undefined,
  countRefused: async () => undefined,
  refused: async () => [],
});

/** The lists Graph was asked about, where this is what is known of one of them and all others are well. */
const asked = async (known: SubscriptionState | undefined, how = { now: false }) => {
  const lists = new Set<string>();
  const others = ListName.options
    .filter((list) => list !== 'TfMeasures')
    .map((list) => state({ list, resource: `sites/S/lists/L-${list}` }));
  const upkeep: GraphSender = {
    send: async ({ about }) => {
      throw new GraphError('unavailable', about);
    },
  };
  const list = (name: string) => {
    lists.add(name);
    return { id: async () => `L-${name}` };
  };
  await subscribeAll({
    subscriptions: subscriptionsWith([...others, ...(known ? [known] : [])]),
    site: async () => ({ id: 'S', list }),
    upkeep,
    wallClock: clock,
    log: capturedLog(),
    microsoft: { notificationUrl: URL },
  })(how);
  return [...lists];
};

describe('the hourly look at what Graph tells of', () => {
  it.each<[string, SubscriptionState | undefined]>([
    ['a list that has none', undefined],
    ['one that was asked for and not answered', state({ id: undefined })],
    [
      'one whose life is a day shorter than it might be',
      state({ expiresAt: ahead(SUBSCRIPTION_MINUTES - DAY - 1) }),
    ],
    ['one that has run out', state({ expiresAt: ago(1) })],
    ['one that posts elsewhere', state({ url: 'https://before.example/graph/notifications' })],
    ['one that could not be renewed', state({ fault: 'unavailable' })],
    ['one whose address was out of reach', state({ id: undefined, fault: 'address-unreachable' })],
    ['one refused a day ago', state({ id: undefined, fault: 'denied', triedAt: ago(DAY + 1) })],
  ])('asks about %s', async (_, known) => {
    expect(await asked(known)).toEqual(['TfMeasures']);
  });

  it.each<[string, SubscriptionState]>([
    ['one that is well', state()],
    ['one that was renewed within the day', state({ expiresAt: ahead(SUBSCRIPTION_MINUTES - DAY + 1) })],
    [
      'one refused within the day, which only an administrator can change',
      state({ id: undefined, fault: 'denied' }),
    ],
    ['one another installation has', state({ id: undefined, fault: 'taken' })],
  ])('leaves %s', async (_, known) => {
    expect(await asked(known)).toEqual([]);
  });

  it('asks about all of them when Graph wants one renewed', async () => {
    expect(await asked(state(), { now: true })).toEqual(ListName.options);
  });
});

describe('hints that something has changed', () => {
  const TENANT = '7a1f0000-0000-4000-8000-000000000001';
  const entry = { subscriptionId: 'sub-1', clientState: 'state-1', tenantId: TENANT };
  const told = async (value: unknown[], sweptAt: [ListName, Date][] = []) => {
    const queued: [string, number][] = [];
    const door = notificationDoor({
      subscriptions: subscriptionsWith([state()]),
      sync: { sweptAt: async () => new Map(sweptAt) },
      jobs: {
        sweepList: async (list, seconds) => void queued.push([list, seconds]),
        subscribe: async () => undefined,
      },
      clock,
      log: capturedLog(),
      microsoft: { tenantId: TENANT },
    });
    await door.take({ value });
    return queued;
  };

  it('have the list swept at once, and once however many come together', async () => {
    expect(await told([entry, entry, entry])).toEqual([['TfMeasures', 0]]);
  });

  it('have it swept no more often than every fifteen seconds', async () => {
    const swept = NOW.epochMilliseconds;
    const seconds = (since: number): [ListName, Date] => ['TfMeasures', new Date(swept - since * 1000)];
    expect(await told([entry], [seconds(4)])).toEqual([['TfMeasures', 11]]);
    expect(await told([entry], [seconds(15)])).toEqual([['TfMeasures', 0]]);
  });
});
