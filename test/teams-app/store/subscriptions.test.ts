import { subscriptionsIn } from '../../../teams-app/store/subscriptions.ts';
import { emptied, onEachDatabase } from './databases.ts';

const at = '2025-03-03T07:30:00.000Z';
const made = {
  outcome: 'created' as const,
  id: 'sub-1',
  resource: 'sites/S/lists/L',
  url: 'https://bot.example/graph/notifications',
  expiresAt: '2025-04-01T00:00:00Z',
};

onEachDatabase('the subscriptions', (database) => {
  beforeEach(() => emptied(database().store));
  const opened = () => subscriptionsIn(database().store.db);
  const well = {
    list: 'TfMeasures',
    id: 'sub-1',
    clientState: 'state-1',
    resource: made.resource,
    url: made.url,
    expiresAt: new Date(made.expiresAt),
    fault: null,
    code: undefined,
    triedAt: new Date(at),
  };

  it('are known to every process from before Graph is asked for them', async () => {
    const subscriptions = opened();
    await subscriptions.asking('TfMeasures', 'state-1', at);
    const other = subscriptionsIn((await database().another()).db);
    expect(await other.all()).toMatchObject([{ list: 'TfMeasures', id: undefined, clientState: 'state-1' }]);
    await subscriptions.answered('TfMeasures', made, at);
    expect(await other.all()).toEqual([well]);
  });

  it('stay what they were when they could not be renewed, with the reason beside', async () => {
    const subscriptions = opened();
    await subscriptions.asking('TfMeasures', 'state-1', at);
    await subscriptions.answered('TfMeasures', made, at);
    await subscriptions.answered(
      'TfMeasures',
      { outcome: 'refused', fault: 'unavailable', code: 'serviceNotAvailable' },
      '2025-03-04T07:30:00.000Z',
    );
    expect(await subscriptions.all()).toEqual([
      {
        ...well,
        fault: 'unavailable',
        code: 'serviceNotAvailable',
        triedAt: new Date('2025-03-04T07:30:00.000Z'),
      },
    ]);
    await subscriptions.answered('TfMeasures', { ...made, outcome: 'renewed' }, at);
    expect(await subscriptions.all()).toEqual([well]);
  });

  it('are believed by the client state they were made with, whatever another process has asked with since', async () => {
    const subscriptions = opened();
    await subscriptions.asking('TfMeasures', 'state-1', at);
    await subscriptions.asking('TfMeasures', 'state-2', at);
    await subscriptions.answered('TfMeasures', { ...made, clientState: 'state-1' }, at);
    expect(await subscriptions.all()).toEqual([well]);
  });

  it('count what was not believed, by its reason', async () => {
    const subscriptions = opened();
    await subscriptions.countRefused(new Map([['wrong-form', 1]]), at);
    await subscriptions.countRefused(
      new Map([
        ['wrong-form', 2],
        ['foreign-tenant', 1],
      ]),
      '2025-03-05T00:00:00.000Z',
    );
    await subscriptions.countRefused(new Map(), '2025-03-06T00:00:00.000Z');
    expect(await subscriptions.refused()).toEqual([
      { fault: 'foreign-tenant', count: 1, lastAt: new Date('2025-03-05T00:00:00.000Z') },
      { fault: 'wrong-form', count: 3, lastAt: new Date('2025-03-05T00:00:00.000Z') },
    ]);
  });
});
