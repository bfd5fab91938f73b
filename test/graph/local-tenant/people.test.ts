import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { LocalDirectory } from '../../../graph/local-tenant/index.ts';
import { directory as demo, type Rig, startRig } from './tenant.ts';

const GROUP = '7a1f0000-0000-4000-8000-000000000901';
const STAFF = '7a1f0000-0000-4000-8000-000000000902';
const idOf = (upn: string) => demo.users.find((user) => user.userPrincipalName === upn)?.id ?? '';
const lead = idOf('programleder@taktfast.example');
const adviser = idOf('programradgiver@taktfast.example');

/** The demo's people; one has never been on the site, and a security group stands around another group. */
const directory = LocalDirectory.parse({
  ...demo,
  users: demo.users.map((user) => ({
    ...user,
    visited: user.userPrincipalName !== 'ansatt@taktfast.example',
  })),
  groups: [
    { id: GROUP, displayName: 'Delprogram', mailNickname: 'delprogram', members: [lead] },
    {
      id: STAFF,
      displayName: 'Alle',
      mailNickname: 'alle',
      kind: 'security',
      members: [GROUP, adviser, STAFF],
    },
  ],
});

let rig: Rig;
beforeAll(async () => {
  rig = await startRig({ directory });
}, 60_000);
afterAll(() => rig.tenant.close());

const Page = z.object({
  value: z.array(z.looseObject({ id: z.string(), displayName: z.string().exactOptional() })),
  '@odata.nextLink': z.string().exactOptional(),
  '@odata.count': z.number().exactOptional(),
});
const eventual = { ConsistencyLevel: 'eventual' };
const page = async (path: string, headers = {}) =>
  Page.parse((await rig.ask('GET', path, undefined, headers)).body);
const names = async (path: string, headers = {}) =>
  (await page(path, headers)).value.map(({ displayName }) => displayName);
const refusal = async (path: string, headers = {}) => {
  const { status, body } = await rig.ask('GET', path, undefined, headers);
  return { status, code: z.object({ error: z.object({ code: z.string() }) }).parse(body).error.code };
};
const unsupported = { status: 400, code: 'Request_UnsupportedQuery' };

describe('the directory', () => {
  it('finds a person by id and by user principal name {G-users}', async () => {
    const byId = await rig.ask('GET', `/v1.0/users/${lead}`);
    const byName = await rig.ask('GET', '/v1.0/users/Programleder@taktfast.example');
    expect(byId.body).toEqual(byName.body);
    expect(byId.body).toMatchObject({
      id: lead,
      displayName: 'Programleder',
      mail: 'programleder@taktfast.example',
    });
  });

  it('says of nobody that they do not exist', async () => {
    expect(await refusal('/v1.0/users/ingen@taktfast.example')).toEqual({
      status: 404,
      code: 'Request_ResourceNotFound',
    });
  });

  it('gives the members asked for', async () => {
    const { body } = await rig.ask('GET', `/v1.0/users/${lead}?$select=id,displayName`);
    expect(body).toEqual({ id: lead, displayName: 'Programleder' });
  });

  it.each([
    "userPrincipalName eq 'programleder@taktfast.example'",
    "mail eq 'programleder@taktfast.example'",
    `id eq '${lead}'`,
    "displayName eq 'Programleder'",
    "startswith(mail,'PROGRAMLEDER')",
  ])('finds one person by %s', async (filter) => {
    expect(
      (await page(`/v1.0/users?$filter=${encodeURIComponent(filter)}`)).value.map(({ id }) => id),
    ).toEqual([lead]);
  });

  it('refuses a filter on what cannot be filtered on', async () => {
    expect(await refusal("/v1.0/users?$filter=officeLocation eq 'x'")).toEqual(unsupported);
  });

  it('comes in pages, each person once', async () => {
    const ids: string[] = [];
    for (let next: string | undefined = '/v1.0/users?$top=10'; next; ) {
      const one: z.infer<typeof Page> = await page(next);
      ids.push(...one.value.map(({ id }) => id));
      next = one['@odata.nextLink'];
    }
    expect(ids).toEqual(demo.users.map(({ id }) => id));
  });

  it('refuses a page of more than 999', async () => {
    expect(await refusal('/v1.0/users?$top=1000')).toEqual(unsupported);
    expect((await page('/v1.0/users?$top=999')).value).toHaveLength(demo.users.length);
  });
});

describe('advanced queries {docs aad-advanced-queries}', () => {
  const search = '/v1.0/users?$search="displayName:bjerke utv"';

  it('search for the beginnings of words, and only with ConsistencyLevel: eventual', async () => {
    expect(await refusal(search)).toEqual(unsupported);
    expect(await names(search, eventual)).toEqual(['Utvikler Bjerke']);
    expect(await names('/v1.0/users?$search="displayName:jerke"', eventual)).toEqual([]);
    expect(
      await names('/v1.0/users?$search="displayName:programl" OR "mail:programradgiver"', eventual),
    ).toEqual(['Programleder', 'Programrådgiver']);
  });

  it('want a search in quotes', async () => {
    expect(await refusal('/v1.0/users?$search=displayName:bjerke', eventual)).toEqual({
      status: 400,
      code: 'Request_BadRequest',
    });
  });

  it('sort what is filtered only with the header and $count', async () => {
    const sorted = "/v1.0/users?$filter=startswith(displayName,'Program')&$orderby=displayName desc";
    expect(await refusal(sorted)).toEqual(unsupported);
    expect(await refusal(sorted, eventual)).toEqual(unsupported);
    expect(await names(`${sorted}&$count=true`, eventual)).toEqual([
      'Programrådgiver',
      'Programleder',
      'Programkonsulent',
    ]);
    expect((await names('/v1.0/users?$orderby=displayName&$top=1'))[0]).toBe('Ansatt uten rolle');
  });

  it('exclude with ne only with the header and $count', async () => {
    const others = `/v1.0/users?$filter=id ne '${lead}'`;
    expect(await refusal(others)).toEqual(unsupported);
    expect((await page(`${others}&$count=true`, eventual)).value).toHaveLength(demo.users.length - 1);
  });

  it('count: in silence left out of a page without the header, and refused alone', async () => {
    expect(await page('/v1.0/users?$count=true&$top=1')).not.toHaveProperty(['@odata.count']);
    expect((await page('/v1.0/users?$count=true&$top=1', eventual))['@odata.count']).toBe(demo.users.length);
    expect(await refusal('/v1.0/users/$count')).toEqual({ status: 400, code: 'Request_BadRequest' });
    expect((await rig.ask('GET', '/v1.0/users/$count', undefined, eventual)).text).toBe(
      `${demo.users.length}`,
    );
  });
});

describe('a group', () => {
  it('is found by id, by name and in the list of all', async () => {
    expect((await rig.ask('GET', `/v1.0/groups/${GROUP}`)).body).toMatchObject({
      displayName: 'Delprogram',
      groupTypes: ['Unified'],
      securityEnabled: false,
    });
    expect(await names('/v1.0/groups')).toEqual(['Delprogram', 'Alle']);
    expect(await names("/v1.0/groups?$filter=mailNickname eq 'alle'")).toEqual(['Alle']);
    expect(await refusal(`/v1.0/groups/${lead}`)).toEqual({ status: 404, code: 'Request_ResourceNotFound' });
  });

  it('has people and groups as members, and each says which it is {docs group-list-members}', async () => {
    const { value } = await page(`/v1.0/groups/${STAFF}/members`);
    expect(value.map((one) => [one['@odata.type'], one.id])).toEqual([
      ['#microsoft.graph.user', adviser],
      ['#microsoft.graph.group', GROUP],
      ['#microsoft.graph.group', STAFF],
    ]);
  });

  it('has those of the groups within it as well when asked for all, each once, rings or not', async () => {
    const { value } = await page(`/v1.0/groups/${STAFF}/transitiveMembers`);
    expect(value.map(({ id }) => id)).toEqual([lead, adviser, GROUP, STAFF]);
  });

  it('gives people alone only to an advanced query {docs aad-advanced-queries}', async () => {
    const people = `/v1.0/groups/${STAFF}/transitiveMembers/microsoft.graph.user`;
    expect(await refusal(people)).toEqual(unsupported);
    expect(await names(`${people}?$count=true`, eventual)).toEqual(['Programleder', 'Programrådgiver']);
  });
});

describe('the User Information List', () => {
  const rows = () =>
    `${rig.site}/lists/User Information List/items?$expand=fields($select=Title,EMail,UserName)`;
  const prefer = { Prefer: 'HonorNonIndexedQueriesWarningMayFailRandomly' };
  const who = (upn: string) => `${rows()}&$filter=fields/UserName eq '${upn}'`;

  it('finds a person by mail or user principal name only with the header, as neither is indexed {CODE}', async () => {
    const byMail = `${rows()}&$filter=fields/EMail eq 'programleder@taktfast.example'`;
    expect((await rig.ask('GET', byMail)).status).toBe(400);
    const [row] = (await page(byMail, prefer)).value;
    expect(row?.fields).toMatchObject({ Title: 'Programleder', UserName: 'programleder@taktfast.example' });
    expect((await page(who('programleder@taktfast.example'), prefer)).value.map(({ id }) => id)).toEqual([
      row?.id,
    ]);
  });

  it('has no row for a person who was never on the site, and one from the first visit on {I-lookup}', async () => {
    expect((await page(who('ansatt@taktfast.example'), prefer)).value).toEqual([]);
    const ask = await rig.as('ansatt@taktfast.example');
    await Promise.all([ask('GET', rig.site), ask('GET', `${rig.site}/lists`)]);
    const [row, ...more] = (await page(who('ansatt@taktfast.example'), prefer)).value;
    expect(more).toEqual([]);

    await rig.ask('POST', `${rig.site}/lists`, {
      displayName: 'TfVisited',
      columns: [{ name: 'TfWho', personOrGroup: {} }],
    });
    const { body } = await rig.ask('POST', `${rig.site}/lists/TfVisited/items`, {
      fields: { TfWhoLookupId: row?.id },
    });
    const { text } = await rig.ask(
      'GET',
      `${rig.site}/lists/TfVisited/items/${body.id}?$expand=fields($select=TfWho)`,
    );
    expect(text).toContain('Ansatt uten rolle');
  });

  it('gives the row id that person columns hold, written as a number or as text {I-lookup}{I-19901}', async () => {
    await rig.ask('POST', `${rig.site}/lists`, {
      displayName: 'TfNumbered',
      columns: [{ name: 'TfWho', personOrGroup: {} }],
    });
    const [row] = (await page(who('programleder@taktfast.example'), prefer)).value;
    const items = `${rig.site}/lists/TfNumbered/items`;
    for (const TfWhoLookupId of [Number(row?.id), row?.id]) {
      const { body } = await rig.ask('POST', items, { fields: { TfWhoLookupId } });
      expect(body.fields).toMatchObject({ TfWhoLookupId: row?.id });
    }
    expect((await rig.ask('POST', items, { fields: { TfWhoLookupId: lead } })).status).toBe(400);
  });
});
