import { heed, type Subscription } from '../../graph/index.ts';

const tenantId = '7a1f0000-0000-4000-8000-000000000001';
const ours: Subscription[] = [
  { list: 'TfMeasures', id: 'sub-1', clientState: 'secret-1' },
  { list: 'TfTasks', id: 'sub-2', clientState: 'secret-2' },
];
const entry = (changes: Record<string, unknown> = {}) => ({
  id: 'n-1',
  subscriptionId: 'sub-1',
  subscriptionExpirationDateTime: '2025-04-01T08:00:00Z',
  clientState: 'secret-1',
  changeType: 'updated',
  resource: 'sites/S/lists/L',
  tenantId,
  resourceData: null,
  lifecycleEvent: null,
  ...changes,
});
const heeded = (entries: unknown[], subscriptions = ours) => {
  const { changed, renew, refused } = heed({ value: entries }, { tenantId, subscriptions });
  return { changed: [...changed], renew: [...renew], refused: Object.fromEntries(refused) };
};
const nothing = { changed: [], renew: [], refused: {} };

describe('a notification', () => {
  it('says which list something has changed in', () => {
    expect(heeded([entry()])).toEqual({ ...nothing, changed: ['TfMeasures'] });
  });

  it('counts once for its list, however many come together, and each list for itself', () => {
    const other = entry({ subscriptionId: 'sub-2', clientState: 'secret-2' });
    expect(heeded([entry(), entry({ id: 'n-2' }), other])).toEqual({
      ...nothing,
      changed: ['TfMeasures', 'TfTasks'],
    });
  });

  it('is believed in whatever case the tenant is written', () => {
    expect(heeded([entry({ tenantId: tenantId.toUpperCase() })]).changed).toEqual(['TfMeasures']);
  });

  it.each([
    ['a wrong client state', { clientState: 'secret-2' }, 'wrong-client-state'],
    ['a client state that is only the beginning', { clientState: 'secret' }, 'wrong-client-state'],
    ['no client state', { clientState: null }, 'wrong-client-state'],
    ['another tenant', { tenantId: '99999999-0000-4000-8000-000000000001' }, 'foreign-tenant'],
    ['an unknown subscription', { subscriptionId: 'sub-9' }, 'unknown-subscription'],
    ['no subscription at all', { subscriptionId: undefined }, 'wrong-form'],
    ['no tenant', { tenantId: undefined }, 'wrong-form'],
  ])('with %s is not believed, and the others beside it are', (_, changes, fault) => {
    const good = entry({ subscriptionId: 'sub-2', clientState: 'secret-2' });
    expect(heeded([entry(changes), good])).toEqual({
      ...nothing,
      changed: ['TfTasks'],
      refused: { [fault]: 1 },
    });
  });

  it.each([[[]], [{}], [{ value: 'all' }], [null], ['text']])(
    'is nothing in a post of the form %j',
    (body) => {
      const { changed, refused } = heed(body, { tenantId, subscriptions: ours });
      expect([changed.size, refused.get('wrong-form')]).toEqual([0, 1]);
    },
  );

  it('is believed by its client state alone while its subscription is being made', () => {
    const making: Subscription[] = [{ list: 'TfMeasures', id: undefined, clientState: 'secret-1' }];
    expect(heeded([entry({ subscriptionId: 'new' })], making).changed).toEqual(['TfMeasures']);
    expect(heeded([entry({ subscriptionId: 'new', clientState: 'guess' })], making).refused).toEqual({
      'unknown-subscription': 1,
    });
  });

  it('is never believed without a client state, not even where none was kept', () => {
    const refused: Subscription[] = [{ list: 'TfMeasures', id: undefined, clientState: '' }];
    for (const clientState of ['', null, undefined])
      expect(heeded([entry({ clientState })], refused).changed).toEqual([]);
  });

  it('of a subscription’s own life asks for it to be renewed, and for no sweep', () => {
    expect(heeded([entry({ lifecycleEvent: 'reauthorizationRequired' })])).toEqual({
      ...nothing,
      renew: ['TfMeasures'],
    });
  });
});
