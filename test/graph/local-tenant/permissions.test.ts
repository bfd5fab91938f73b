import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { decodeJwt } from 'jose';
import { z } from 'zod';
import { documentedPermissions } from '../../../graph/local-tenant/app-registrations.ts';
import { type Subscriber, startSubscriber } from './subscriber.ts';
import { type Answer, type Ask, appToken, asker, directory, form, type Rig, startRig } from './tenant.ts';

const registered = (displayName: string) => {
  const app = directory.apps.find((one) => one.displayName === displayName);
  if (!app) throw new Error(`${displayName} is not in the directory`);
  return app;
};
const admin = registered('Administrator');
const selected = registered('Bare utvalgte områder');
const ofLists = registered('Bare utvalgte lister');
const ofItems = registered('Bare utvalgte rader og filer');
const bare = registered('Uten tillatelser');

let rig: Rig;
let subscriber: Subscriber;
const apps = new Map<string, Ask>();
beforeAll(async () => {
  rig = await startRig({ licences: 50_001 });
  subscriber = await startSubscriber();
  for (const app of [admin, selected, ofLists, ofItems, bare])
    apps.set(app.clientId, asker(rig.tenant.url, await appToken(rig.tenant.url, app)));
  for (const displayName of ['TfOpen', 'TfOther']) {
    await rig.ask('POST', `${rig.site}/lists`, { displayName });
    await rig.ask('POST', `${rig.site}/lists/${displayName}/items`, { fields: { Title: 'x' } });
  }
}, 60_000);
afterAll(async () => {
  await subscriber.close();
  await rig.tenant.close();
});
beforeEach(async () => {
  for (const place of [rig.site, `${rig.site}/lists/TfOpen`])
    for (const { id } of Page.parse((await as(admin)('GET', `${place}/permissions`)).body).value)
      await as(admin)('DELETE', `${place}/permissions/${id}`);
});

type App = typeof admin;
const as = ({ clientId }: App): Ask => apps.get(clientId) ?? rig.ask;
const Page = z.object({ value: z.array(z.looseObject({ id: z.string() })) });
const Refusal = z.object({ error: z.object({ code: z.string(), message: z.string() }) });
const refusal = ({ status, body }: Answer) => {
  const { code, message } = Refusal.parse(body).error;
  return { status, code, message };
};
const denied = { status: 403, code: 'accessDenied', message: 'Access denied' };
const grant = (app: App, role: string, place = rig.site, by: Ask = as(admin)) =>
  by('POST', `${place}/permissions`, {
    roles: [role],
    grantedTo: { application: { id: app.clientId, displayName: app.displayName } },
  });

let number = 0;
const does: Record<string, (ask: Ask) => Promise<Answer>> = {
  'read the site': (ask) => ask('GET', rig.site),
  'read the lists': (ask) => ask('GET', `${rig.site}/lists`),
  'read items': (ask) => ask('GET', `${rig.site}/lists/TfOpen/items`),
  'follow changes': (ask) => ask('GET', `${rig.site}/lists/TfOpen/items/delta?token=latest`),
  'write an item': (ask) => ask('POST', `${rig.site}/lists/TfOpen/items`, { fields: { Title: 'y' } }),
  'change an item': (ask) => ask('PATCH', `${rig.site}/lists/TfOpen/items/1/fields`, { Title: 'z' }),
  'make a list': (ask) => {
    number += 1;
    return ask('POST', `${rig.site}/lists`, { displayName: `TfMade${number}` });
  },
  'add a column': (ask) => {
    number += 1;
    return ask('POST', `${rig.site}/lists/TfOpen/columns`, { name: `TfColumn${number}`, text: {} });
  },
  'read what is granted': (ask) => ask('GET', `${rig.site}/permissions`),
};
const reading = ['read the site', 'read the lists', 'read items', 'follow changes'];
const writing = [...reading, 'write an item', 'change an item'];
const managing = [...writing, 'make a list', 'add a column'];
/** What somebody gets through with, in the order above; whatever else is denied as Graph words it. */
const may = async (ask: Ask): Promise<string[]> => {
  const through: string[] = [];
  for (const [what, attempt] of Object.entries(does)) {
    const answer = await attempt(ask);
    if (answer.status < 300) through.push(what);
    else expect(refusal(answer)).toEqual(denied);
  }
  return through;
};

describe('an app’s own token', () => {
  it('carries as roles what an administrator has given it, and nothing where that is nothing {PERM}', async () => {
    const rolesOf = async (app?: App) => decodeJwt(await appToken(rig.tenant.url, app)).roles;
    expect(await rolesOf(admin)).toEqual(['Sites.FullControl.All']);
    expect(await rolesOf(selected)).toEqual(['Sites.Selected']);
    expect(await rolesOf(bare)).toBeUndefined();
    expect(await rolesOf()).toEqual(directory.application);
  });

  it('carries for Taktfast what its own manifest asks an administrator for', () => {
    const Access = z.object({ id: z.string(), type: z.literal('Role') });
    const manifest = z
      .object({ requiredResourceAccess: z.array(z.object({ resourceAccess: z.array(Access) })) })
      .parse(
        JSON.parse(readFileSync(new URL('../../../manifest/aad.manifest.json', import.meta.url), 'utf8')),
      );
    const asked = manifest.requiredResourceAccess.flatMap(({ resourceAccess }) => resourceAccess);
    expect(asked.map(({ id }) => id)).toEqual(directory.application);
    expect(documentedPermissions.application).toEqual(directory.application);
    expect(documentedPermissions.delegated).toEqual(directory.delegated);
  });

  it('without any permission opens nothing {cli-microsoft365 issue 1738}', async () => {
    expect(refusal(await as(bare)('GET', rig.site))).toEqual({
      status: 403,
      code: 'AccessDenied',
      message: 'Either scp or roles claim need to be present in the token.',
    });
  });
});

describe('permissions for all sites', () => {
  it('let Taktfast read, write and make lists, and grant nothing {G-listcreate}{PERM}', async () => {
    expect(await may(rig.ask)).toEqual(managing);
  });

  it('let whoever has full control do all {G-selected}', async () => {
    expect(await may(as(admin))).toEqual(Object.keys(does));
  });
});

describe('Sites.Selected', () => {
  it('alone gives nothing {G-selected}', async () => {
    expect(await may(as(selected))).toEqual([]);
  });

  it.each([
    ['read', reading],
    ['write', writing],
    ['manage', managing],
    ['owner', managing],
    ['fullcontrol', managing],
  ])('with a grant of %s gives what that role allows {G-selected}{SPD-rsc}', async (role, allowed) => {
    expect((await grant(selected, role)).status).toBe(201);
    expect(await may(as(selected))).toEqual(allowed);
  });

  it('gives nothing to another app than the one granted to', async () => {
    await grant(ofLists, 'fullcontrol');
    expect(await may(as(selected))).toEqual([]);
    expect(await may(as(ofLists))).toEqual([]); // for its token lacks the scope {G-selected}
  });

  it('gives nothing any more once the grant is taken back {G-selected}', async () => {
    const { body } = await grant(selected, 'write');
    const address = `${rig.site}/permissions/${body.id}`;
    expect((await as(admin)('DELETE', address)).status).toBe(204);
    expect(await may(as(selected))).toEqual([]);
    expect((await as(admin)('GET', address)).status).toBe(404);
  });

  it('is judged for each part of a batch on its own {G-batch}', async () => {
    await grant(selected, 'read');
    const url = `${rig.site.slice('/v1.0'.length)}/lists/TfOpen/items`;
    const { status, body } = await as(selected)('POST', '/v1.0/$batch', {
      requests: [
        { id: 'read', method: 'GET', url },
        {
          id: 'write',
          method: 'POST',
          url,
          headers: { 'Content-Type': 'application/json' },
          body: { fields: {} },
        },
      ],
    });
    const { responses } = z
      .object({ responses: z.array(z.object({ id: z.string(), status: z.number() })) })
      .parse(body);
    expect(status).toBe(200);
    expect(new Map(responses.map((one) => [one.id, one.status]))).toEqual(
      new Map([
        ['read', 200],
        ['write', 403],
      ]),
    );
  });
});

describe('a grant', () => {
  it('on the site is shown with whom and how far {G-selected}{SPD-rsc}', async () => {
    const { status, body } = await grant(selected, 'write');
    const application = { id: selected.clientId, displayName: selected.displayName };
    expect([status, body]).toMatchObject([
      201,
      {
        id: Buffer.from(`i:0i.t|ms.sp.ext|${selected.clientId}@${directory.tenantId}`).toString('base64url'),
        roles: ['write'],
        grantedToIdentities: [{ application }],
        grantedToIdentitiesV2: [{ application }],
      },
    ]);
    expect((await as(admin)('GET', `${rig.site}/permissions/${body.id}`)).body).toEqual(body);
  });

  it('comes without its roles among others, only alone with them {docs-contrib issue 113}', async () => {
    await grant(selected, 'write');
    const { value } = Page.parse((await as(admin)('GET', `${rig.site}/permissions`)).body);
    expect(value).toHaveLength(1);
    expect(value[0]).not.toHaveProperty('roles');
  });

  it('may be asked for in the older form too {G-selected}', async () => {
    const application = { id: selected.clientId };
    const asked = { roles: ['read'], grantedToIdentities: [{ application }] };
    expect((await as(admin)('POST', `${rig.site}/permissions`, asked)).status).toBe(201);
  });

  it('may be raised and lowered', async () => {
    const { body } = await grant(selected, 'read');
    const lower = await as(admin)('PATCH', `${rig.site}/permissions/${body.id}`, { roles: ['write'] });
    expect([lower.status, lower.body.roles]).toEqual([200, ['write']]);
    expect(await may(as(selected))).toEqual(writing);
  });

  it.each([
    { roles: ['king'], grantedTo: { application: { id: selected.clientId } } },
    { roles: [], grantedTo: { application: { id: selected.clientId } } },
    { roles: ['read'] },
  ])('that is not one is refused: %j', async (asked) => {
    expect((await as(admin)('POST', `${rig.site}/permissions`, asked)).status).toBe(400);
  });

  it('on the site takes full control of all sites; the whole of this one is not enough {G-selected}', async () => {
    await grant(selected, 'fullcontrol');
    expect(refusal(await grant(selected, 'read', rig.site, rig.ask))).toEqual(denied);
    expect(refusal(await grant(selected, 'read', rig.site, as(selected)))).toEqual(denied);
  });

  it.each(['fullcontrol', 'owner'])(
    'on a list may also be given by an app with %s on the site {G-selected}',
    async (role) => {
      const list = `${rig.site}/lists/TfOpen`;
      expect(refusal(await grant(ofLists, 'read', list, as(selected)))).toEqual(denied);
      await grant(selected, role);
      const { status, body } = await grant(ofLists, 'read', list, as(selected));
      const application = { id: ofLists.clientId, displayName: ofLists.displayName };
      expect([status, body]).toMatchObject([201, { roles: ['read'], grantedToV2: { application } }]);
    },
  );

  it('on a list opens that list and no other {G-selected}', async () => {
    await grant(ofLists, 'write', `${rig.site}/lists/TfOpen`);
    expect(await may(as(ofLists))).toEqual([
      'read items',
      'follow changes',
      'write an item',
      'change an item',
    ]);
    expect(refusal(await as(ofLists)('GET', `${rig.site}/lists/TfOther/items`))).toEqual(denied);
  });

  it('is what permissions for chosen items and files wait for too {G-selected}', async () => {
    expect(await may(as(ofItems))).toEqual([]);
  });

  it('on an item opens that item, and neither the list nor another item {G-selected}', async () => {
    const list = `${rig.site}/lists/TfOpen`;
    const { status, body } = await grant(ofItems, 'write', `${list}/items/1`);
    const application = { id: ofItems.clientId, displayName: ofItems.displayName };
    expect([status, body]).toMatchObject([201, { roles: ['write'], grantedToV2: { application } }]);
    expect(await may(as(ofItems))).toEqual(['change an item']);
    expect((await as(ofItems)('GET', `${list}/items/1`)).status).toBe(200);
    await rig.ask('POST', `${list}/items`, { fields: { Title: 'another' } });
    expect(refusal(await as(ofItems)('GET', `${list}/items/2`))).toEqual(denied);
    await as(admin)('DELETE', `${list}/items/1/permissions/${body.id}`);
    expect(await may(as(ofItems))).toEqual([]);
  });

  it('on an item that is not there is refused', async () => {
    expect((await grant(ofItems, 'read', `${rig.site}/lists/TfOpen/items/4711`)).status).toBe(404);
  });
});

describe('on a person’s behalf', () => {
  const onBehalfOf = async (upn: string, scope: string) => {
    const { body } = await rig.ask('GET', `/local/token?user=${upn}`);
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
    return z.record(z.string(), z.json()).parse(await reply.json());
  };
  const asPerson = async (upn: string, scope = 'Sites.ReadWrite.All') =>
    asker(rig.tenant.url, z.string().parse((await onBehalfOf(upn, scope)).access_token));
  const [visitor, member, owner] = ['ansatt', 'utvikler.alna', 'programleder'].map(
    (name) => `${name}@taktfast.example`,
  );

  it('an app may do what both it and the person may {G-selected}', async () => {
    expect(await may(await asPerson(visitor ?? ''))).toEqual(reading);
    expect(await may(await asPerson(member ?? ''))).toEqual(writing);
    expect(await may(await asPerson(owner ?? ''))).toEqual(writing);
  });

  it('a grant counts only as far as the person may go {G-selected}', async () => {
    const [forVisitor, forMember] = [
      await asPerson(visitor ?? '', 'Sites.Selected'),
      await asPerson(member ?? '', 'Sites.Selected'),
    ];
    expect(await may(forMember)).toEqual([]);
    await as(admin)('POST', `${rig.site}/permissions`, {
      roles: ['write'],
      grantedTo: { application: { id: directory.clientId } },
    });
    expect(await may(forVisitor)).toEqual(reading);
    expect(await may(forMember)).toEqual(writing);
  });

  it('an app may ask for what it was given, and gets no token for more', async () => {
    const token = z.string().parse((await onBehalfOf(owner ?? '', '.default')).access_token);
    expect(decodeJwt(token).scp).toBe(directory.delegated.join(' '));
    expect(await onBehalfOf(owner ?? '', 'Sites.FullControl.All')).toMatchObject({
      error: 'invalid_grant',
      error_codes: [65001],
    });
  });

  it('Planner opens by Tasks.ReadWrite, and by no permission for sites {PERM}', async () => {
    const path = `/v1.0/groups/${directory.groups[0]?.id}/planner/plans`;
    expect((await (await asPerson(member ?? '', 'Tasks.ReadWrite'))('GET', path)).status).toBe(200);
    expect((await (await asPerson(member ?? ''))('GET', path)).status).toBe(403);
  });

  it('in SharePoint itself people may do what they may {G-selected}', async () => {
    expect(await may(await rig.as(visitor ?? ''))).toEqual(reading);
    expect(await may(await rig.as(member ?? ''))).toEqual(managing);
    expect(await may(await rig.as(owner ?? ''))).toEqual(Object.keys(does));
  });
});

describe('beside SharePoint', () => {
  it.each(['/v1.0/users', '/v1.0/groups'])(
    '%s is refused in the directory’s own words {PERM}',
    async (path) => {
      expect((await rig.ask('GET', path)).status).toBe(200);
      expect(refusal(await as(selected)('GET', path))).toEqual({
        status: 403,
        code: 'Authorization_RequestDenied',
        message: 'Insufficient privileges to complete the operation.',
      });
    },
  );

  it('Planner is refused in its own {PERM}', async () => {
    const plans = `/v1.0/groups/${directory.groups[0]?.id}/planner/plans`;
    expect((await rig.ask('GET', plans)).status).toBe(200);
    expect(refusal(await as(admin)('GET', plans))).toMatchObject({ status: 403, code: '' });
  });

  it('Planner opens to an app alone by Tasks.ReadWrite.All {PERM}', async () => {
    const group = directory.groups[0]?.id;
    const plan = await rig.ask('POST', '/v1.0/planner/plans', {
      title: 'Tiltak',
      container: { containerId: group, type: 'group' },
    });
    expect(plan.status).toBe(201);
    const task = await rig.ask('POST', '/v1.0/planner/tasks', { planId: plan.body.id, title: 'Kurs' });
    expect([task.status, task.body.createdBy]).toMatchObject([
      201,
      { application: { id: directory.clientId } },
    ]);
  });

  it('subscribing to a list takes Sites.ReadWrite.All; a grant is not known to do {G-sub}{I-7786}', async () => {
    const subscribe = (ask: Ask) =>
      ask('POST', '/v1.0/subscriptions', {
        changeType: 'updated',
        resource: `${rig.site.slice('/v1.0/'.length)}/lists/TfOpen`,
        notificationUrl: subscriber.url,
        expirationDateTime: rig.clock.now().add({ hours: 10 }).toString(),
      });
    await grant(selected, 'fullcontrol');
    expect(refusal(await subscribe(as(selected)))).toEqual({
      status: 403,
      code: 'ExtensionError',
      message: 'Operation: Create; Exception: [Status Code: Forbidden; Reason: Access denied]',
    });
    expect(subscriber.handshakes).toEqual([]);
    expect((await subscribe(rig.ask)).status).toBe(201);
  });
});

describe('a token that does not hold', () => {
  const unauthenticated = (answer: Answer, message: string) => {
    expect(refusal(answer)).toEqual({ status: 401, code: 'InvalidAuthenticationToken', message });
    expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer realm="", authorization_uri=/);
  };
  const at = async (hours: number, ask: Ask) => {
    rig.clock.add({ hours });
    const answer = await ask('GET', rig.site);
    rig.clock.add({ hours: -hours });
    return answer;
  };

  it('for it has run out is refused with 401 {G-errors}', async () => {
    unauthenticated(await at(1, rig.ask), 'Lifetime validation failed, the token is expired.');
  });

  it('for a clock goes wrong and it begins later is refused with 401 {G-errors}', async () => {
    unauthenticated(await at(-1, rig.ask), 'Access token has expired or is not yet valid.');
  });

  it('for there is none, or it is nobody’s, is refused with 401 {G-errors}', async () => {
    unauthenticated(await asker(rig.tenant.url, undefined)('GET', rig.site), 'Access token is empty.');
    unauthenticated(
      await asker(rig.tenant.url, 'x.y.z')('GET', rig.site),
      'Access token validation failure.',
    );
  });

  it('may run out in the middle of work, on request and once', async () => {
    await rig.ask('POST', '/local/faults', { match: 'PATCH /fields', status: 401 });
    const patch = () => rig.ask('PATCH', `${rig.site}/lists/TfOpen/items/1/fields`, { Title: 'kept' });
    expect((await rig.ask('GET', rig.site)).status).toBe(200);
    unauthenticated(await patch(), 'Lifetime validation failed, the token is expired.');
    expect((await patch()).status).toBe(200);
  });
});
