import { type Actor, Refusal, type RefusalReason } from '../../../programme/index.ts';
import type { ApiDeps } from '../../../teams-app/http/api.ts';
import { anItem, aPerson, apiDeps, aServer, bearer, emptyOverview, lead, logLines, viewOf } from './fakes.ts';

const press = async (url: string, payload: object | undefined, api: Partial<ApiDeps>) => {
  const app = await aServer({}, api);
  return app.inject({ method: 'POST', url, headers: await bearer(), ...(payload && { payload }) });
};
const refusing = (reason: RefusalReason): Partial<ApiDeps> => ({
  work: {
    ...apiDeps().work,
    finish: async () => {
      throw new Refusal(reason, { key: 'A1' });
    },
  },
});

describe('acting on a line from a page', () => {
  it('hands the use case the person of the token and the key of the address, whatever the body says', async () => {
    const seen: [Actor, unknown][] = [];
    const reschedule: ApiDeps['work']['reschedule'] = async (actor, form) => {
      seen.push([actor, form]);
      return { item: anItem() };
    };
    const form = { due: '2025-05-02', reason: 'Venter på svar', key: 'H9', actor: 'someone else' };
    await press('/api/work/A1/reschedule', form, { work: { ...apiDeps().work, reschedule } });
    expect(seen).toEqual([
      [
        { oid: lead.oid, via: 'tab' },
        { ...form, key: 'A1' },
      ],
    ]);
  });

  it('answers with the line as it stands, and the occurrence it opened', async () => {
    const outcome = { item: anItem(), next: anItem({ key: 'A1-2' }) };
    const response = await press(
      '/api/work/A1/finish',
      {},
      { work: { ...apiDeps().work, finish: async () => outcome } },
    );
    expect(response.json()).toEqual({ item: viewOf(outcome.item), next: viewOf(outcome.next) });
  });

  it('needs no body where the form has nothing but the key', async () => {
    expect((await press('/api/work/A1/start', undefined, {})).statusCode).toBe(200);
  });

  it.each([
    ['not-yours', 403],
    ['unknown-person', 403],
    ['not-found', 404],
    ['already-done', 409],
    ['cancelled', 409],
    ['already-started', 409],
    ['faulty-row', 409],
    ['reason-missing', 422],
    ['date-not-later', 422],
    ['text-too-long', 422],
    ['receiver-unknown', 422],
  ] as const)('refused for %s answers %i with the reason and its values', async (reason, status) => {
    const response = await press('/api/work/A1/finish', {}, refusing(reason));
    expect(response.statusCode).toBe(status);
    expect(response.json()).toEqual({ error: { reason, values: { key: 'A1' } } });
  });

  it.each([
    ['an unknown verb', '/api/work/A1/delete', {}, 400, 'bad-request'],
    ['a key beyond all keys', `/api/work/${'A'.repeat(65)}/start`, {}, 400, 'bad-request'],
    ['a list for a form', '/api/work/A1/start', [1], 400, 'bad-request'],
    [
      'a form of 70 000 characters',
      '/api/work/A1/comment',
      { comment: 'a'.repeat(70_000) },
      413,
      'too-large',
    ],
  ])('with %s is refused', async (_what, url, payload, status, reason) => {
    const response = await press(url, payload, {});
    expect([response.statusCode, response.json().error.reason]).toEqual([status, reason]);
  });

  it('that fails as nobody foresaw is logged whole, and answered with nothing but a number to look for', async () => {
    const { log, lines } = logLines();
    const finish = async () => Promise.reject(new Error('relation "mirror" does not exist'));
    const app = await aServer({ log }, { work: { ...apiDeps().work, finish } });
    const response = await app.inject({
      method: 'POST',
      url: '/api/work/A1/finish',
      headers: await bearer(),
    });

    expect(response.statusCode).toBe(500);
    const { requestId } = response.json().error.values;
    expect(response.body).not.toContain('mirror');
    expect(lines.find((line) => line.includes('mirror'))).toContain(requestId);
  });
});

describe('what pages ask for', () => {
  it('is the overview as the reader may see it', async () => {
    const readers: string[] = [];
    const overview: ApiDeps['overview'] = async ({ oid }) => {
      readers.push(oid);
      return emptyOverview;
    };
    const app = await aServer({}, { overview });
    const response = await app.inject({ url: '/api/overview', headers: await bearer() });
    expect(response.json()).toEqual(emptyOverview);
    expect(readers).toEqual([lead.oid]);
    expect(response.headers['cache-control']).toBe('no-store');
  });

  it('is people by any part of the name, in Norwegian order, fifteen at most and without addresses', async () => {
    const crowd = Array.from({ length: 20 }, (_, at) => aPerson(200 + at, { name: `Utvikler ${at}` }));
    const app = await aServer(
      {},
      { people: async () => [aPerson(300, { name: 'Ås' }), aPerson(301, { name: 'Ask' }), ...crowd] },
    );
    const ask = async (search: string) =>
      (
        await app.inject({ url: `/api/people?search=${encodeURIComponent(search)}`, headers: await bearer() })
      ).json().people;

    expect((await ask('ÅS')).map(({ name }: { name: string }) => name)).toEqual(['Ås']);
    expect(await ask('utvikler')).toHaveLength(15);
    expect(Object.keys((await ask('ask'))[0]).sort()).toEqual(['name', 'oid', 'unit']);
  });
});
