import { createBot } from '../../bot/index.ts';
import { startConnector } from './support/connector.ts';
import { aRoom } from './support/room.ts';
import { developer, lead, oid } from './support/state.ts';

const connector = await startConnector();
afterAll(() => connector.close());

describe('an activity posted to the bot', () => {
  it('is answered in the conversation it came from', async () => {
    const { send, from, said } = aRoom(connector);

    expect(await send(from.message('hjelp'))).toEqual({ status: 200 });

    expect(connector.last()?.path).toBe(`/v3/conversations/a:${lead.oid}/activities/in-1`);
    expect(said()).toContain('Dette kan jeg hjelpe med');
  });

  it('is read without the mention, tags and hard spaces a channel wraps it in', async () => {
    const { send, from, said } = aRoom(connector);

    await send(from.inChannel('risiko A'));

    expect(said()).toContain('Risiko A: Svak forankring');
  });

  it('never shows a person’s own lines to a channel', async () => {
    const { send, from, said } = aRoom(connector);

    await send(from.inChannel('mine', developer.oid));

    expect(said()).toBe('Dine tiltak viser jeg bare til deg. Skriv «mine» i den personlige chatten med meg.');
  });

  it('answers 400 to a body that is not an activity, and logs it', async () => {
    const { send, from, reasons } = aRoom(connector);
    const bodies = [
      undefined,
      null,
      'mine',
      [],
      {},
      { type: 'message' },
      { ...from.message('mine'), from: 7 },
    ];

    const answers = await Promise.all(bodies.map(send));

    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400, 400, 400, 400]);
    expect(reasons()).toEqual(bodies.map(() => 'not-an-activity'));
    expect(connector.received).toEqual([]);
  });

  it('answers 403 to a tenant that is not ours, logs it, and keeps nothing of it', async () => {
    const { send, from, reasons, conversations } = aRoom(connector);
    const tenantId = '11111111-0000-4000-8000-000000000001';
    const conversation = { id: 'a:x', conversationType: 'personal', tenantId };

    const answers = [
      await send(from.message('mine', lead.oid, { conversation })),
      await send(from.press('work/finish', { item: 'A1' }, lead.oid, { conversation })),
      await send(from.message('mine', lead.oid, { conversation: { id: 'a:x' }, channelData: null })),
    ];

    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403]);
    expect(reasons()).toEqual(['tenant-not-ours', 'tenant-not-ours', 'tenant-not-ours']);
    expect(conversations.size).toBe(0);
  });

  it('is never answered outside this machine while nothing is signed', async () => {
    const { send, from, reasons } = aRoom(connector);

    const answer = await send(from.message('mine', lead.oid, { serviceUrl: 'https://smba.example/teams' }));

    expect(answer.status).toBe(403);
    expect(reasons()).toEqual(['address-not-ours']);
  });

  it('of 20 000 characters gets a plain answer and a log line', async () => {
    const { send, from, said, reasons } = aRoom(connector);

    await send(from.message('<'.repeat(20_000)));

    expect(said()).toContain('for lang til at jeg leser den (20000 tegn, og jeg leser 2000)');
    expect(reasons()).toEqual(['message-too-long']);
  });

  it('from somebody the list of people lacks is told whom to ask, in the language of their Teams', async () => {
    const { send, from, said, reasons } = aRoom(connector);

    await send(from.message('mine', oid(99)));
    expect(said()).toContain('Be Programleder og Programkonsulent om å legge deg til');
    await send(from.message('mine', oid(99), { locale: 'en-GB' }));
    expect(said()).toContain('Ask Programleder and Programkonsulent to add you');
    expect(reasons()).toEqual(['unknown-person', 'unknown-person']);
  });

  it('from somebody whose row cannot be read says so', async () => {
    const room = aRoom(connector);
    const columns = [{ column: 'TfLanguage', value: 'xx', reason: 'unknown' }];
    room.change((state) => ({
      ...state,
      faults: [{ list: 'TfPeople', itemId: '7', key: oid(98), columns }],
    }));

    await room.send(room.from.message('mine', oid(98)));

    expect(room.said()).toContain('har en verdi jeg ikke kan lese');
  });

  it('that edits, reacts or types is left alone', async () => {
    const { send, from, calls } = aRoom(connector);

    for (const type of ['messageUpdate', 'messageReaction', 'typing', 'event']) {
      expect(await send({ ...from.message('mine'), type })).toEqual({ status: 200 });
    }

    expect(connector.received).toEqual([]);
    expect(calls).toEqual([]);
  });

  it('gets a plain answer when something of ours breaks', async () => {
    const { send, from, said, refuse, logged } = aRoom(connector);
    refuse(new Error('the store is down'));

    const pressed = await send(from.press('work/finish', { item: 'A1' }));
    const submitted = await send({
      ...from.message(''),
      value: { verb: 'work/finish', item: 'A1' },
    });

    expect(pressed).toMatchObject({
      status: 200,
      body: { statusCode: 500, type: 'application/vnd.microsoft.error', value: { code: 'fault' } },
    });
    expect(submitted).toEqual({ status: 200 });
    expect(said()).toContain('jeg vet ikke om det du gjorde, ble lagret');
    expect(logged.map(({ level }) => level)).toEqual(['error', 'error']);
  });

  it('whose answer Teams refuses is logged, and not tried again by itself', async () => {
    const { send, from, logged } = aRoom(connector);
    connector.fail({ status: 503, code: 'ServiceUnavailable' });

    expect(await send(from.message('hjelp'))).toEqual({ status: 200 });

    expect(connector.received).toEqual([]);
    expect(logged).toMatchObject([{ level: 'error', fields: { reason: 'not-answered', status: 503 } }]);
  });

  it('without a signature is answered 401 as soon as the bot has credentials', async () => {
    const { deps, from, calls, reasons } = aRoom(connector);
    const bot = createBot({
      ...deps,
      credentials: { appId: '7a1f0000-0000-4000-8000-000000000002', password: 'x', tenantId: deps.tenantId },
    });

    const answer = await bot.handle({ headers: {}, body: from.press('work/finish', { item: 'A1' }) });

    expect(answer.status).toBe(401);
    expect(calls).toEqual([]);
    expect(reasons()).toEqual(['not-signed-by-teams']);
  });

  it('with an invoke nobody knows is answered 501', async () => {
    const { send, from, reasons } = aRoom(connector);

    expect(await send({ ...from.search('a'), name: 'task/fetch' })).toEqual({ status: 501 });
    expect(reasons()).toEqual(['unknown-invoke']);
  });
});

describe('coming into a chat', () => {
  it('is welcomed once, however many events tell of it', async () => {
    const { send, from, said, conversations } = aRoom(connector);

    await Promise.all([send(from.installed()), send(from.membersAdded()), send(from.installed())]);

    expect(connector.received).toHaveLength(1);
    expect(said()).toContain('Jeg er Taktfast');
    expect([...conversations.values()]).toEqual([
      {
        id: `a:${lead.oid}`,
        kind: 'personal',
        personOid: lead.oid,
        reference: {
          channelId: 'msteams',
          serviceUrl: connector.url,
          bot: { id: '28:bot', name: 'Taktfast' },
          conversation: { id: `a:${lead.oid}`, tenantId: expect.any(String), conversationType: 'personal' },
        },
      },
    ]);
  });

  it('keeps a channel by its own id, without the thread', async () => {
    const { send, from, conversations } = aRoom(connector);

    await send(from.inChannel('hjelp'));

    expect([...conversations.keys()]).toEqual(['19:channel@thread.tacv2']);
    expect([...conversations.values()].map(({ personOid }) => personOid)).toEqual([undefined]);
  });

  it('is forgotten when the app is taken away, in either of the two ways Teams tells', async () => {
    const { send, from, conversations } = aRoom(connector);
    await send(from.installed());
    await send(from.installed(lead.oid, { action: 'remove' }));
    expect(conversations.size).toBe(0);

    await send(from.installed());
    await send({ ...from.base(lead.oid), type: 'conversationUpdate', membersRemoved: [{ id: '28:bot' }] });
    expect(conversations.size).toBe(0);
  });

  it('says nothing when others come and go', async () => {
    const { send, from } = aRoom(connector);

    await send({ ...from.base(lead.oid), type: 'conversationUpdate', membersAdded: [{ id: '29:else' }] });

    expect(connector.received).toEqual([]);
  });
});
