import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decodeJwt } from 'jose';
import { z } from 'zod';
import { expectFewScopes } from '../../../graph/local-tenant/grants.ts';
import { type Ask, appToken, asker, directory as demo, form, type Rig, startRig } from './tenant.ts';

const site = 'Sites.Selected';
const lists = 'Lists.SelectedOperations.Selected';
const items = 'ListItems.SelectedOperations.Selected';
const files = 'Files.SelectedOperations.Selected';
const id = (number: number) => `7a1f0000-0000-4000-8000-00000000a0${number}`;
/** An app for each of the scopes, and no other. */
const registered = (permission: string, index: number) => ({
  clientId: id(10 + index),
  displayName: permission,
  clientSecret: 'local',
  application: [permission],
  delegated: [],
});
const registrations = [site, lists, items, files, 'Sites.ReadWrite.All', 'Sites.Manage.All'].map(registered);
const admin = demo.apps.find(({ displayName }) => displayName === 'Administrator');
const directory = {
  ...demo,
  apps: [...demo.apps, ...registrations],
  delegated: [...demo.delegated, 'Sites.Manage.All', lists, items, files],
};

const Id = z.object({ id: z.string() });
let rig: Rig;
let asAdmin: Ask;
const apps = new Map<string, Ask>();
beforeAll(async () => {
  rig = await startRig({ directory, licences: 50_001 });
  asAdmin = asker(rig.tenant.url, await appToken(rig.tenant.url, admin));
  for (const app of registrations)
    apps.set(app.displayName, asker(rig.tenant.url, await appToken(rig.tenant.url, app)));
}, 60_000);
afterAll(() => rig.tenant.close());

const as = (permission: string): Ask => apps.get(permission) ?? rig.ask;
const clientIdOf = (permission: string) =>
  registrations.find(({ displayName }) => displayName === permission)?.clientId;
const grant = async (permission: string, place: string, role = 'write', by = asAdmin) => {
  const application = { id: clientIdOf(permission) };
  return by('POST', `${place}/permissions`, { roles: [role], grantedTo: { application } });
};
let made = 0;
/** A list of its own with two items, by its address. */
const aList = async (): Promise<string> => {
  made += 1;
  const { body } = await rig.ask('POST', `${rig.site}/lists`, { displayName: `TfSelected${made}` });
  const list = `${rig.site}/lists/${Id.parse(body).id}`;
  for (const Title of ['one', 'two']) await rig.ask('POST', `${list}/items`, { fields: { Title } });
  return list;
};
const statuses = async (ask: Ask, ...paths: string[]) => {
  const answers = [];
  for (const path of paths) answers.push((await ask('GET', path)).status);
  return answers;
};

describe('making a list {G-perms}', () => {
  const make = async (ask: Ask) => {
    made += 1;
    return (await ask('POST', `${rig.site}/lists`, { displayName: `TfMade${made}` })).status;
  };
  const onBehalf = async (scope: string) => {
    const { body } = await rig.ask('GET', '/local/token?user=programleder@taktfast.example');
    const reply = await fetch(
      `${rig.tenant.url}/${directory.tenantId}/oauth2/v2.0/token`,
      form({
        grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
        client_id: directory.clientId,
        client_secret: directory.clientSecret,
        assertion: z.string().parse(body.token),
        scope: `https://graph.microsoft.com/${scope}`,
        requested_token_use: 'on_behalf_of',
      }),
    );
    const { access_token } = z.object({ access_token: z.string() }).parse(await reply.json());
    return asker(rig.tenant.url, access_token);
  };

  it('takes Sites.Manage.All, for an app alone also Sites.ReadWrite.All', async () => {
    expect(await make(as('Sites.Manage.All'))).toBe(201);
    expect(await make(as('Sites.ReadWrite.All'))).toBe(201);
    expect(await make(await onBehalf('Sites.Manage.All'))).toBe(201);
    expect(await make(await onBehalf('Sites.ReadWrite.All'))).toBe(403);
  });

  it.each([
    [lists, ''],
    [items, '/items/1'],
  ])(
    'granted on by %s, a list is open on a person’s behalf as well {G-selected}{PERM}',
    async (scope, at) => {
      const list = await aList();
      const ask = await onBehalf(scope);
      expect((await ask('GET', `${list}/items/1`)).status).toBe(403);
      const application = { id: directory.clientId };
      await asAdmin('POST', `${list}${at}/permissions`, { roles: ['write'], grantedTo: { application } });
      expect((await ask('GET', `${list}/items/1`)).status).toBe(200);
      expect((await ask('PATCH', `${list}/items/1/fields`, { Title: 'mine' })).status).toBe(200);
    },
  );
});

describe('consent to a permission for chosen sites, lists, items and files {PERM}', () => {
  const page = 'http://127.0.0.1:3978/';
  const verifier = 'v'.repeat(43);
  /** A person signs in to a page of an app that nobody has given any of them, and it asks for one. */
  const consenting = async (scope: string) => {
    const bare = await startRig({ directory: { ...directory, delegated: [] } });
    const root = `${bare.tenant.url}/${directory.tenantId}/oauth2/v2.0`;
    const asked = {
      client_id: directory.clientId,
      redirect_uri: page,
      scope: `https://graph.microsoft.com/${scope}`,
    };
    const signIn = await fetch(`${root}/authorize`, {
      ...form({
        ...asked,
        response_type: 'code',
        code_challenge: createHash('sha256').update(verifier).digest('base64url'),
        code_challenge_method: 'S256',
        user: directory.users[0]?.id ?? '',
      }),
      redirect: 'manual',
    });
    const code = new URL(signIn.headers.get('location') ?? page).searchParams.get('code') ?? '';
    const reply = await fetch(
      `${root}/token`,
      form({ ...asked, grant_type: 'authorization_code', code, code_verifier: verifier }),
    );
    const answer = z.record(z.string(), z.unknown()).parse(await reply.json());
    await bare.tenant.close();
    return answer;
  };

  it('may be a person’s own for Sites.Selected', async () => {
    const { access_token } = await consenting(site);
    expect(decodeJwt(z.string().parse(access_token)).scp).toBe(site);
  }, 60_000);

  it.each([lists, items, files])(
    'must be an administrator’s for %s',
    async (scope) => {
      expect(await consenting(scope)).toMatchObject({ error: 'invalid_grant', error_codes: [65001] });
    },
    60_000,
  );
});

describe('a grant on a list or an item', () => {
  it('breaks inheritance: a grant made on the site afterwards does not reach it, one made before does {G-selected}', async () => {
    const [before, after] = [await aList(), await aList()];
    await grant(lists, before, 'read');
    await grant(site, rig.site);
    await grant(lists, after, 'read');
    expect(await statuses(as(site), `${before}/items`, `${after}/items`, `${await aList()}/items`)).toEqual([
      403, 200, 200,
    ]);
  });

  it('on an item leaves the items beside it to the list {G-selected}', async () => {
    const list = await aList();
    await grant(items, `${list}/items/1`, 'read');
    await grant(lists, list);
    expect(await statuses(as(lists), `${list}/items/1`, `${list}/items/2`)).toEqual([403, 200]);
  });

  it('counts toward the 50 000 of a list {G-selected}{S-limits}', () => {
    expect(() => expectFewScopes(50_000)).not.toThrow();
    expect(() => expectFewScopes(50_001)).toThrow(expect.objectContaining({ status: 400 }));
  });

  it('is given on an item by who has the whole of its list as well, and on the list not {G-selected}', async () => {
    const list = await aList();
    await grant(lists, list, 'write');
    expect((await grant(items, `${list}/items/1`, 'read', as(lists))).status).toBe(403);
    await grant(lists, list, 'fullcontrol');
    expect((await grant(items, `${list}/items/1`, 'read', as(lists))).status).toBe(201);
    expect((await grant(items, list, 'read', as(lists))).status).toBe(403);
  });

  it('taken back from a list is taken back from its items as well {G-selected}', async () => {
    const list = await aList();
    const { body } = await grant(items, list);
    await grant(items, `${list}/items/1`);
    await grant(lists, `${list}/items/2`);
    expect((await as(items)('GET', `${list}/items/1`)).status).toBe(200);
    await asAdmin('DELETE', `${list}/permissions/${body.id}`);
    expect((await as(items)('GET', `${list}/items/1`)).status).toBe(403);
    expect(z.array(Id).parse((await asAdmin('GET', `${list}/items/2/permissions`)).body.value)).toHaveLength(
      1,
    );
  });
});

describe('a grant on a file', () => {
  it.each([files, items])(
    'opens it by %s, whichever way it is asked for, and no other file {G-selected}',
    async (scope) => {
      const drive = `${rig.site}/drive`;
      const [name, other] = [`${scope}.txt`, `${scope} too.txt`];
      for (const one of [name, other]) await rig.bytes('PUT', `${drive}/root:/${one}:/content`, 'text');
      const { body } = await rig.ask('GET', `${drive}/root:/${name}:/listItem`);
      const item = `${rig.site}/lists/Documents/items/${body.id}`;
      const ways = [item, `${drive}/root:/${name}`, `${drive}/root:/${name}:/listItem`];
      expect(await statuses(as(scope), ...ways)).toEqual([403, 403, 403]);
      expect((await grant(scope, item, 'read')).status).toBe(201);
      expect(await statuses(as(scope), ...ways)).toEqual([200, 200, 200]);
      expect(await statuses(as(scope), `${drive}/root:/${other}`, `${drive}/root/children`)).toEqual([
        403, 403,
      ]);
      const written = await as(scope)('PATCH', `${drive}/root:/${name}`, { name: 'mine.txt' });
      expect(written.status).toBe(403);
    },
  );

  it('is all Files.SelectedOperations.Selected is for: an item of a list stays shut {G-selected}', async () => {
    const item = `${await aList()}/items/1`;
    await grant(files, item);
    await grant(items, item);
    expect((await as(files)('GET', item)).status).toBe(403);
    expect((await as(items)('GET', item)).status).toBe(200);
  });

  it('is no other than that on its library, asked for as a drive {G-selected}', async () => {
    const library = `${rig.site}/lists/Documents`;
    expect((await as(lists)('GET', `${rig.site}/drive/root/children`)).status).toBe(403);
    await grant(lists, library, 'read');
    expect((await as(lists)('GET', `${rig.site}/drive/root/children`)).status).toBe(200);
  });
});
