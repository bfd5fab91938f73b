import { setTimeout as pause } from 'node:timers/promises';
import { startConnector } from '../bench/status/connector.ts';
import { appInItsOwnFolder, type RunningApp } from '../journeys/running-app.ts';
import { sharePointAt } from '../journeys/sharepoint.ts';

const KEY = '2025-1/1';
const TENANT = '7a1f0000-0000-4000-8000-000000000001';
const oid = (end: number): string => `7a1f0000-0000-4000-8000-000000000${end}`;
const LOCKED = 'En språkhjelper i hver barnehage.';

const until = async (what: string, holds: () => Promise<boolean>): Promise<void> => {
  for (const end = performance.now() + 100_000; performance.now() < end; await pause(1_000))
    if (await holds()) return;
  throw new Error(`waited in vain for ${what}`);
};

describe('a vote in the running app, while somebody edits its lists in SharePoint', () => {
  const at: { app?: RunningApp; connector?: Awaited<ReturnType<typeof startConnector>> } = {};
  beforeAll(async () => {
    at.connector = await startConnector();
    at.app = await appInItsOwnFolder({ PLAYGROUND: 'off', TAKTFAST_NOW: '2025-03-24T09:00' });
    await at.app.start();
  }, 240_000);
  afterAll(async () => {
    at.connector?.close();
    await at.app?.end();
  }, 60_000);

  const app = (): RunningApp => {
    if (!at.app) throw new Error('the app has not been started');
    return at.app;
  };

  const press = async (end: number, verb: string, data: Record<string, unknown>): Promise<string> => {
    const person = oid(end);
    const reply = await fetch(`${app().url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        ...{ type: 'invoke', name: 'adaptiveCard/action', id: `p-${end}`, replyToId: 'card-1' },
        ...{ timestamp: '2025-03-24T08:00:00.000Z', channelId: 'msteams', locale: 'nb-NO' },
        serviceUrl: at.connector?.url,
        from: { id: `29:${person}`, name: 'somebody', aadObjectId: person },
        recipient: { id: '28:bot', name: 'Taktfast' },
        conversation: { id: `a:${person}`, conversationType: 'personal', tenantId: TENANT },
        channelData: { tenant: { id: TENANT } },
        value: {
          action: { type: 'Action.Execute', verb, data: { item: KEY, round: 1, ...data } },
          trigger: 'manual',
        },
      }),
    });
    return reply.text();
  };
  const vote = (end: number, choice: string) =>
    press(end, 'board/vote', { impartial: 'yes', choice, reason: 'Rapport i juni.' });

  it('keeps to the text that was locked and to the votes that were cast, puts both back, and proves them', async () => {
    const sharePoint = sharePointAt(app().tenantUrl);
    const textNow = async () => (await sharePoint.row('TfCases', KEY))?.fields.TfText;
    await app().command('case', 'new', 'test/teams-app/command-line/case.json');
    expect((await app().command('case', 'open', KEY, '--deadline', '2025-03-31')).err).toBe('');
    await until('the case in SharePoint', async () => (await textNow()) === LOCKED);

    expect(await vote(121, 'recommend')).toContain('Bare du ser den');
    const item = await sharePoint.row('TfCases', KEY);
    await sharePoint.edit('TfCases', item?.id ?? '', { TfText: 'Noe ganske annet.' });
    await app().command('sync');
    expect(await vote(123, 'recommend')).not.toContain('ganske annet');
    await until('the locked text', async () => (await textNow()) === LOCKED);

    for (const end of [124, 125]) expect(await vote(end, 'not-recommend')).toContain('ser');
    expect(await press(101, 'board/close', {})).toContain('Stemmelikhet');
    await press(101, 'board/break-tie', { impartial: 'yes', choice: 'recommend', reason: '' });
    await app().command('sync');
    const votes = await sharePoint.rows('TfVotes', `fields/TfCase eq '${KEY}'`);
    expect(votes.map(({ fields }) => fields.TfChoice).sort()).toEqual([
      'tilrås',
      'tilrås',
      'tilrås ikke',
      'tilrås ikke',
    ]);

    const gone = await sharePoint.row('TfVotes', `${KEY}/1/BAL`);
    const items = `/lists/${await sharePoint.idOf('TfVotes')}/items`;
    await sharePoint.asPerson(`${items}/${gone?.id}`, { method: 'DELETE' });
    await app().command('sync');
    await until(
      'the vote that was deleted',
      async () => (await sharePoint.row('TfVotes', `${KEY}/1/BAL`))?.fields.TfChoice === 'tilrås',
    );
    expect((await app().command('case', 'audit', KEY)).code).toBe(0);
    expect((await app().command('doctor', '--log')).out).toContain('The log is whole');
  }, 300_000);
});
