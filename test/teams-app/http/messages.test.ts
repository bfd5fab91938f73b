import type { BotDoor } from '../../../teams-app/http/messages.ts';
import { aServer } from './fakes.ts';

const post = async (
  payload: string | object,
  headers: Record<string, string> = {},
  bot?: BotDoor['handle'],
) => {
  const app = await aServer({ bot: { handle: bot ?? (async () => ({ status: 200 })) } });
  return app.inject({ method: 'POST', url: '/api/messages', payload, headers });
};
const json = { 'content-type': 'application/json' };

describe('where Teams posts activities', () => {
  it('hands the bot the headers and the body as they came, and gives back what it answers', async () => {
    const seen: unknown[] = [];
    const response = await post(
      { type: 'invoke' },
      { authorization: 'Bearer x' },
      async ({ headers, body }) => {
        seen.push(headers.authorization, body);
        return { status: 200, body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' } };
      },
    );
    expect(seen).toEqual(['Bearer x', { type: 'invoke' }]);
    expect(response.json()).toEqual({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' });
  });

  it('answers with a status alone where the bot has nothing more to say', async () => {
    const response = await post({ type: 'message' }, {}, async () => ({ status: 202 }));
    expect([response.statusCode, response.body]).toEqual([202, '']);
  });

  it.each([
    ['words that are no JSON', '{"type":', json, 400, 'not-json'],
    ['nothing', '', json, 400, 'not-json'],
    ['a list', '[]', json, 400, 'bad-request'],
    ['a text', '"hello"', json, 400, 'bad-request'],
    ['a form', 'a=b', { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'media-type'],
    [
      'plain text, which a page elsewhere may post unasked',
      '{}',
      { 'content-type': 'text/plain' },
      415,
      'media-type',
    ],
    ['more than any message of Teams', `{"text":"${'a'.repeat(300_000)}"}`, json, 413, 'too-large'],
    ['a body that would change every object', '{"__proto__":{"admin":true}}', json, 400, 'not-json'],
  ])('refuses %s', async (_what, payload, headers, status, reason) => {
    const response = await post(payload, headers, async () => Promise.reject(new Error('never asked')));
    expect([response.statusCode, response.json().error.reason]).toEqual([status, reason]);
  });

  it('takes a message of 20 000 characters, for the bot to answer', async () => {
    expect((await post({ type: 'message', text: 'æ'.repeat(20_000) })).statusCode).toBe(200);
  });
});
