import { type Actor, type Person, type ProgrammeState, Refusal } from '../../../programme/index.ts';
import type { Printed } from '../../../teams-app/documents/printed.ts';
import type { DigestDeps } from '../../../teams-app/http/digests.ts';
import { anItem, aPerson, apiDeps, aServer, bearer, emptyState, lead, now } from './fakes.ts';

const alna = aPerson(102, {
  name: 'Bydelsdirektør Alna',
  roles: ['manager'],
  quietFrom: '22:00',
  quietTo: '06:00',
});
const developer = aPerson(103, { mail: 'utvikler@x.example' });
const helpedLine = {
  ...anItem(),
  ownerOid: developer.oid,
  unit: 'BAL',
  snoozes: 3,
  due: '2025-03-20',
} as const;
const state: ProgrammeState = { ...emptyState, people: [lead, alna, developer], measures: [] };
const withLine: ProgrammeState = {
  ...state,
  measures: [{ ...helpedLine, kind: 'measure', risk: 'A', cadence: 'once' }],
};

const asked = async (url: string, reader: Person, given: ProgrammeState = withLine) => {
  const days: string[] = [];
  const printed: Printed[] = [];
  const digests: DigestDeps = {
    today: () => '2025-04-01',
    now: () => now,
    digestState: async (day) => {
      days.push(day);
      return given;
    },
    print: async (document) => {
      printed.push(document);
      return Buffer.from(`%PDF ${document.title}`);
    },
  };
  const app = await aServer({}, { findPerson: async () => reader, digests });
  return { response: await app.inject({ url, headers: await bearer() }), days, printed };
};
const ask = async (...about: Parameters<typeof asked>) => {
  const { response, days } = await asked(...about);
  return { status: response.statusCode, body: response.json(), days };
};

describe('the digest a page asks for', () => {
  it('is of today and of the reader’s own part when nothing else is asked for', async () => {
    const { body, days } = await ask('/api/digests/today', alna);
    expect(days).toEqual(['2025-04-01']);
    expect(body).toMatchObject({
      day: '2025-04-01',
      today: '2025-04-01',
      version: 7,
      scope: 'BAL',
      own: 'BAL',
    });
    expect(body.scopes).toEqual(['BAL']);
    expect(body.overdue).toEqual([
      {
        ...{ kind: 'measure', key: 'A1', title: 'Månedlig drop-in', unit: 'BAL', due: '2025-03-20' },
        ...{ daysOverdue: 12, ownerName: 'Utvikler Alna', risk: 'A' },
      },
    ]);
    expect(body.overdueByUnit).toEqual([{ unit: 'BAL', count: 1, oldest: 12 }]);
  });

  it('is of the week asked for', async () => {
    const { body, days } = await ask('/api/digests/2025-03-24', alna);
    expect(days).toEqual(['2025-03-24']);
    expect(body).toMatchObject({ day: '2025-03-24', today: '2025-04-01' });
    expect(body.overdue[0].daysOverdue).toBe(4);
  });

  it('says who may take up a line that needs help', async () => {
    expect((await ask('/api/digests/today', alna)).body.needsHelp).toMatchObject([
      { key: 'A1', reason: 'three-snoozes', mayTakeUp: true },
    ]);
    expect((await ask('/api/digests/today', developer)).body.needsHelp).toMatchObject([
      { key: 'A1', mayTakeUp: false },
    ]);
  });

  it('is of another unit for those who follow the whole programme', async () => {
    const { body } = await ask('/api/digests/today?unit=BBJ', lead);
    expect(body).toMatchObject({ scope: 'BBJ', own: 'all', overdue: [] });
    expect(body.scopes).toContain('BAL');
  });

  it('tells no more about people than their names', async () => {
    const { body } = await ask('/api/digests/today', alna);
    expect(JSON.stringify(body)).not.toMatch(/22:00|x\.example|taktfast\.example/);
  });

  it('is also that of a manager who is away, for the deputy, who may take up what needs help', async () => {
    const deputy = aPerson(104, { unit: 'BBJ' });
    const away = { ...alna, deputyOid: deputy.oid, absentFrom: '2025-03-31', absentTo: '2025-04-04' };
    const given = { ...withLine, people: [lead, away, developer, deputy] };
    const { body } = await ask('/api/digests/today?unit=BAL', deputy, given);
    expect(body).toMatchObject({ scope: 'BAL', own: 'BBJ', scopes: ['BAL', 'BBJ'] });
    expect(body.needsHelp).toMatchObject([{ mayTakeUp: true }]);
    const back = { ...given, people: [lead, { ...away, absentTo: '2025-03-31' }, developer, deputy] };
    expect((await ask('/api/digests/today?unit=BAL', deputy, back)).status).toBe(403);
  });
  it('is told to be quiet when there is nothing in it', async () => {
    const managed = { ...state, people: [lead, alna] };
    expect((await ask('/api/digests/today', alna, managed)).body).toMatchObject({ quiet: true, overdue: [] });
    expect((await ask('/api/digests/today', alna)).body.quiet).toBe(false);
  });

  it.each([
    ['another unit', '/api/digests/today?unit=BBJ', 403, 'unit-not-yours'],
    ['the whole programme', '/api/digests/today?unit=all', 403, 'unit-not-yours'],
    ['a unit there is none of', '/api/digests/today?unit=XXX', 400, 'bad-request'],
    ['a day there is none of', '/api/digests/2025-02-30', 400, 'bad-request'],
  ])('is refused for %s', async (_what, url, status, reason) => {
    const answer = await ask(url, alna);
    expect([answer.status, answer.body.error.reason]).toEqual([status, reason]);
  });
});

describe('the digest as a PDF', () => {
  it('is of the same day and part as the page’s, under a name that tells so', async () => {
    const { response, days, printed } = await asked('/api/digests/2025-03-24.pdf?unit=BBJ', lead);
    expect([response.statusCode, days]).toEqual([200, ['2025-03-24']]);
    expect(response.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': 'attachment; filename="ukesoppsummering-BBJ-2025-03-24.pdf"',
      'content-language': 'nb-NO',
      'cache-control': 'no-store',
    });
    expect(response.body).toBe('%PDF Ukesoppsummering, Bydel Bjerke, uke 13');
    expect(printed[0]?.madeAt).toBe(now);
  });

  it('is of today and of the reader’s own part, in the reader’s language, when nothing else is asked for', async () => {
    const { days, printed } = await asked('/api/digests/today.pdf', { ...alna, language: 'nn' });
    expect(days).toEqual(['2025-04-01']);
    expect(printed[0]).toMatchObject({ title: 'Vekeoppsummering, Bydel Alna, veke 14', lang: 'nn-NO' });
  });

  it('speaks the language the page speaks', async () => {
    const { printed, response } = await asked('/api/digests/today.pdf?language=en', alna);
    expect(printed[0]).toMatchObject({ title: 'Weekly digest, Alna district, week 14', lang: 'en-GB' });
    expect(response.headers['content-language']).toBe('en-GB');
  });

  it.each([
    ['another unit', '/api/digests/today.pdf?unit=BBJ', 403, 'unit-not-yours'],
    ['the whole programme', '/api/digests/today.pdf?unit=all', 403, 'unit-not-yours'],
    ['a unit there is none of', '/api/digests/today.pdf?unit=XXX', 400, 'bad-request'],
    ['a day there is none of', '/api/digests/2025-02-30.pdf', 400, 'bad-request'],
    ['a language there is none of', '/api/digests/today.pdf?language=sv', 400, 'bad-request'],
  ])('is refused for %s', async (_what, url, status, reason) => {
    const { response, printed } = await asked(url, alna);
    expect([response.statusCode, response.json().error.reason, printed]).toEqual([status, reason, []]);
  });

  it('is refused to who is not signed in', async () => {
    const app = await aServer();
    expect((await app.inject({ url: '/api/digests/today.pdf' })).statusCode).toBe(401);
  });
});

describe('a person’s own settings', () => {
  it('are read as they stand, empty where nothing was chosen', async () => {
    const of = async (reader: Person) => {
      const app = await aServer({}, { findPerson: async () => reader });
      return (await app.inject({ url: '/api/preferences', headers: await bearer() })).json();
    };
    expect(await of(alna)).toEqual({ language: 'nb', quietFrom: '22:00', quietTo: '06:00' });
    expect(await of(developer)).toEqual({ language: 'nb', quietFrom: '', quietTo: '' });
  });

  it('are set for the person of the token alone', async () => {
    const seen: [Actor, unknown][] = [];
    const setPreferences = async (actor: Actor, form: unknown) => {
      seen.push([actor, form]);
      return { person: { ...lead, language: 'nn' as const } };
    };
    const app = await aServer({}, { preferences: { setPreferences } });
    const payload = { language: 'nn', oid: alna.oid };
    const response = await app.inject({
      ...{ method: 'POST', url: '/api/preferences', payload },
      headers: await bearer(),
    });
    expect(response.json()).toEqual({ language: 'nn', quietFrom: '', quietTo: '' });
    expect(seen).toEqual([[{ oid: lead.oid, via: 'tab' }, payload]]);
  });
});

describe('assessing a risk again from a page', () => {
  it('takes the risk from the address and who acts from the token', async () => {
    const seen: [Actor, unknown][] = [];
    const reassess = async (actor: Actor, form: unknown) => {
      seen.push([actor, form]);
      return apiDeps().reassess(actor, form);
    };
    const app = await aServer({}, { reassess });
    const response = await app.inject({
      ...{ method: 'POST', url: '/api/risks/A/reassess' },
      payload: { code: 'H', probability: '2', consequence: '1' },
      headers: await bearer(),
    });
    expect(response.json().risk.code).toBe('A');
    expect(seen).toEqual([
      [
        { oid: lead.oid, via: 'tab' },
        { code: 'A', probability: '2', consequence: '1' },
      ],
    ]);
  });

  it('is refused while measures are open', async () => {
    const reassess = async () => {
      throw new Refusal('measures-open', { key: 'A', open: '2' });
    };
    const app = await aServer({}, { reassess });
    const response = await app.inject({
      ...{ method: 'POST', url: '/api/risks/A/reassess', payload: {} },
      headers: await bearer(),
    });
    expect([response.statusCode, response.json().error.reason]).toEqual([409, 'measures-open']);
  });
});
