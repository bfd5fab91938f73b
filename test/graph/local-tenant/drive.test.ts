import { once } from 'node:events';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { type Answer, type Rig, startRig } from './tenant.ts';

const Entry = z.looseObject({
  id: z.string(),
  name: z.string(),
  size: z.number(),
  eTag: z.string(),
  cTag: z.string().exactOptional(),
  '@microsoft.graph.downloadUrl': z.string().exactOptional(),
});
const Page = z.object({ value: z.array(Entry), '@odata.nextLink': z.string().exactOptional() });
const Session = z.object({
  uploadUrl: z.string(),
  expirationDateTime: z.string(),
  nextExpectedRanges: z.array(z.string()),
});
const Refusal = z.object({ error: z.object({ code: z.string() }) });

let rig: Rig;
let drive: string;
let list: string;
beforeAll(async () => {
  rig = await startRig();
  const made = await rig.ask('POST', `${rig.site}/lists`, {
    displayName: 'Protokoller',
    list: { template: 'documentLibrary' },
  });
  list = `${rig.site}/lists/${made.body.id}`;
  drive = `/v1.0/drives/${(await rig.ask('GET', `${list}/drive`)).body.id}`;
}, 60_000);
afterAll(() => rig.tenant.close());

const refusal = ({ status, body }: Answer) => ({ status, code: Refusal.parse(body).error.code });
/** Sends bytes with a token, as Graph takes them. */
const put = (path: string, content: string, headers: Record<string, string> = {}) =>
  rig.bytes('PUT', `${drive}${path}`, content, headers);
const putFile = async (path: string, content = 'innhold') =>
  Entry.parse((await put(`${path}:/content`, content)).body);
const get = (path: string) => rig.ask('GET', `${drive}${path}`);
const names = async (path: string) =>
  Page.parse((await get(`${path}/children`)).body).value.map(({ name }) => name);
const held = async (path: string) => {
  const { status, headers } = await get(`${path}:/content`);
  expect(status).toBe(302);
  // The address needs no token {docs driveitem-get-content}.
  return (await fetch(headers.get('location') ?? '')).text();
};

describe('the drives of a site', () => {
  it('are its document libraries, with one that every site begins with {docs drive}', async () => {
    const { body } = await rig.ask('GET', `${rig.site}/drives?$select=id,name,driveType`);
    const drives = z.array(z.looseObject({ name: z.string() })).parse(body.value);
    expect(drives.map(({ name }) => name).sort()).toEqual(['Documents', 'Protokoller']);
    for (const one of drives)
      expect(one).toMatchObject({ id: expect.stringMatching(/^b!/), driveType: 'documentLibrary' });
  });

  it('are found by id, by list, and the site’s own by the site {docs drive-get}', async () => {
    const own = await rig.ask('GET', `${rig.site}/drive`);
    expect(own.body.name).toBe('Documents');
    const byList = await rig.ask('GET', `${rig.site}/lists/Protokoller/drive`);
    expect(byList.body).toEqual((await get('')).body);
    expect(refusal(await rig.ask('GET', '/v1.0/drives/b!none'))).toEqual({
      status: 404,
      code: 'itemNotFound',
    });
    const plain = await rig.ask('POST', `${rig.site}/lists`, { displayName: 'TfPlain' });
    expect(refusal(await rig.ask('GET', `${rig.site}/lists/${plain.body.id}/drive`)).status).toBe(404);
  });

  it('have a root without a parent {docs driveitem}', async () => {
    const { body } = await get('/root');
    expect(body).toMatchObject({ name: 'root', root: {}, folder: {} });
    expect(body).not.toHaveProperty('parentReference.id');
    expect((await rig.ask('GET', `${rig.site}/drive/root`)).body).toMatchObject({ root: {} });
  });
});

describe('a file put in one go', () => {
  it('is 201 when new and 200 when it replaces, which a PUT does unasked {docs driveitem}', async () => {
    const first = await put('/root:/Referat.txt:/content', 'første');
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({ name: 'Referat.txt', size: 7, file: { mimeType: 'text/plain' } });
    const second = await put('/root:/referat.TXT:/content', 'andre utgave');
    expect(second.status).toBe(200);
    expect(second.body).toMatchObject({ id: first.body.id, name: 'Referat.txt', size: 12 });
    expect(await held('/root:/Referat.txt')).toBe('andre utgave');
  });

  it('is found by its id, by its path, and from its folder; folders on the way are made {onedrive-api-docs issue 83}', async () => {
    const file = await putFile('/root:/Møter/2025/Protokoll 1.pdf', 'pdf');
    const folder = Entry.parse((await get('/root:/Møter/2025')).body);
    for (const path of [
      `/items/${file.id}`,
      '/root:/M%C3%B8ter/2025/Protokoll%201.pdf',
      `/items/${folder.id}:/Protokoll 1.pdf`,
    ])
      expect((await get(path)).body.id).toBe(file.id);
    expect(file).toMatchObject({
      parentReference: {
        id: folder.id,
        name: '2025',
        path: expect.stringMatching(/\/root:\/M%C3%B8ter\/2025$/),
      },
      webUrl:
        'https://taktfast.example/sites/delprogram-oppvekst/Protokoller/M%C3%B8ter/2025/Protokoll%201.pdf',
      file: { mimeType: 'application/pdf' },
    });
    expect((await get(`/items/${file.id}/content`)).status).toBe(302);
  });

  it('that may not replace is refused, or gets another name {docs driveitem}', async () => {
    await putFile('/root:/Sak.pdf', '1');
    const behaviour = (kind: string) => `/root:/Sak.pdf:/content?@microsoft.graph.conflictBehavior=${kind}`;
    expect(refusal(await put(behaviour('fail'), '2'))).toEqual({ status: 409, code: 'nameAlreadyExists' });
    const renamed = await put(behaviour('rename'), '3');
    expect({ status: renamed.status, name: renamed.body.name }).toEqual({ status: 201, name: 'Sak 1.pdf' });
    expect((await put(behaviour('rename'), '4')).body.name).toBe('Sak 2.pdf');
    expect(await held('/root:/Sak.pdf')).toBe('1');
    expect(refusal(await put(behaviour('ask'), '5')).status).toBe(400);
  });

  it.each(['a*b.txt', 'a"b.txt', 'con', '~$x.docx', 'desktop.ini', 'x.', 'a_vti_b'])(
    'may not be called %s {sharepointstuff.com}',
    async (name) => {
      expect(refusal(await put(`/root:/${encodeURIComponent(name)}:/content`, 'x'))).toEqual({
        status: 400,
        code: 'invalidRequest',
      });
    },
  );

  it('may have a path of 400 characters and no more {sharepointstuff.com}', async () => {
    const folder = `${'f'.repeat(200)}/`;
    expect((await put(`/root:/${folder}${'x'.repeat(199)}:/content`, 'x')).status).toBe(201);
    expect(refusal(await put(`/root:/${folder}${'x'.repeat(200)}:/content`, 'x')).status).toBe(400);
  });

  it('of more than 250 MB is refused before it is sent {docs driveitem-put-content}', async () => {
    const headers = { authorization: `Bearer ${rig.token}`, 'content-length': 250 * 1024 * 1024 + 1 };
    const sending = request(`${rig.tenant.url}${drive}/root:/Stor.bin:/content`, { method: 'PUT', headers });
    sending.flushHeaders();
    const [response] = await once(sending, 'response');
    sending.on('error', () => undefined).destroy();
    expect(response).toMatchObject({ statusCode: 413 });
  });

  it('is nothing a folder can be, and no folder can be put into a file', async () => {
    await rig.ask('POST', `${drive}/root/children`, { name: 'Mappe', folder: {} });
    expect(refusal(await put('/root:/Mappe:/content', 'x')).status).toBe(400);
    await putFile('/root:/Fil.txt');
    expect(refusal(await put('/root:/Fil.txt/Under.txt:/content', 'x')).status).toBe(400);
    expect(refusal(await get('/root:/Mappe/Finnes ikke.txt'))).toEqual({ status: 404, code: 'itemNotFound' });
  });
});

describe('the tags of a file', () => {
  it('are two: the cTag is of what it holds, the eTag of all of it {docs driveitem}', async () => {
    const before = await putFile('/root:/Merke.txt', '1');
    const { body } = await rig.ask('PATCH', `${drive}/items/${before.id}`, { name: 'Merket.txt' });
    const renamed = Entry.parse(body);
    expect(renamed.cTag).toBe(before.cTag);
    expect(renamed.eTag).not.toBe(before.eTag);
    const written = await putFile('/root:/Merket.txt', '2');
    expect(written.cTag).not.toBe(renamed.cTag);
    expect(before.eTag).toMatch(/^"\{[0-9A-F-]{36}\},1"$/);
    expect((await get('/root')).body).not.toHaveProperty('cTag');
  });

  it('guard writing, renaming and deleting: a stale one is 412 {docs driveitem-delete}', async () => {
    const old = await putFile('/root:/Vakt.txt', '1');
    const fresh = await putFile('/root:/Vakt.txt', '2');
    const stale = { 'if-match': old.eTag };
    const path = `${drive}/items/${old.id}`;
    expect(refusal(await put('/root:/Vakt.txt:/content', '3', stale)).status).toBe(412);
    expect(refusal(await rig.ask('PATCH', path, { name: 'x.txt' }, stale)).status).toBe(412);
    expect(refusal(await rig.ask('DELETE', path, undefined, stale)).status).toBe(412);
    expect((await rig.ask('DELETE', path, undefined, { 'if-match': fresh.cTag ?? '' })).status).toBe(204);
    expect((await get('/root:/Vakt.txt')).status).toBe(404);
  });

  it('spare a download of what is known: 304 {docs driveitem-get-content}', async () => {
    const { id, cTag = '' } = await putFile('/root:/Kjent.txt');
    const known = await rig.ask('GET', `${drive}/items/${id}/content`, undefined, { 'if-none-match': cTag });
    expect(known.status).toBe(304);
  });
});

describe('a download', () => {
  it('is at an address that needs no token, and gives parts {docs driveitem-get-content}', async () => {
    const { '@microsoft.graph.downloadUrl': url = '' } = await putFile('/root:/Deler.txt', '0123456789');
    const part = await fetch(url, { headers: { range: 'bytes=2-4' } });
    expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([
      206,
      'bytes 2-4/10',
      '234',
    ]);
    expect((await fetch(url.replace(/key=..../, 'key=AAAA'))).status).toBe(404);
  });
});

describe('a folder', () => {
  const make = (name: string, behaviour?: string) =>
    rig.ask('POST', `${drive}/root/children`, {
      name,
      folder: {},
      ...(behaviour && { '@microsoft.graph.conflictBehavior': behaviour }),
    });

  it('is made with 201; a name that is taken is refused, numbered or left as it is {docs driveitem-post-children}', async () => {
    const made = await make('Årsmøte');
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ name: 'Årsmøte', folder: { childCount: 0 } });
    expect(refusal(await make('årsmøte'))).toEqual({ status: 409, code: 'nameAlreadyExists' });
    expect((await make('Årsmøte', 'rename')).body.name).toBe('Årsmøte 1');
    const kept = await make('Årsmøte', 'replace');
    expect({ status: kept.status, id: kept.body.id }).toEqual({ status: 200, id: made.body.id });
  });

  it('lists what stands in it, in pages, and goes with all of it', async () => {
    await make('Full');
    for (const name of ['b.txt', 'a.txt', 'under/c.txt']) await putFile(`/root:/Full/${name}`);
    expect(await names('/root:/Full:')).toEqual(['a.txt', 'b.txt', 'under']);
    const first = Page.parse((await get('/root:/Full:/children?$top=2&$select=id,name,size,eTag')).body);
    const second = Page.parse((await rig.ask('GET', first['@odata.nextLink'] ?? '')).body);
    expect([...first.value, ...second.value].map(({ name }) => name)).toEqual(['a.txt', 'b.txt', 'under']);
    expect((await rig.ask('DELETE', `${drive}/root:/Full`)).status).toBe(204);
    for (const path of ['/root:/Full', '/root:/Full/under/c.txt']) expect((await get(path)).status).toBe(404);
  });
});

describe('a file in a library', () => {
  it('is an item of it as well, with fields to read and write {docs driveitem}', async () => {
    await rig.ask('POST', `${list}/columns`, { name: 'TfCase', text: {} });
    const file = await putFile('/root:/Vedtak/Sak 5.pdf');
    const item = await rig.ask('GET', `${drive}/items/${file.id}/listItem?$expand=fields`);
    expect(item.body).toMatchObject({
      contentType: { id: '0x0101', name: 'Document' },
      fields: { FileLeafRef: 'Sak 5.pdf' },
      webUrl: file.webUrl,
    });
    const { status } = await rig.ask('PATCH', `${drive}/items/${file.id}/listItem/fields`, {
      TfCase: '2025-2/5',
    });
    expect(status).toBe(200);
    const back = await rig.ask('GET', `${list}/items/${item.body.id}/driveItem`);
    expect(back.body.id).toBe(file.id);
    const { text } = await rig.ask('GET', `${list}/items/delta?$expand=fields`);
    expect(text).toContain('2025-2/5');
    expect(back.body.eTag).not.toBe(file.eTag);
    expect(back.body.cTag).toBe(file.cTag);
  });

  it('is deleted from the list’s delta as well, and no item is made without a file', async () => {
    const file = await putFile('/root:/Kort.pdf');
    const item = await rig.ask('GET', `${drive}/items/${file.id}/listItem`);
    const latest = await rig.ask('GET', `${list}/items/delta?token=latest`);
    await rig.ask('DELETE', `${drive}/items/${file.id}`);
    const { body } = await rig.ask('GET', z.string().parse(latest.body['@odata.deltaLink']));
    expect(body.value).toEqual([{ id: item.body.id, deleted: { state: 'deleted' } }]);
    expect(refusal(await rig.ask('POST', `${list}/items`, { fields: { Title: 'x' } })).status).toBe(400);
  });

  it('is not what an item of another list is {docs issue 11650}, nor made without content {docs issue 6615}', async () => {
    await rig.ask('POST', `${rig.site}/lists`, { displayName: 'TfOther' });
    await rig.ask('POST', `${rig.site}/lists/TfOther/items`, { fields: { Title: 'x' } });
    const invalid = { status: 400, code: 'invalidRequest' };
    expect(refusal(await rig.ask('GET', `${rig.site}/lists/TfOther/items/1/driveItem`))).toEqual(invalid);
    const empty = { name: 'test.docx', file: {} };
    expect(refusal(await rig.ask('POST', `${drive}/root/children`, empty))).toEqual(invalid);
  });
});

const STEP = 320 * 1024;
const begin = async (path: string, body?: unknown) =>
  Session.parse((await rig.ask('POST', `${drive}${path}:/createUploadSession`, body)).body);
const send = (url: string, content: string, from: number, total: number, headers = {}) =>
  fetch(url, {
    method: 'PUT',
    headers: { 'content-range': `bytes ${from}-${from + content.length - 1}/${total}`, ...headers },
    body: content,
  });
const code = async (reply: Response) => ({
  status: reply.status,
  code: Refusal.parse(await reply.json()).error.code,
});

describe('an upload by ranges {docs driveitem-createuploadsession}', () => {
  it('takes ranges in order, tells which it expects, and ends with 201 and the file', async () => {
    const session = await begin('/root:/Opptak.bin', { item: { name: 'Opptak.bin' } });
    expect(session.nextExpectedRanges).toEqual(['0-']);
    const total = 2 * STEP + 5;
    const first = await send(session.uploadUrl, 'a'.repeat(STEP), 0, total);
    expect([first.status, await first.json()]).toEqual([
      202,
      { expirationDateTime: expect.any(String), nextExpectedRanges: [`${STEP}-`] },
    ]);
    expect((await send(session.uploadUrl, 'b'.repeat(STEP), STEP, total)).status).toBe(202);
    const status = await fetch(session.uploadUrl);
    expect(await status.json()).toMatchObject({ nextExpectedRanges: [`${2 * STEP}-`] });
    const last = await send(session.uploadUrl, 'slutt', 2 * STEP, total);
    expect(last.status).toBe(201);
    expect(await last.json()).toMatchObject({
      name: 'Opptak.bin',
      size: total,
      createdBy: { application: {} },
    });
    expect((await held('/root:/Opptak.bin')).endsWith('bslutt')).toBe(true);
    expect((await fetch(session.uploadUrl)).status).toBe(404);
  });

  it('refuses a range it has, and one before its turn, with 416', async () => {
    const { uploadUrl } = await begin('/root:/Rekke.bin');
    await send(uploadUrl, 'a'.repeat(STEP), 0, 3 * STEP);
    const invalidRange = { status: 416, code: 'invalidRange' };
    expect(await code(await send(uploadUrl, 'a'.repeat(STEP), 0, 3 * STEP))).toEqual(invalidRange);
    expect(await code(await send(uploadUrl, 'c'.repeat(STEP), 2 * STEP, 3 * STEP))).toEqual(invalidRange);
  });

  it('refuses another total, a range that is not what came, and none at all', async () => {
    const { uploadUrl } = await begin('/root:/Feil.bin');
    await send(uploadUrl, 'a'.repeat(STEP), 0, 2 * STEP);
    const invalid = { status: 400, code: 'invalidRequest' };
    expect(await code(await send(uploadUrl, 'b'.repeat(STEP), STEP, 3 * STEP))).toEqual(invalid);
    const headers = { 'content-range': `bytes ${STEP}-${STEP + 9}/${2 * STEP}` };
    expect(await code(await fetch(uploadUrl, { method: 'PUT', headers, body: 'abc' }))).toEqual(invalid);
    expect(await code(await fetch(uploadUrl, { method: 'PUT', body: 'abc' }))).toEqual(invalid);
  });

  it('fails at its end when a range was no multiple of 320 KiB', async () => {
    const { uploadUrl } = await begin('/root:/Skjev.bin');
    expect((await send(uploadUrl, 'a'.repeat(26), 0, 30)).status).toBe(202);
    expect(await code(await send(uploadUrl, 'slut', 26, 30))).toEqual({
      status: 400,
      code: 'invalidRequest',
    });
    expect((await get('/root:/Skjev.bin')).status).toBe(404);
  });

  it('wants its folder to be there, unlike a PUT {onedrive-api-docs issue 364}', async () => {
    const answer = await rig.ask('POST', `${drive}/root:/Ny mappe/x.bin:/createUploadSession`);
    expect(refusal(answer)).toEqual({ status: 404, code: 'itemNotFound' });
  });

  it('in one range may be of any size', async () => {
    const { uploadUrl } = await begin('/root:/Liten.txt');
    expect((await send(uploadUrl, 'liten', 0, 5)).status).toBe(201);
  });

  it('is refused with a token: its address is the key', async () => {
    const { uploadUrl } = await begin('/root:/Nøkkel.txt');
    expect((await send(uploadUrl, 'x', 0, 1, { authorization: 'Bearer x' })).status).toBe(401);
  });

  it('ends when given up', async () => {
    const given = await begin('/root:/Oppgitt.bin');
    expect((await fetch(given.uploadUrl, { method: 'DELETE' })).status).toBe(204);
    expect((await fetch(given.uploadUrl)).status).toBe(404);
  });

  it('tells at its end that the name was taken meanwhile, and may be asked to replace or rename', async () => {
    const { uploadUrl } = await begin('/root:/Kappløp.txt');
    await putFile('/root:/Kappløp.txt', 'deres');
    const taken = { status: 409, code: 'nameAlreadyExists' };
    expect(await code(await send(uploadUrl, 'mitt', 0, 4))).toEqual(taken);
    const again = await rig.ask('POST', `${drive}/root:/Kappløp.txt:/createUploadSession`);
    expect(refusal(again)).toEqual(taken);
    const item = { '@microsoft.graph.conflictBehavior': 'replace' };
    const replacing = await begin('/root:/Kappløp.txt', { item });
    expect((await send(replacing.uploadUrl, 'mitt', 0, 4)).status).toBe(200);
    expect(await held('/root:/Kappløp.txt')).toBe('mitt');
  });

  it('waits to make the file when asked to, until it is told', async () => {
    const { uploadUrl } = await begin('/root:/Utsatt.txt', { deferCommit: true });
    expect((await send(uploadUrl, 'klar', 0, 4)).status).toBe(202);
    expect((await get('/root:/Utsatt.txt')).status).toBe(404);
    expect((await fetch(uploadUrl, { method: 'POST' })).status).toBe(201);
    expect(await held('/root:/Utsatt.txt')).toBe('klar');
  });

  it('of another name than the address ends in is refused', async () => {
    const answer = await rig.ask('POST', `${drive}/root:/En.txt:/createUploadSession`, {
      item: { name: 'To.txt' },
    });
    expect(refusal(answer)).toEqual({ status: 400, code: 'invalidRequest' });
  });
});

describe('what holds for a time only', () => {
  it('is an upload for which nothing comes; each range begins its time anew {docs driveitem-createuploadsession}', async () => {
    const { uploadUrl } = await begin('/root:/Treg.bin');
    rig.clock.add({ minutes: 14 });
    expect((await send(uploadUrl, 'a'.repeat(STEP), 0, 2 * STEP)).status).toBe(202);
    rig.clock.add({ minutes: 14 });
    expect((await fetch(uploadUrl)).status).toBe(200);
    rig.clock.add({ minutes: 2 });
    expect(await code(await send(uploadUrl, 'b'.repeat(STEP), STEP, 2 * STEP))).toEqual({
      status: 404,
      code: 'itemNotFound',
    });
  });

  it('is the address of a download: an hour {docs driveitem}', async () => {
    const { '@microsoft.graph.downloadUrl': url = '' } = await putFile('/root:/Time.txt');
    rig.clock.add({ minutes: 59 });
    expect((await fetch(url)).status).toBe(200);
    rig.clock.add({ minutes: 2 });
    expect((await fetch(url)).status).toBe(404);
  });
});
