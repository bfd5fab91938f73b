import { aServer } from './fakes.ts';

const posting = async (own: { take?: (body: unknown) => Promise<void> } = {}) => {
  const taken: unknown[] = [];
  const take = own.take ?? (async (body) => void taken.push(body));
  const app = await aServer({ notifications: { take } });
  const post = (payload: string | object | undefined, query = '', contentType = 'application/json') =>
    app.inject({
      method: 'POST',
      url: `/graph/notifications${query}`,
      headers: { 'content-type': contentType },
      ...(payload !== undefined && { payload }),
    });
  return { taken, post };
};

describe('the address Graph posts notifications to', () => {
  it('gives the token of a handshake back to the letter, as plain text {G-urlval}', async () => {
    const { post, taken } = await posting();
    const token = 'Validation: Testing client application reachability; æøå/+&=%';
    const response = await post(undefined, `?validationToken=${encodeURIComponent(token)}`, 'text/plain');
    expect([response.statusCode, response.body]).toEqual([200, token]);
    expect(response.headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(taken).toEqual([]);
  });

  it('keeps HTML in a token text, whatever a browser would make of it', async () => {
    const { post } = await posting();
    const token = '<script>alert(1)</script><img src=x onerror=alert(1)>';
    const response = await post(
      undefined,
      `?validationToken=${encodeURIComponent(token)}`,
      'text/plain; charset=utf-8',
    );
    expect(response.body).toBe(token);
    expect(response.headers).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    });
  });

  it('shakes hands whatever type the empty body is said to be of', async () => {
    const { post } = await posting();
    for (const type of ['text/plain', 'application/json'])
      expect((await post(undefined, '?validationToken=abc', type)).body).toBe('abc');
  });

  it('takes what is posted and says no more than that', async () => {
    const { post, taken } = await posting();
    const response = await post({ value: [{ subscriptionId: 's' }] });
    expect([response.statusCode, response.body]).toEqual([202, '']);
    expect(taken).toEqual([{ value: [{ subscriptionId: 's' }] }]);
  });

  it('refuses what is no JSON, two tokens, and more than Graph would ever post', async () => {
    const { post, taken } = await posting();
    expect((await post('{"value":')).statusCode).toBe(400);
    expect((await post(undefined, '?validationToken=a&validationToken=b', 'text/plain')).statusCode).toBe(
      400,
    );
    expect((await post({ value: ['x'.repeat(300 * 1024)] })).statusCode).toBe(413);
    expect((await post('<xml/>', '', 'text/xml')).statusCode).toBe(415);
    expect(taken).toEqual([]);
  });

  it('has Graph post again what could not be taken', async () => {
    const { post } = await posting({ take: () => Promise.reject(new Error('the database is away')) });
    const response = await post({ value: [] });
    expect(response.statusCode).toBe(500);
    expect(response.body).not.toContain('database');
  });
});
