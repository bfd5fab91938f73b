import { describe, expect, it } from '@jest/globals';
import { type DeliveryStatus, type StandingMessage, stepIn } from '../../programme/index.ts';
import { aLead, aPerson, by, clockAt, LEAD, OWNER, oid } from './build.ts';
import { fakeRecords } from './fake-records.ts';
import { expectRefusal } from './refused.ts';

const aMessage = (given: Partial<StandingMessage> = {}): StandingMessage => ({
  ...{ id: 7, personOid: OWNER, kind: 'reminder', key: '2025-03-24', status: 'sent', waits: false },
  ...given,
});

const setUp = (...messages: StandingMessage[]) => {
  const records = fakeRecords({ TfPeople: [aLead(), aPerson()] }, { messages });
  const act = stepIn({ records, clock: clockAt('2025-03-24', '10:00') });
  return { records, act, stepped: () => records.held().stepped };
};

/** What came of stepping in on a message that stands so. */
const onOne = async (act: 'resend' | 'recall', status: DeliveryStatus, waits: boolean) => {
  const { act: step, stepped } = setUp(aMessage({ status, waits }));
  return step(by(LEAD), { act, ids: [7] }).then(stepped, ({ reason }) => reason);
};

describe('the programme office stepping in on messages', () => {
  it('is in the log: who, when, which message to whom, and what became of it', async () => {
    const { records, act } = setUp(aMessage());
    expect(await act({ oid: LEAD, via: 'tab' }, { act: 'recall', ids: [7] })).toEqual({ done: 1 });
    expect(records.held().actions).toEqual([
      {
        at: '2025-03-24T09:00:00Z',
        actor: LEAD,
        via: 'tab',
        verb: 'recall',
        list: 'messages',
        key: `reminder 2025-03-24 ${OWNER}`,
        before: { status: 'sent' },
        after: { status: 'recalled' },
      },
    ]);
  });

  const TOOK = `took back 7 for ${LEAD}`;
  it.each([
    ['recall', 'sent', false, [TOOK]],
    ['recall', 'queued', true, [TOOK]],
    ['recall', 'failed', true, [TOOK]],
    ['recall', 'failed', false, 'message-not-now'],
    ['recall', 'sending', true, 'message-not-now'],
    ['recall', 'recalled', false, 'message-not-now'],
    ['recall', 'superseded', false, 'message-not-now'],
    ['resend', 'sent', false, [TOOK, 'sent 7 again anew']],
    ['resend', 'recalled', false, ['sent 7 again anew']],
    ['resend', 'failed', false, ['sent 7 again as-it-is']],
    ['resend', 'unreachable', false, ['sent 7 again as-it-is']],
    ['resend', 'unknown', false, ['sent 7 again as-it-is']],
    ['resend', 'failed', true, 'message-not-now'],
    ['resend', 'queued', true, 'message-not-now'],
    ['resend', 'sending', true, 'message-not-now'],
    ['resend', 'superseded', false, 'message-not-now'],
  ] as const)('%s of one that is %s (still to be tried: %s)', async (act, status, waits, expected) => {
    expect(await onOne(act, status, waits)).toEqual(expected);
  });

  it('takes several back at once, and leaves alone what has changed meanwhile', async () => {
    const { records, act, stepped } = setUp(
      aMessage({ id: 3 }),
      aMessage({ id: 4, status: 'recalled' }),
      aMessage({ id: 5, personOid: LEAD, status: 'queued', waits: true }),
    );
    expect(await act(by(LEAD), { act: 'recall', ids: [5, 4, 3, 5, 99] })).toEqual({ done: 2 });
    expect(stepped()).toEqual([`took back 3 for ${LEAD}`, `took back 5 for ${LEAD}`]);
    expect(records.held().actions.map(({ key }) => key)).toEqual([
      `reminder 2025-03-24 ${OWNER}`,
      `reminder 2025-03-24 ${LEAD}`,
    ]);
  });

  it('is for the programme office only', async () => {
    const { records, act } = setUp(aMessage());
    await expectRefusal(records, () => act(by(OWNER), { act: 'recall', ids: [7] }), 'office-only');
    await expectRefusal(records, () => act(by(oid(9)), { act: 'recall', ids: [7] }), 'unknown-person');
  });

  it.each([
    [{ act: 'recall', ids: [8] }],
    [{ act: 'recall', ids: [] }],
    [{ act: 'recall', ids: ['7'] }],
    [{ act: 'recall', ids: [7.5] }],
    [{ act: 'recall', ids: [2 ** 31] }],
    [{ act: 'delete', ids: [7] }],
    [{ act: 'recall', ids: Array.from({ length: 1001 }, (_, id) => id + 1) }],
    ['recall 7'],
  ])('finds no message in %j', async (form) => {
    const { records, act } = setUp(aMessage());
    const reason = typeof form === 'string' ? 'not-found' : 'message-not-found';
    await expectRefusal(records, () => act(by(LEAD), form), reason);
  });
});
