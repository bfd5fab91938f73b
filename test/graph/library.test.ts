import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { isGraphError, libraryIn } from '../../graph/index.ts';
import { type TenantAtHand, tenantAtHand } from './tenant-at-hand.ts';

const Children = z.object({ value: z.array(z.object({ name: z.string(), size: z.number() })) });

let tenant: TenantAtHand;
beforeAll(async () => {
  tenant = await tenantAtHand();
  await tenant.asPerson('POST', '/lists', {
    displayName: 'TfMinutes',
    list: { template: 'documentLibrary' },
  });
}, 60_000);
afterAll(() => tenant.close());

const held = async () => {
  const path = `/lists/${await tenant.listId('TfMinutes')}/drive/root/children`;
  return Children.parse(await tenant.asPerson('GET', path)).value;
};
const contentOf = async (name: string): Promise<Buffer> => {
  const token = z
    .object({ token: z.string() })
    .parse(
      await (await fetch(`${tenant.url}/local/token?user=utvikler.alna@taktfast.example&for=graph`)).json(),
    );
  const list = `${encodeURIComponent(tenant.site.id)}/lists/${await tenant.listId('TfMinutes')}`;
  const url = `${tenant.url}/v1.0/sites/${list}/drive/root:/${encodeURIComponent(name)}:/content`;
  const reply = await fetch(url, { headers: { authorization: `Bearer ${token.token}` } });
  return Buffer.from(await reply.arrayBuffer());
};
const fault = (match: string, status: number, count: number) =>
  fetch(`${tenant.url}/local/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ match, status, count }),
  });

describe('a file for the library', () => {
  it('is put there under its name, byte for byte, and said where people open it', async () => {
    const library = libraryIn(tenant.client(), tenant.site, 'TfMinutes');
    // A slice of something larger: only the slice is the file.
    const content = Buffer.from('xxx Protokoll – æøå xxx').subarray(4, -4);
    const kept = await library.keep('Protokoll 2026-2-5.pdf', content);
    expect(kept).toMatchObject({ name: 'Protokoll 2026-2-5.pdf', size: content.length });
    expect(kept.webUrl).toMatch(/^https?:/);
    expect(await contentOf('Protokoll 2026-2-5.pdf')).toEqual(content);
  });

  it('put there twice is one file', async () => {
    const library = libraryIn(tenant.client(), tenant.site, 'TfMinutes');
    const first = await library.keep('to ganger.json', Buffer.from('{}'));
    const second = await library.keep('to ganger.json', Buffer.from('{}'));
    expect(second.id).toBe(first.id);
    expect((await held()).filter(({ name }) => name === 'to ganger.json')).toHaveLength(1);
  });

  it('that is large goes there in ranges, and replaces as a small one does', async () => {
    const library = libraryIn(tenant.client(), tenant.site, 'TfMinutes', {
      inOneGo: 10,
      rangeBytes: 320 * 1024,
    });
    const content = Buffer.alloc(700_000, 'æ');
    await library.keep('stor.pdf', Buffer.from('mer enn ti tegn'));
    expect(await library.keep('stor.pdf', content)).toMatchObject({ size: 700_000 });
    expect((await contentOf('stor.pdf')).equals(content)).toBe(true);
    expect((await held()).filter(({ name }) => name === 'stor.pdf')).toHaveLength(1);
  });

  it('gets there although Graph is away for a moment, and tells when it stays away', async () => {
    const library = libraryIn(tenant.client(), tenant.site, 'TfMinutes');
    await fault('/content', 503, 2);
    expect(await library.keep('etterpå.json', Buffer.from('[]'))).toMatchObject({ size: 2 });
    await fault('/content', 503, 9);
    const refused = await library.keep('aldri.json', Buffer.from('[]')).catch((error: unknown) => error);
    expect(isGraphError(refused, 'unavailable')).toBe(true);
    await fetch(`${tenant.url}/local/faults`, { method: 'DELETE' });
  });

  it('whose range fails is told of, and nothing half is left', async () => {
    const library = libraryIn(tenant.client(), tenant.site, 'TfMinutes', {
      inOneGo: 10,
      rangeBytes: 320 * 1024,
    });
    await fault('/uploads/', 503, 1);
    const refused = await library
      .keep('halv.pdf', Buffer.alloc(700_000, 'a'))
      .catch((error: unknown) => error);
    expect(isGraphError(refused, 'unavailable')).toBe(true);
    expect((await held()).map(({ name }) => name)).not.toContain('halv.pdf');
  });

  it('for a library nobody has made is not-found', async () => {
    const library = libraryIn(tenant.client(), tenant.site, 'TfElsewhere');
    const refused = await library.keep('a.pdf', Buffer.from('a')).catch((error: unknown) => error);
    expect(isGraphError(refused, 'not-found')).toBe(true);
  });
});
