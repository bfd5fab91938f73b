import { z } from 'zod';
import { StatusReport } from '../../programme/index.ts';
import { nodesIn, readable } from './support/card-text.ts';
import { startConnector } from './support/connector.ts';
import { parseCard } from './support/lint.ts';
import { oid } from './support/state.ts';
import {
  aStatusRoom,
  bjerke,
  director,
  projects,
  SPRAK,
  SPRAK_SCHOOL,
  STIEN,
  stranger,
} from './support/status-room.ts';

let connector: Awaited<ReturnType<typeof startConnector>>;
beforeAll(async () => {
  connector = await startConnector();
});
afterAll(() => connector.close());

const Preview = z.object({ title: z.string(), text: z.string() });
const Shared = z.object({
  composeExtension: z.object({
    type: z.literal('result'),
    attachmentLayout: z.literal('list'),
    attachments: z.array(
      z.object({
        contentType: z.literal('application/vnd.microsoft.card.adaptive'),
        content: z.looseObject({}),
        preview: z.object({
          contentType: z.literal('application/vnd.microsoft.card.hero'),
          content: Preview,
        }),
      }),
    ),
  }),
});
const Dialog = z.object({
  task: z.object({
    type: z.literal('continue'),
    value: z.looseObject({ title: z.string(), card: z.looseObject({ content: z.looseObject({}) }) }),
  }),
});

const sharedIn = (body: unknown) => Shared.parse(body).composeExtension.attachments;
const dialogIn = (body: unknown) => Dialog.parse(body).task.value.card.content;
const sentence = (text: unknown) => ({ composeExtension: { type: 'message', text } });
const dialogSentence = (value: unknown) => ({ task: { type: 'message', value } });

const aReport = (number: number, given: Partial<StatusReport>): StatusReport =>
  StatusReport.parse({
    key: `${SPRAK}-${number}`,
    title: 'Språksterk 1-6',
    project: SPRAK,
    period: '2025-03',
    status: { time: 'minor-delays' },
    comments: { time: 'rekruttering tar tid' },
    moderation: 'published',
    authorOid: bjerke.oid,
    reportedAt: '2025-03-20T08:00:00Z',
    ...given,
  });

const aRoom = (given: Parameters<typeof aStatusRoom>[1] = {}) => {
  const room = aStatusRoom(connector, given);
  const ask = async (name: string, value: unknown, person = bjerke.oid) =>
    (await room.send(room.from.extension(name, value, person))).body;
  const find = (text: string, queryOptions = { skip: 0, count: 25 }) =>
    ask('query', {
      commandId: 'find-project',
      parameters: [{ name: 'text', value: text }],
      queryOptions,
      context: { theme: 'default' },
    });
  const onMessage = (commandId: string, content: string, person = bjerke.oid) =>
    ask(
      'fetchTask',
      {
        commandId,
        commandContext: 'message',
        context: { theme: 'default' },
        messagePayload: {
          id: '1742800000000',
          createdDateTime: '2025-03-24T08:00:00.000Z',
          from: { user: { userIdentityType: 'aadUser', id: stranger.oid, displayName: 'Ansatt' } },
          body: { contentType: 'html', content },
        },
      },
      person,
    );
  const submit = (data: object, person = bjerke.oid) =>
    ask('submitAction', { commandId: 'status-draft', commandContext: 'message', data }, person);
  return { ...room, ask, find, onMessage, submit };
};

const inputsOf = (card: unknown): Record<string, unknown> =>
  Object.fromEntries(
    nodesIn(card, ({ type }) => typeof type === 'string' && type.startsWith('Input.')).map((node) => [
      String(node.id),
      node.value ?? '',
    ]),
  );

const verbsIn = (card: unknown): unknown[] =>
  nodesIn(card, ({ type }) => type === 'Action.Submit').map(({ data }) =>
    typeof data === 'object' && data !== null && 'verb' in data ? data.verb : undefined,
  );

describe('searching projects from where messages are written', () => {
  it("offers all that may be read, one's own unit's first and ended ones last", async () => {
    const found = sharedIn(await aRoom().find(''));
    expect(found.map(({ preview }) => preview.content.title)).toEqual([
      'Språksterk 1-6',
      'Trygge foreldre',
      'Språksterk i skolen',
      'Stien',
      'Mobilt akutteam',
    ]);
  });

  it('finds by name, number and unit, a page at a time', async () => {
    const room = aRoom();
    const titles = async (text: string, options?: { skip: number; count: number }) =>
      sharedIn(await room.find(text, options)).map(({ preview }) => preview.content.title);
    expect(await titles('SPRÅK')).toEqual(['Språksterk 1-6', 'Språksterk i skolen']);
    expect(await titles(STIEN)).toEqual(['Stien']);
    expect(await titles('språk', { skip: 1, count: 1 })).toEqual(['Språksterk i skolen']);
    expect(await room.find('finnes ikke')).toEqual(
      sentence(expect.stringContaining('Ingen prosjekter passer')),
    );
  });

  it('gives a card with what is published, and nothing to press but a link', async () => {
    const TfStatusReports = [
      aReport(1, {}),
      aReport(2, { moderation: 'draft', status: { time: 'delayed' }, comments: { time: 'ikke klart' } }),
    ];
    const [shared] = sharedIn(await aRoom({ rows: { TfStatusReports } }).find('1-6'));
    const text = readable(shared?.content);
    expect(text).toContain('▲ Fremdrift: Mindre forsinkelser – rekruttering tar tid');
    expect(text).not.toContain('ikke klart');
    expect(shared?.preview.content.text).toBe('Bydel Bjerke · Fremdrift: Mindre forsinkelser');
    expect(parseCard(shared?.content ?? {}).faults).toEqual([]);
    expect(
      nodesIn(shared?.content, ({ type }) => String(type).startsWith('Action.')).map(({ type }) => type),
    ).toEqual(['Action.OpenUrl']);
  });

  it('says that nothing is published where all there is are drafts', async () => {
    const rows = { TfStatusReports: [aReport(1, { moderation: 'draft' })] };
    const [shared] = sharedIn(await aRoom({ rows }).find('1-6'));
    expect(readable(shared?.content)).toContain('Ingen status er publisert ennå');
    expect(readable(shared?.content)).not.toContain('Mindre forsinkelser');
  });

  it('shows a title of tags, Markdown or a formula as it was written', async () => {
    const title = '=1+1 <b>**fet**</b> [x](https://evil.example)';
    const [first] = projects();
    const named = first ? [{ ...first, title }] : [];
    const [shared] = sharedIn(await aRoom({ projects: named }).find('fet'));
    expect(shared?.preview.content.title).toBe('=1+1 ‹b›**fet**‹/b› [x](https://evil.example)');
    expect(nodesIn(shared?.content, ({ type }) => type === 'TextBlock').map(({ text }) => text)).toEqual([
      'Prosjektstatus',
    ]);
    expect(readable(shared?.content)).toContain(title);
  });

  it('stays small enough for a message with long comments in every dimension of every project', async () => {
    const long = 'x'.repeat(1000);
    const comments = { time: long, budget: long, quality: long, risk: long, gain: long };
    const [first] = projects();
    const many = first
      ? Array.from({ length: 25 }, (_, at) => ({ ...first, key: `P${at}`, title: `P${at}` }))
      : [];
    const reports = many.map(({ key }) =>
      aReport(1, { key: `${key}-1`, project: key, comments, overall: long }),
    );
    const body = await aRoom({ projects: many, rows: { TfStatusReports: reports } }).find('');
    expect(sharedIn(body)).toHaveLength(25);
    expect(sharedIn(body).every(({ content }) => JSON.stringify(content).length < 10_000)).toBe(true);
  });
});

describe('a link to a project', () => {
  const link = (key: string) => `http://127.0.0.1:3978/tabs/?page=projects&project=${key}`;

  it('unfolds to its card', async () => {
    const shared = sharedIn(await aRoom().ask('queryLink', { url: link(SPRAK_SCHOOL) }));
    expect(shared.map(({ preview }) => preview.content.title)).toEqual(['Språksterk i skolen']);
    expect(readable(shared[0]?.content)).toContain('Språksterk i skolen');
  });

  it.each([link('999'), link(''), 'https://evil.example/tabs/', '<script>', ''])(
    'that leads nowhere of ours gets a plain answer: %s',
    async (url) => {
      const room = aRoom();
      expect(await room.ask('queryLink', { url })).toEqual(
        sentence('Lenken går ikke til et prosjekt jeg kjenner.'),
      );
      expect(room.logged).toHaveLength(1);
    },
  );
});

describe('a message made into a status', () => {
  it('opens the form with what was understood, and keeps nothing yet', async () => {
    const room = aRoom();
    const body = await room.onMessage(
      'status-draft',
      '<p>Språksterk 1-6 er gul, rekruttering tar tid&nbsp;<emoji alt="😟"></emoji></p>',
    );
    const card = dialogIn(body);
    expect(inputsOf(card)).toMatchObject({
      project: SPRAK,
      time: 'minor-delays',
      timeComment: 'rekruttering tar tid',
    });
    expect(parseCard(card).faults).toEqual([]);
    expect(await room.records.all('TfStatusReports')).toEqual([]);
  });

  it('has buttons a dialog knows', async () => {
    const card = dialogIn(await aRoom().onMessage('status-draft', 'språksterk 1-6 gul'));
    expect(nodesIn(card, ({ type }) => type === 'Action.Execute')).toEqual([]);
    expect(verbsIn(card)).toEqual(['status/save']);
  });

  it('keeps words that say nothing of a colour as the comment, and asks for the project', async () => {
    const card = dialogIn(await aRoom().onMessage('status-draft', 'Vi fikk endelig nytt lokale i dag'));
    expect(inputsOf(card)).toMatchObject({ project: '', overall: 'Vi fikk endelig nytt lokale i dag' });
    expect(readable(card)).not.toContain('Fra ordene');
  });

  it('is kept by whoever pressed, whoever wrote the message and whatever the card says', async () => {
    const room = aRoom();
    const card = dialogIn(await room.onMessage('status-draft', 'språksterk 1-6 gul'));
    const body = await room.submit({
      verb: 'status/save',
      item: 'status',
      ...inputsOf(card),
      oid: director.oid,
      authorOid: director.oid,
      from: { aadObjectId: director.oid },
    });
    expect(readable(dialogIn(body))).toContain('Lagret status for Språksterk 1-6 som kladd');
    expect(verbsIn(dialogIn(body))).toEqual(['status/edit']);
    expect(await room.records.all('TfStatusReports')).toMatchObject([
      { project: SPRAK, status: { time: 'minor-delays' }, authorOid: bjerke.oid },
    ]);
  });

  it('points at personal details first, and then keeps neutral words', async () => {
    const room = aRoom();
    const card = dialogIn(await room.onMessage('status-draft', 'språksterk 1-6 gul, ring 91 23 45 67'));
    const pointed = dialogIn(await room.submit({ verb: 'status/save', item: 'status', ...inputsOf(card) }));
    expect(readable(pointed)).toContain('«91 23 45 67» – telefonnummer');
    expect(await room.records.all('TfStatusReports')).toEqual([]);
    expect(verbsIn(pointed)).toEqual(['status/save/reword', 'status/save', 'status/save']);
    await room.submit({ verb: 'status/save/reword', item: 'status', ...inputsOf(pointed) });
    expect(await room.records.all('TfStatusReports')).toMatchObject([
      { comments: { time: 'ring (telefonnummer utelatt)' } },
    ]);
  });

  it("of a project that is another's is refused in a sentence", async () => {
    expect(await aRoom().onMessage('status-draft', 'stien gul')).toEqual(
      dialogSentence(expect.stringContaining('Du kan ikke melde status for Stien')),
    );
  });

  it('of more than 2 000 characters gets a plain answer with what to do', async () => {
    expect(await aRoom().onMessage('status-draft', `stien gul ${'x'.repeat(10_000)}`)).toEqual(
      dialogSentence(expect.stringMatching(/for lang .*10010 tegn.*Ingenting er lagret.*Skriv den kortere/)),
    );
  });
});

describe('a message made into an obstacle', () => {
  it('opens the form with the words and the project named, and is kept by whoever pressed', async () => {
    const room = aRoom();
    const said = 'Språksterk 1-6: taushetsplikten stopper samarbeidet';
    const card = dialogIn(await room.onMessage('report-obstacle', `<div>${said}</div>`));
    expect(inputsOf(card)).toMatchObject({ text: said, project: SPRAK });
    expect(parseCard(card).faults).toEqual([]);
    const body = await room.submit({
      verb: 'obstacle/save',
      item: 'obstacle',
      seen: '',
      ...inputsOf(card),
      level: 'state',
    });
    expect(readable(dialogIn(body))).toContain('Hindringen er meldt som H2025-1');
    expect(await room.records.all('TfObstacles')).toMatchObject([
      { text: said, level: 'state', project: SPRAK, unit: 'BBJ', authorOid: bjerke.oid },
    ]);
  });

  it('without a level stands on the form again with all that was written', async () => {
    const room = aRoom();
    const card = dialogIn(await room.onMessage('report-obstacle', 'Taushetsplikten stopper samarbeidet'));
    const body = await room.submit({ verb: 'obstacle/save', item: 'obstacle', seen: '', ...inputsOf(card) });
    expect(readable(dialogIn(body))).toContain('Velg om kommunen eller staten kan gjøre noe med det');
    expect(inputsOf(dialogIn(body))).toMatchObject({ text: 'Taushetsplikten stopper samarbeidet' });
    expect(await room.records.all('TfObstacles')).toEqual([]);
  });

  it('is refused to those who do not report any', async () => {
    expect(await aRoom().onMessage('report-obstacle', 'noe', stranger.oid)).toEqual(
      dialogSentence(expect.stringContaining('Hindringer meldes av')),
    );
  });
});

describe('a message extension', () => {
  it('tells somebody the programme does not know whom to ask, and shows nothing', async () => {
    const room = aRoom();
    const known = expect.stringContaining('Jeg finner deg ikke');
    const asked = { commandId: 'find-project', parameters: [] };
    const fetched = { commandId: 'status-draft', messagePayload: { body: { content: 'stien gul' } } };
    const pressed = { data: { verb: 'status/save', item: 'status', project: SPRAK, time: 'delayed' } };
    expect(await room.ask('query', asked, oid(99))).toEqual(sentence(known));
    expect(
      await room.ask('queryLink', { url: `http://127.0.0.1:3978/tabs/?project=${SPRAK}` }, oid(99)),
    ).toEqual(sentence(known));
    expect(await room.ask('fetchTask', fetched, oid(99))).toEqual(dialogSentence(known));
    expect(await room.ask('submitAction', pressed, oid(99))).toEqual(dialogSentence(known));
    expect(await room.records.all('TfStatusReports')).toEqual([]);
  });

  const stale = expect.stringContaining('gammelt eller ødelagt kort');

  it.each<[string, unknown]>([
    ['query', null],
    ['query', { commandId: 'other', parameters: [] }],
    ['query', { commandId: 'find-project', parameters: 'x' }],
    ['queryLink', { url: 7 }],
  ])('gets a plain answer when %s is garbled: %j', async (name, value) => {
    expect(await aRoom().ask(name, value)).toEqual(sentence(stale));
  });

  it.each<[string, unknown]>([
    ['fetchTask', undefined],
    ['fetchTask', { commandId: 'find-project' }],
    ['fetchTask', { commandId: 'status-draft', messagePayload: { body: 'x' } }],
    ['submitAction', { data: [] }],
    ['submitAction', { data: { verb: 'status/save', item: '../x' } }],
    ['submitAction', { data: { verb: 'status/publish', item: 'no-such-report' } }],
    ['submitAction', { data: { verb: 'preferences/save', item: 'x', language: 'en' } }],
    ['submitAction', { data: { verb: 'work/finish', item: 'A1' } }],
    ['submitAction', { data: { verb: '__proto__', item: 'A1' } }],
  ])('changes nothing when %s is garbled or forged: %j', async (name, value) => {
    const room = aRoom();
    const before = await room.records.version();
    expect(await room.ask(name, value)).toEqual(dialogSentence(stale));
    expect(await room.records.version()).toBe(before);
  });

  it('answers 501 to what it does not declare', async () => {
    const room = aRoom();
    for (const name of ['anonymousQueryLink', 'setting', 'toString', '__proto__']) {
      expect((await room.send(room.from.extension(name, {}))).status).toBe(501);
    }
  });

  it('never takes the chat it is used in for one the bot is part of', async () => {
    const room = aRoom();
    await room.find('stien');
    await room.onMessage('status-draft', 'språksterk 1-6 gul');
    await room.submit({ verb: 'status/save', item: 'status', project: SPRAK, time: 'delayed' });
    await room.ask('query', null);
    expect(room.conversations.size).toBe(0);
    expect(connector.received).toEqual([]);
  });
});
