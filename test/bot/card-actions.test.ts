import { z } from 'zod';
import { Refusal, refusalReasons } from '../../programme/index.ts';
import { nodesIn, readable } from './support/card-text.ts';
import { startConnector } from './support/connector.ts';
import { aRoom } from './support/room.ts';
import { aMeasure, aState, developer, english, lead, manager } from './support/state.ts';

const connector = await startConnector();
afterAll(() => connector.close());

const Reply = z.object({ statusCode: z.number(), type: z.string(), value: z.unknown() });
const replyOf = (answer: { body?: unknown }) => Reply.parse(answer.body);
const mine = (item: string) => ({ item, on: 'A1,A2', view: 'mine' });

describe('pressing a button on a card', () => {
  it('carries the person of the activity to the use case, and brings the card back with the line marked', async () => {
    const { send, from, calls } = aRoom(connector);

    const answer = await send(from.press('work/finish', mine('A1')));

    expect(calls).toEqual([
      { useCase: 'finishWork', actor: { oid: lead.oid, via: 'card' }, form: { key: 'A1' } },
    ]);
    const reply = replyOf(answer);
    expect([answer.status, reply.statusCode, reply.type]).toEqual([
      200,
      200,
      'application/vnd.microsoft.card.adaptive',
    ]);
    expect(readable(reply.value)).toContain('✓ Fullført  A1 Kurs i prosjekteierskap');
    expect(readable(reply.value)).toContain('A1 er fullført. Lagret. Vises i SharePoint om litt.');
    expect(readable(reply.value)).toContain('A2  Opplæring i kommunikasjon');
  });

  it('still says on a bundle too long for a card how many lines more the tab has', async () => {
    const { send, from } = aRoom(connector);
    const data = { item: 'A1', on: 'A1,A2', view: 'reminder', more: 3 };

    const reply = replyOf(await send(from.press('work/finish', data)));
    const next = nodesIn(reply.value, ({ verb }) => verb === 'work/finish')[0];
    const others = [{ more: undefined }, { more: 'mange' }, { more: -1 }];
    const without = await Promise.all(
      others.map((more) => send(from.press('work/finish', { ...data, ...more }))),
    );

    expect(readable(reply.value)).toContain('Se 3 linjer til i fanen');
    expect(next).toMatchObject({ data: { item: 'A2', on: 'A1,A2', view: 'reminder', more: 3 } });
    for (const answer of without) expect(readable(replyOf(answer).value)).not.toContain('linjer til');
  });

  it('also replaces the card where it stands, for everybody else who sees it', async () => {
    const { send, from } = aRoom(connector);
    connector.knows('card-1');

    await send(from.press('work/start', mine('A1')));

    expect(connector.received).toMatchObject([
      { method: 'PUT', path: `/v3/conversations/a:${lead.oid}/activities/card-1` },
    ]);
  });

  it('answers all the same when the old card cannot be replaced', async () => {
    const { send, from, reasons } = aRoom(connector);

    const answer = await send(from.press('work/start', mine('A1'), lead.oid, { replyToId: 'long-gone' }));

    expect(readable(replyOf(answer).value)).toContain('A1 står nå som pågår.');
    expect(reasons()).toEqual(['card-not-replaced']);
  });

  it('hands over what the line’s own fields held', async () => {
    const { send, from, calls } = aRoom(connector);
    const fields = {
      'due-A1': '2025-05-01',
      'text-A1': 'Ferie',
      'to-A1': developer.oid,
      'text-A2': 'en annen',
    };

    await send(from.press('work/reschedule', { ...mine('A1'), ...fields }));
    await send(from.press('work/comment', { ...mine('A1'), ...fields }));
    await send(from.press('work/hand-over', { ...mine('A1'), ...fields }));

    expect(calls.map(({ form }) => form)).toEqual([
      { key: 'A1', due: '2025-05-01', reason: 'Ferie' },
      { key: 'A1', comment: 'Ferie' },
      { key: 'A1', reason: 'Ferie', to: developer.oid },
    ]);
  });

  it('hands over to the programme lead when nobody was chosen', async () => {
    const { send, from, calls } = aRoom(connector);

    await send(from.press('work/hand-over', { ...mine('A1'), 'text-A1': 'Ikke min', 'to-A1': '' }));

    expect(calls[0]?.form).toEqual({ key: 'A1', reason: 'Ikke min' });
  });

  it('shows a line that is somebody else’s now as theirs', async () => {
    const { send, from } = aRoom(connector);

    const answer = await send(
      from.press('work/hand-over', { ...mine('A1'), 'text-A1': 'Ikke min', 'to-A1': developer.oid }),
    );

    expect(readable(replyOf(answer).value)).toContain('→ Nå hos Utvikler Alna');
    expect(readable(replyOf(answer).value)).toContain('A1 er gitt videre til Utvikler Alna.');
  });

  it('takes a forged person, role or language in the data for nothing', async () => {
    const { send, from, calls } = aRoom(connector);
    const forged = {
      oid: lead.oid,
      actor: lead.oid,
      from: { aadObjectId: lead.oid },
      roles: ['programme-lead'],
    };

    await send(from.press('work/finish', { ...mine('A1'), ...forged }, developer.oid));

    expect(calls).toEqual([
      { useCase: 'finishWork', actor: { oid: developer.oid, via: 'card' }, form: { key: 'A1' } },
    ]);
  });

  it('with an unknown verb or broken data does nothing, says so, and is logged', async () => {
    const { send, from, calls, reasons } = aRoom(connector);
    const presses = [
      from.press('work/delete', mine('A1')),
      from.press('work/finish', { on: 'A1' }),
      from.press('work/finish', undefined),
      from.press('work/finish', 'A1'),
      from.press('work/finish', { item: "A1'; drop table" }),
      from.press('work/finish', { item: 'A1', on: 'x'.repeat(5000) }),
      { ...from.press('work/finish', mine('A1')), value: { action: { type: 'Action.Http' } } },
    ];

    for (const press of presses) {
      const reply = replyOf(await send(press));
      expect(reply.type).toBe('application/vnd.microsoft.activity.message');
      expect(reply.value).toContain('gammelt eller ødelagt kort');
    }

    expect(calls).toEqual([]);
    expect(reasons()).toEqual(['unknown-verb', ...Array(6).fill('broken-data')]);
  });

  it('on a line that is gone says so, keeps the rest of the card, and is logged', async () => {
    const { send, from, reasons } = aRoom(connector);

    const answer = await send(from.press('work/finish', { item: 'A9', on: 'A9,A2', view: 'mine' }));
    const alone = await send(from.press('work/finish', { item: 'A9' }));

    expect(readable(replyOf(answer).value)).toContain('A9 finnes ikke lenger. Skriv «mine»');
    expect(readable(replyOf(answer).value)).toContain('A2  Opplæring i kommunikasjon');
    expect(readable(replyOf(alone).value)).toContain('A9 finnes ikke lenger. Skriv «mine»');
    expect(reasons()).toEqual(['not-found', 'not-found']);
  });

  it('twice tells the second time that it is done already', async () => {
    const { send, from, reasons } = aRoom(connector);

    await send(from.press('work/finish', mine('A1')));
    const second = await send(from.press('work/finish', mine('A1')));

    expect(readable(replyOf(second).value)).toContain('A1 er fullført fra før. Du trenger ikke gjøre noe.');
    expect(reasons()).toContain('already-done');
  });

  it('by someone it is not for names whose it is, in their own language', async () => {
    const { send, from, refuse } = aRoom(connector);
    refuse(new Refusal('not-yours', { key: 'A1', owner: 'Programleder' }));

    const nynorsk = await send(from.press('work/finish', { item: 'A1' }, manager.oid));
    const inEnglish = await send(from.press('work/finish', { item: 'A1' }, english.oid));

    expect(readable(replyOf(nynorsk).value)).toContain('Berre Programleder, den som er vara');
    expect(readable(replyOf(inEnglish).value)).toContain(
      'Only Programleder, their deputy or the programme office',
    );
  });

  it('by somebody the list of people lacks is refused in words', async () => {
    const { send, from, calls } = aRoom(connector);

    const answer = await send(from.press('work/finish', mine('A1'), '7a1f0000-0000-4000-8000-000000000999'));

    expect(replyOf(answer).value).toContain('Jeg finner deg ikke i listen');
    expect(calls).toEqual([]);
  });

  it('whose form lacks something opens the form again with what was written', async () => {
    const { send, from, refuse } = aRoom(connector);
    refuse(new Refusal('date-missing'));

    const answer = await send(from.press('work/reschedule', { ...mine('A1'), 'text-A1': 'Venter på svar' }));

    const card = replyOf(answer).value;
    expect(readable(card)).toContain('Velg en ny frist i kalenderen, og trykk igjen.');
    expect(nodesIn(card, ({ id }) => id === 'text-A1')).toMatchObject([{ value: 'Venter på svar' }]);
  });

  it('from an older Teams, which sends a message, is carried out and replaces the card', async () => {
    const { send, from, calls } = aRoom(connector);
    connector.knows('card-2');

    await send({ ...from.message(''), replyToId: 'card-2', value: { verb: 'work/finish', item: 'A1' } });

    expect(calls).toHaveLength(1);
    expect(connector.received).toMatchObject([{ method: 'PUT' }]);
  });

  it('from an older Teams is answered with a new card when the old one is gone', async () => {
    const { send, from, said } = aRoom(connector);

    await send({ ...from.message(''), replyToId: 'gone', value: { verb: 'work/finish', item: 'A1' } });

    expect(said()).toContain('A1 er fullført.');
  });

  it('opens a line’s form without doing anything', async () => {
    const { send, from, calls } = aRoom(connector);

    const answer = await send(from.press('work/more', mine('A2')));

    expect(nodesIn(replyOf(answer).value, ({ id }) => id === 'due-A2')).toHaveLength(1);
    expect(calls).toEqual([]);
    expect(connector.received).toEqual([]);
  });

  it('shows the next occurrence that finishing opened', async () => {
    const room = aRoom(connector, aState({ measures: [aMeasure({ cadence: 'quarterly' })] }));
    const next = aMeasure({ key: 'A1-2', cadence: 'quarterly', due: '2025-06-14' });
    const finishWork = async () => {
      room.change((state) => ({ ...state, measures: [aMeasure({ status: 'done' }), next] }));
      return { item: aMeasure({ status: 'done' }), next };
    };
    Object.assign(room.deps.useCases, { finishWork });

    const answer = await room.send(room.from.press('work/finish', { item: 'A1', on: 'A1', view: 'mine' }));

    expect(readable(replyOf(answer).value)).toContain('Neste gang er A1-2, med frist 14. juni 2025.');
    expect(readable(replyOf(answer).value)).toContain('A1-2  Kurs i prosjekteierskap');
  });

  it.each(refusalReasons)('has a sentence for the refusal "%s" in all three languages', async (reason) => {
    const { send, from, refuse } = aRoom(connector);
    const days = { earliest: '2025-04-02', latest: '2025-04-15', until: '2025-04-08' };
    const project = { title: 'Stien', end: '2025-03-31', lead: 'Programleder', count: '1' };
    const round = { period: '2025-T1', unit: 'Bydel Alna', start: '2025-04-22', deadline: '2025-05-06' };
    const answers = { missing: 'Stien', number: '2', question: 'Hvor mange barn?' };
    const vote = { seats: '3', fewest: '4', day: '2025-05-01', days: '5', names: 'A og B', units: 'A og B' };
    const values = { ...days, ...project, ...round, ...answers, ...vote };
    refuse(new Refusal(reason, { key: 'A1', name: 'Programleder', limit: '1000', ...values }));

    for (const person of [lead, manager, english]) {
      const text = readable(replyOf(await send(from.press('work/finish', { item: 'A1' }, person.oid))).value);
      expect(text).not.toContain(`refusal.${reason}`);
      expect(text).not.toMatch(/\{\{/);
    }
  });
});

describe('looking for somebody to hand over to', () => {
  const choices = async (query: string, dataset?: string, person?: string) => {
    const { send, from } = aRoom(connector);
    const reply = replyOf(await send(from.search(query, dataset, person)));
    expect(reply.type).toBe('application/vnd.microsoft.search.searchResponse');
    return z
      .object({ results: z.array(z.object({ title: z.string(), value: z.string() })) })
      .parse(reply.value).results;
  };

  it('finds people by parts of name and unit, the name’s beginning first', async () => {
    expect(await choices('alna')).toEqual([
      { title: 'Bydelsdirektør Alna (Bydel Alna)', value: manager.oid },
      { title: 'Utvikler Alna (Bydel Alna)', value: developer.oid },
    ]);
    expect((await choices('utv aln')).map(({ value }) => value)).toEqual([developer.oid]);
    expect((await choices('program')).map(({ title }) => title)).toEqual([
      'Programkonsulent (Programkontoret)',
      'Programleder (Programkontoret)',
    ]);
  });

  it('offers people before anything is written, and at most fifteen', async () => {
    const room = aRoom(connector);
    const many = Array.from({ length: 40 }, (_, n) => ({
      ...developer,
      oid: `7a1f0000-0000-4000-8000-0000000002${String(n).padStart(2, '0')}`,
    }));
    room.change((state) => ({ ...state, people: [lead, ...many] }));

    const reply = replyOf(await room.send(room.from.search('')));

    expect(z.object({ results: z.array(z.unknown()) }).parse(reply.value).results).toHaveLength(15);
  });

  it('tells nothing to strangers, nor of other data sets', async () => {
    expect(await choices('', 'people', '7a1f0000-0000-4000-8000-000000000999')).toEqual([]);
    expect(await choices('', 'graph.microsoft.com/users')).toEqual([]);
  });
});
