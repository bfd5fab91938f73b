import { type Deliveries, Refusal, type RefusalReason } from '../../../programme/index.ts';
import { aPerson, aServer, bearer, lead } from './fakes.ts';

const officer = aPerson(102, { roles: ['developer'] });

describe('delivery over HTTP', () => {
  const opened = async (refusal?: RefusalReason) => {
    const asked: unknown[] = [];
    const delivery = {
      today: () => '2025-04-01',
      deliveries: async (day: string): Promise<Deliveries> => ({ day, counts: {}, rows: [], unreached: [] }),
      stepIn: async (...about: unknown[]) => {
        asked.push(about);
        if (refusal) throw new Refusal(refusal);
        return { done: 2 };
      },
    };
    const findPerson = async (oid: string) => [lead, officer].find((person) => person.oid === oid);
    const server = await aServer({}, { delivery, findPerson });
    return { server, asked };
  };

  it('gives the office a day’s deliveries, today’s when none is named', async () => {
    const { server } = await opened();
    const headers = await bearer();
    const today = await server.inject({ url: '/api/deliveries', headers });
    expect([today.statusCode, today.json().day]).toEqual([200, '2025-04-01']);
    const other = await server.inject({ url: '/api/deliveries?day=2025-03-03', headers });
    expect(other.json().day).toBe('2025-03-03');
    const bad = await server.inject({ url: '/api/deliveries?day=yesterday', headers });
    expect(bad.statusCode).toBe(400);
  });

  it('sends again and takes back in the name of who is signed in, and tells how many', async () => {
    const { server, asked } = await opened();
    const headers = await bearer();
    for (const act of ['resend', 'recall']) {
      const payload = { ids: [7, 8], act: 'nonsense', oid: officer.oid };
      const reply = await server.inject({ method: 'POST', url: `/api/deliveries/${act}`, headers, payload });
      expect([reply.statusCode, reply.json()]).toEqual([200, { done: 2 }]);
    }
    const actor = { oid: lead.oid, via: 'tab' };
    expect(asked).toEqual([
      [actor, { act: 'resend', ids: [7, 8] }],
      [actor, { act: 'recall', ids: [7, 8] }],
    ]);
  });

  it.each([
    ['message-not-found', 404],
    ['message-not-now', 409],
    ['office-only', 403],
  ] as const)('says %s with status %i', async (reason, status) => {
    const { server } = await opened(reason);
    const asked = { method: 'POST', url: '/api/deliveries/recall', payload: { ids: [7] } } as const;
    const reply = await server.inject({ ...asked, headers: await bearer() });
    expect([reply.statusCode, reply.json().error.reason]).toEqual([status, reason]);
  });

  it('is shown to the programme office only', async () => {
    const { server } = await opened();
    const headers = await bearer({ claims: { oid: officer.oid } });
    const reply = await server.inject({ url: '/api/deliveries', headers });
    expect([reply.statusCode, reply.json().error.reason]).toEqual([403, 'office-only']);
    expect((await server.inject({ url: '/api/deliveries' })).statusCode).toBe(401);
  });

  it.each([
    ['/api/deliveries/recall', undefined],
    ['/api/deliveries/recall', { ids: 7 }],
    ['/api/deliveries/delete', { ids: [7] }],
  ])('does not understand %s with %j', async (url, payload) => {
    const { server, asked } = await opened();
    const headers = await bearer();
    const reply = await server.inject({ method: 'POST', url, headers, ...(payload && { payload }) });
    expect([reply.statusCode, asked]).toEqual([400, []]);
  });
});
