import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import { type Ask, appToken, asker, directory, type Rig, startRig } from './tenant.ts';

// Two clients edit a list while a third follows its delta page by page; whatever happens, what it has at the end of
// a round begun after the last edit must be the list.

type Step =
  | { kind: 'create'; client: 0 | 1; value: number }
  | { kind: 'edit'; client: 0 | 1; which: number; value: number }
  | { kind: 'delete'; client: 0 | 1; which: number }
  | { kind: 'page' }
  | { kind: 'trim'; code: string }
  | { kind: 'trick'; trick: string };

const client = fc.constantFrom<0 | 1>(0, 1);
const which = fc.nat(20);
const value = fc.nat(99);
const code = fc.constantFrom(
  'resyncChangesApplyDifferences',
  'resyncChangesUploadDifferences',
  'syncStateNotFound',
);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('create' as const), client, value }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('edit' as const), client, which, value }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('delete' as const), client, which }) },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('page' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('trim' as const), code }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('trick' as const), trick: fc.constantFrom('empty', 'repeat') }),
  },
);

const Entry = z.object({
  id: z.string(),
  deleted: z.object({ state: z.literal('deleted') }).optional(),
  fields: z.object({ TfValue: z.number() }).optional(),
});
const Page = z.object({
  value: z.array(Entry),
  '@odata.nextLink': z.string().optional(),
  '@odata.deltaLink': z.string().optional(),
});

/** A client that follows delta as the documentation says {G-itemdelta}. */
const follower = (ask: Ask, start: string) => {
  const held = new Map<string, number>();
  let link = start;
  // What a full enumeration has given so far: at its end all else is gone.
  let given: Set<string> | undefined = new Set();
  const apply = ({ id, deleted, fields }: z.infer<typeof Entry>) => {
    if (deleted) held.delete(id);
    else held.set(id, fields?.TfValue ?? Number.NaN);
    if (!deleted) given?.add(id);
  };
  /** Reads one page; true at the end of a round. */
  const page = async (): Promise<boolean> => {
    const { status, headers, body } = await ask('GET', link);
    if (status === 410) {
      link = headers.get('location') ?? '';
      given = new Set();
      return false;
    }
    const read = Page.parse(body);
    for (const entry of read.value) apply(entry);
    link = read['@odata.nextLink'] ?? read['@odata.deltaLink'] ?? '';
    if (read['@odata.deltaLink'] === undefined) return false;
    for (const id of held.keys()) if (given && !given.has(id)) held.delete(id);
    given = undefined;
    return true;
  };
  return { held, page };
};

let rig: Rig;
let made = 0;
beforeAll(async () => {
  rig = await startRig({ licences: 50_001 });
}, 60_000);
afterAll(() => rig.tenant.close());

const newList = async (ask: Ask): Promise<string> => {
  made += 1;
  const columns = [{ name: 'TfValue', number: {} }];
  await ask('POST', `${rig.site}/lists`, { displayName: `TfReplay${made}`, columns });
  return `${rig.site}/lists/TfReplay${made}/items`;
};

const take = async (asks: readonly [Ask, Ask], items: string, expected: Map<string, number>, one: Step) => {
  if (one.kind === 'trim') return rig.ask('POST', '/local/trim', { code: one.code });
  if (one.kind === 'trick') return rig.ask('POST', '/local/pages', { trick: one.trick });
  if (one.kind === 'page') return undefined;
  const ask = asks[one.client];
  if (one.kind === 'create') {
    const { body } = await ask('POST', items, { fields: { TfValue: one.value } });
    return expected.set(z.string().parse(body.id), one.value);
  }
  const ids = [...expected.keys()];
  const id = ids[one.which % ids.length];
  if (id === undefined) return undefined;
  if (one.kind === 'delete') {
    await ask('DELETE', `${items}/${id}`);
    return expected.delete(id);
  }
  await ask('PATCH', `${items}/${id}/fields`, { TfValue: one.value });
  return expected.set(id, one.value);
};

describe('delta {G-itemdelta}', () => {
  it('replayed gives the list, whatever two clients edit between its pages and however its log is trimmed', async () => {
    const steps = fc.array(step, { minLength: 1, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(steps, fc.integer({ min: 1, max: 4 }), async (script, top) => {
        rig.clock.add({ minutes: 5 });
        const ask = asker(rig.tenant.url, await appToken(rig.tenant.url));
        const person = await rig.as(directory.users[0]?.userPrincipalName ?? '');
        const items = await newList(ask);
        const expected = new Map<string, number>();
        const { held, page } = follower(ask, `${items}/delta?$expand=fields&$top=${top}`);
        for (const one of script) {
          await take([ask, person], items, expected, one);
          if (one.kind === 'page') await page();
        }
        // The round under way, and one more.
        for (let rounds = 0; rounds < 2; ) if (await page()) rounds += 1;
        const byId = (one: [string, number], other: [string, number]) => Number(one[0]) - Number(other[0]);
        expect([...held].sort(byId)).toEqual([...expected]);
        await rig.ask('DELETE', '/local/pages');
      }),
      { numRuns: 25 },
    );
  }, 90_000);
});
