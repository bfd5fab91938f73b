import type { Answer } from '../../bot/index.ts';
import { startConnector } from './support/connector.ts';
import { aRoom } from './support/room.ts';
import { lead, TENANT } from './support/state.ts';

const connector = await startConnector();
afterAll(() => connector.close());

const reference = () => ({
  channelId: 'msteams',
  serviceUrl: connector.url,
  bot: { id: '28:bot' },
  conversation: { id: 'a:somebody', tenantId: TENANT, conversationType: 'personal' },
});
const hello: Answer = { text: 'Hei' };

describe('posting a message nobody asked for', () => {
  it('reaches the conversation, shows in the activity feed, and tells the id it got', async () => {
    const { bot } = aRoom(connector);

    expect(await bot.post(reference(), hello)).toEqual({ outcome: 'sent', activityId: 'posted-1' });

    expect(connector.last()).toMatchObject({
      method: 'POST',
      path: '/v3/conversations/a:somebody/activities',
      activity: { text: 'Hei', channelData: { notification: { alert: true } } },
    });
  });

  it('puts a card in the place of one posted before', async () => {
    const { bot } = aRoom(connector);
    connector.knows('card-7');

    expect(await bot.update(reference(), 'card-7', hello)).toEqual({ outcome: 'sent', activityId: 'card-7' });

    expect(connector.last()).toMatchObject({ method: 'PUT' });
    expect(await bot.update(reference(), 'never-posted', hello)).toEqual({
      outcome: 'unreachable',
      status: 404,
      code: 'ActivityNotFoundInConversation',
    });
  });

  it.each([
    [429, 'TooManyRequests', { 'retry-after': '7' }, { outcome: 'throttled', retryAfterSeconds: 7 }],
    [429, 'TooManyRequests', undefined, { outcome: 'throttled', retryAfterSeconds: undefined }],
    [412, 'PreconditionFailed', undefined, { outcome: 'retry', status: 412, code: 'PreconditionFailed' }],
    [502, 'BadGateway', undefined, { outcome: 'retry', status: 502, code: 'BadGateway' }],
    [503, 'ServiceUnavailable', undefined, { outcome: 'retry', status: 503, code: 'ServiceUnavailable' }],
    [504, 'GatewayTimeout', undefined, { outcome: 'retry', status: 504, code: 'GatewayTimeout' }],
    [
      403,
      'BotNotInConversationRoster',
      undefined,
      { outcome: 'unreachable', status: 403, code: 'BotNotInConversationRoster' },
    ],
    [
      403,
      'ConversationBlockedByUser',
      undefined,
      { outcome: 'unreachable', status: 403, code: 'ConversationBlockedByUser' },
    ],
    [
      404,
      'ConversationNotFound',
      undefined,
      { outcome: 'unreachable', status: 404, code: 'ConversationNotFound' },
    ],
    [413, 'MessageSizeTooBig', undefined, { outcome: 'rejected', status: 413, code: 'MessageSizeTooBig' }],
    [400, 'BadArgument', undefined, { outcome: 'rejected', status: 400, code: 'BadArgument' }],
    [500, 'ServiceError', undefined, { outcome: 'rejected', status: 500, code: 'ServiceError' }],
  ])(
    'answered %i %s is told as what to do next, after one request only',
    async (status, code, headers, delivery) => {
      const { bot } = aRoom(connector);
      connector.fail({ status, code, ...(headers ? { headers } : {}) });

      expect(await bot.post(reference(), hello)).toEqual(delivery);

      expect(connector.received).toEqual([]);
    },
  );

  it('is in doubt when the connection breaks after it was sent', async () => {
    const { bot } = aRoom(connector);
    connector.fail('drop');

    expect(await bot.post(reference(), hello)).toMatchObject({ outcome: 'in-doubt' });
    expect(connector.received).toEqual([]);
  });

  it('may be tried again when nobody answers the address', async () => {
    const { bot } = aRoom(connector);

    const gone = await startConnector();
    await gone.close();

    const delivery = await bot.post({ ...reference(), serviceUrl: gone.url }, hello);

    expect(delivery).toEqual({ outcome: 'retry', status: undefined, code: 'ECONNREFUSED' });
  });

  it('posts what a queued message says at that moment', async () => {
    const { bot } = aRoom(connector);
    const message = await bot.render({
      personOid: lead.oid,
      kind: 'digest',
      key: '2025-03-31',
      payload: { kind: 'digest', day: '2025-04-01' },
    });

    expect(message && (await bot.post(reference(), message))).toMatchObject({ outcome: 'sent' });

    expect(connector.last()?.activity.summary).toBe('Ukesoppsummering: 2 over fristen.');
  });
});
