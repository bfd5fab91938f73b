import type { Deliveries } from '../../../programme/index.ts';
import type { OfficeOutcome } from '../../../teams-app/delivery/office.ts';
import { aPerson, aServer, bearer, lead } from './fakes.ts';

const officer = aPerson(102, { roles: ['developer'] });

describe('delivery over HTTP', () => {
  const opened = async (outcome: OfficeOutcome = 'done') => {
    const asked: string[] = [];
    const delivery = {
      today: () => '2025-04-01',
      deliveries: async (day: string): Promise<Deliveries> => ({ day, counts: {}, rows: [], unreached: [] }),
      resend: async (id: number, by: string) => {
        asked.push(`resend ${id} ${by}`);
        return outcome;
      },
      recall: async (id: number, by: string) => {
        asked.push(`recall ${id} ${by}`);
        return outcome;
      },
    };
    const findPerson = async (oid: string) => [lead, officer].find((person) => person.oid === oid);
    const server = await aServer({}, { delivery, findPerson });
    return { server, asked };
  };
  const others = async () => bearer({ claims: { oid: officer.oid } });

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

  it('sends again and takes back in the name of who is signed in', async () => {
    const { server, asked } = await opened();
    const headers = await bearer();
    for (const act of ['resend', 'recall']) {
      const reply = await server.inject({ method: 'POST', url: `/api/deliveries/7/${act}`, headers });
      expect(reply.statusCode).toBe(204);
    }
    expect(asked).toEqual([`resend 7 ${lead.oid}`, `recall 7 ${lead.oid}`]);
  });

  it('says what cannot be done', async () => {
    for (const [outcome, status, reason] of [
      ['not-found', 404, 'delivery-not-found'],
      ['not-now', 409, 'delivery-not-now'],
    ] as const) {
      const { server } = await opened(outcome);
      const headers = await bearer();
      const reply = await server.inject({ method: 'POST', url: '/api/deliveries/7/recall', headers });
      expect([reply.statusCode, reply.json().error.reason]).toEqual([status, reason]);
    }
  });

  it('is for the programme office only', async () => {
    const { server, asked } = await opened();
    const headers = await others();
    for (const request of [
      { method: 'GET', url: '/api/deliveries' },
      { method: 'POST', url: '/api/deliveries/7/resend' },
      { method: 'POST', url: '/api/deliveries/7/recall' },
    ] as const) {
      const reply = await server.inject({ ...request, headers });
      expect([reply.statusCode, reply.json().error.reason]).toEqual([403, 'office-only']);
    }
    expect((await server.inject({ url: '/api/deliveries' })).statusCode).toBe(401);
    expect(asked).toEqual([]);
  });

  it('takes no message that is none', async () => {
    const { server, asked } = await opened();
    const headers = await bearer();
    for (const id of ['0', '-1', 'seven', '1.5', '99999999999']) {
      const reply = await server.inject({ method: 'POST', url: `/api/deliveries/${id}/recall`, headers });
      expect(reply.statusCode).toBe(400);
    }
    expect(asked).toEqual([]);
  });
});
