import { roundsOf } from '../../../teams-app/wiring/rounds.ts';
import { by, clockAt, LEAD } from '../../programme/build.ts';
import { ADVISER, ALNA, aUnitReport, BJERKE, PORTFOLIO, records } from '../../programme/rounds/build.ts';
import { sheetsIn, wordIn } from '../documents/office-files.ts';
import { aServer, bearer } from './fakes.ts';

const clock = clockAt('2025-04-22', '10:00');

const opened = async () => {
  const held = records();
  const rounds = roundsOf({ records: held, clock });
  await rounds.open(by(LEAD), { period: '2025-T1' });
  await held.transaction(async (tx) => {
    for (const [unit, authorOid] of [
      ['BAL', ALNA],
      ['BBJ', BJERKE],
    ] as const)
      await tx.save(
        'TfUnitReports',
        aUnitReport({
          unit,
          status: 'delivered',
          authorOid,
          deliveredAt: '2025-04-22T08:00:00Z',
          summary: `Ord fra ${unit}`,
        }),
      );
  });
  const server = await aServer({}, { rounds, findPerson: (oid) => held.find('TfPeople', oid) });
  const ask = async (url: string, who: string, payload?: object) => {
    const headers = await bearer({ claims: { oid: who } });
    const reply = await server.inject({ url, headers, ...(payload ? { method: 'POST', payload } : {}) });
    return { status: reply.statusCode, body: reply.json() };
  };
  return { held, ask, server };
};

const fileFor = async (who: string, name: string) => {
  const { server } = await opened();
  const headers = await bearer({ claims: { oid: who } });
  return server.inject({ url: `/api/rounds/2025-T1/${name}`, headers });
};

describe('status rounds over HTTP', () => {
  it('are given as a file, as far as the reader may see', async () => {
    const reply = await fileFor(ADVISER, 'summary.docx?language=nn');
    expect(reply.headers).toMatchObject({
      'content-disposition': 'attachment; filename="statusrunde-2025-T1.docx"',
      'content-language': 'nn-NO',
    });
    expect(wordIn(reply.rawPayload).texts.join()).toContain('Ord fra BAL');
    const own = await sheetsIn((await fileFor(BJERKE, 'summary.xlsx')).rawPayload);
    expect(own.Sitater?.slice(1).map(([, , , text]) => text)).toEqual(['Ord fra BBJ']);
    expect((await fileFor(ADVISER, 'summary.pdf')).statusCode).toBe(400);
  });

  it('are listed for everybody in the programme, with how many have delivered', async () => {
    const { ask } = await opened();
    expect((await ask('/api/rounds', ALNA)).body).toMatchObject({
      day: '2025-04-22',
      mayRun: false,
      rounds: [{ period: '2025-T1', state: 'open', deadline: '2025-05-06', delivered: 2, asked: 7 }],
    });
  });

  it.each([
    ['the office', ADVISER, ['Ord fra BAL', 'Ord fra BBJ']],
    ['the portfolio manager', PORTFOLIO, ['Ord fra BAL', 'Ord fra BBJ']],
    ['a unit', BJERKE, ['Ord fra BBJ']],
  ])('show %s what every unit wrote, or only its own', async (_who, reader, quotes) => {
    const { ask } = await opened();
    const { body } = await ask('/api/rounds/2025-T1', reader);
    expect(body.standing.units).toHaveLength(7);
    expect(body.summary.quotes.map(({ text }: { text: string }) => text)).toEqual(quotes);
  });

  it('are opened, extended, opened again and closed by the office, in the name of who is signed in', async () => {
    const { ask, held } = await opened();
    expect(
      (await ask('/api/rounds', ADVISER, { period: '2025-05', deadline: '2025-05-30' })).body.standing
        .deadline,
    ).toBe('2025-05-30');
    const longer = await ask('/api/rounds/2025-T1/extend', ADVISER, {
      deadline: '2025-05-09',
      reason: 'Streik',
      period: '2025-05',
    });
    expect(longer.body).toMatchObject({
      mayRun: true,
      standing: { period: '2025-T1', deadline: '2025-05-09' },
    });
    const again = await ask('/api/rounds/2025-T1/reopen', ADVISER, { unit: 'BAL', reason: 'Feil tall' });
    expect(again.body.standing.units[0]).toMatchObject({ unit: 'BAL', standing: 'draft' });
    expect((await ask('/api/rounds/2025-T1/close', ADVISER, {})).body.summary.state).toBe('closed');
    expect(held.held().actions.slice(-1)).toMatchObject([
      { actor: ADVISER, via: 'tab', verb: 'close-round' },
    ]);
  });

  it.each([
    ['/api/rounds', { period: '2025-T1' }, ADVISER, 409, 'round-there'],
    ['/api/rounds', { period: '2025-06' }, ALNA, 403, 'office-only'],
    ['/api/rounds/2025-T1/close', {}, ALNA, 403, 'office-only'],
    ['/api/rounds/2025-T3/close', {}, ADVISER, 404, 'round-missing'],
    ['/api/rounds/2025-T1/extend', { deadline: '2025-05-09' }, ADVISER, 422, 'reason-missing'],
    ['/api/rounds/2025-T1/delete', {}, ADVISER, 400, 'bad-request'],
    ['/api/rounds', {}, ADVISER, 400, 'bad-request'],
  ])('POST %s with %j is refused plainly', async (url, payload, who, status, reason) => {
    const { ask, held } = await opened();
    const before = structuredClone(held.held());
    const reply = await ask(url, who, payload);
    expect([reply.status, reply.body.error.reason]).toEqual([status, reason]);
    expect(held.held()).toEqual(before);
  });

  it('are found by a period in small letters too, and what was done is answered', async () => {
    const { ask } = await opened();
    const closed = await ask('/api/rounds/2025-t1/close', ADVISER, {});
    expect([closed.status, closed.body.standing?.state]).toEqual([200, 'closed']);
    expect((await ask('/api/rounds/2025-t1', ADVISER)).status).toBe(200);
  });

  it('there is none of are not found', async () => {
    const { ask } = await opened();
    const reply = await ask('/api/rounds/2031-T1', ADVISER);
    expect([reply.status, reply.body.error.reason]).toEqual([404, 'round-missing']);
  });
});
