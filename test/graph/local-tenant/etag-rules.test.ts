import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import { type Answer, type Ask, appToken, asker, directory, type Rig, startRig } from './tenant.ts';

// Two clients write one item by turns, each with what eTag it last saw or none; a plain model says what must come.

type Client = 0 | 1;
type Match = 'none' | 'any' | 'last seen' | 'malformed' | 'made up';
type Step =
  | { kind: 'read'; client: Client }
  | { kind: 'write'; client: Client; match: Match; value: number }
  | { kind: 'restore'; client: Client; version: number }
  | { kind: 'delete'; client: Client; match: Match };

const client = fc.constantFrom<Client>(0, 1);
const match = fc.constantFrom<Match>('none', 'any', 'last seen', 'last seen', 'malformed', 'made up');
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('read' as const), client }) },
  {
    weight: 8,
    arbitrary: fc.record({ kind: fc.constant('write' as const), client, match, value: fc.nat(9) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('restore' as const),
      client,
      version: fc.integer({ min: 1, max: 5 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('delete' as const), client, match }) },
);

const Item = z.object({ eTag: z.string(), fields: z.object({ TfValue: z.number() }) });

/** An item as it must be: the value of each of its versions, and the eTag of the newest. */
type Model = { values: number[]; etag: string; seen: [string, string]; there: boolean };

const headerOf = (asked: Match, seen: string): Record<string, string> => {
  const values = { none: undefined, any: '*', 'last seen': seen, malformed: 'etag', 'made up': '"x,1"' };
  const value = values[asked];
  return value === undefined ? {} : { 'if-match': value };
};

/** What a write or delete with this eTag must be answered; nothing when it must be done. */
const refusalOf = (asked: Match, seen: string, { etag, there }: Model): number | undefined => {
  if (!there) return 404;
  if (asked === 'malformed') return 400;
  return asked === 'made up' || (asked === 'last seen' && seen !== etag) ? 412 : undefined;
};

let rig: Rig;
let items: string;
beforeAll(async () => {
  rig = await startRig({ licences: 50_001 });
  const columns = [{ name: 'TfValue', number: {} }];
  await rig.ask('POST', `${rig.site}/lists`, { displayName: 'TfEtags', columns });
  items = `${rig.site}/lists/TfEtags/items`;
}, 60_000);
afterAll(() => rig.tenant.close());

const twoClients = async (): Promise<[Ask, Ask]> => [
  asker(rig.tenant.url, await appToken(rig.tenant.url)),
  await rig.as(directory.users[0]?.userPrincipalName ?? ''),
];

const bodyOf = ({ status, body }: Answer): z.infer<typeof Item> | undefined =>
  status === 404 ? undefined : Item.parse(body);

const take = async (asks: [Ask, Ask], path: string, model: Model, one: Step): Promise<void> => {
  const ask = asks[one.client];
  const seen = model.seen[one.client];
  if (one.kind === 'read') {
    const item = bodyOf(await ask('GET', `${path}?$expand=fields`));
    expect(item?.fields.TfValue).toBe(model.there ? model.values.at(-1) : undefined);
    if (item) model.seen[one.client] = item.eTag;
  } else if (one.kind === 'write') {
    const answer = await ask('PATCH', `${path}/fields`, { TfValue: one.value }, headerOf(one.match, seen));
    expect(answer.status).toBe(refusalOf(one.match, seen, model) ?? 200);
    if (answer.status !== 200) return;
    model.values.push(one.value);
    model.etag = model.seen[one.client] = z.string().parse(answer.body['@odata.etag']);
  } else if (one.kind === 'restore') {
    const { status } = await ask('POST', `${path}/versions/${one.version}.0/restoreVersion`);
    const then = model.values[one.version - 1];
    expect(status).toBe(model.there && then !== undefined ? 204 : 404);
    if (status === 204 && then !== undefined) model.values.push(then);
    model.etag = bodyOf(await ask('GET', `${path}?$expand=fields`))?.eTag ?? model.etag;
  } else {
    const { status } = await ask('DELETE', path, undefined, headerOf(one.match, seen));
    expect(status).toBe(refusalOf(one.match, seen, model) ?? 204);
    if (status === 204) model.there = false;
  }
};

describe('eTags {G-itemupdate}{G-errors}', () => {
  it('let through the writes of who has seen the newest, and no other, whatever two clients do', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 15 }), async (steps) => {
        rig.clock.add({ minutes: 5 });
        const asks = await twoClients();
        const made = await asks[0]('POST', items, { fields: { TfValue: 0 } });
        const { eTag } = Item.parse(made.body);
        const path = `${items}/${made.body.id}`;
        const model: Model = { values: [0], etag: eTag, seen: [eTag, eTag], there: true };
        for (const one of steps) await take(asks, path, model, one);
        if (!model.there) return;
        const { body } = await asks[0]('GET', `${path}/versions?$expand=fields`);
        const versions = z.array(z.object({ fields: z.object({ TfValue: z.number() }) })).parse(body.value);
        expect(versions.map(({ fields }) => fields.TfValue).reverse()).toEqual(model.values);
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});
