import { OFFICE_CHANNEL, type OutboxMessage, type Round, type UnitCode } from '../../programme/index.ts';
import { roundSetting } from '../../programme/rounds/round.ts';
import { by, LEAD } from '../programme/build.ts';
import {
  ADVISER,
  ALNA,
  aRound,
  aUnitReport,
  BJERKE,
  DIRECTOR,
  KURS,
  PORTFOLIO,
  projects,
  records,
  SALTO,
  units,
} from '../programme/rounds/build.ts';
import { nodesIn, readable } from './support/card-text.ts';
import { startConnector } from './support/connector.ts';
import { aRoundRoom, valueOn } from './support/round-room.ts';

const connector = await startConnector();
afterAll(() => connector.close());

const questions: Round['questions'] = [
  { id: 'q1', kind: 'text', text: 'Hva gikk best?', required: true },
  { id: 'q2', kind: 'number', text: 'Hvor mange barn?', required: false },
];
const open = (round: Partial<Round> = {}, given: Parameters<typeof records>[0] = {}) =>
  aRoundRoom(
    connector,
    records({
      TfSettings: [units, roundSetting(aRound({ questions, ...round }))],
      TfUnitReports: (['BAL', 'BBJ', 'BGO', 'BGR', 'BSR', 'BSN', 'UDE'] as const).map((unit) =>
        aUnitReport({ unit }),
      ),
      ...given,
    }),
  );
type Room = ReturnType<typeof open>;

const roundCard = (unit: UnitCode, personOid: string): OutboxMessage => ({
  ...{ personOid, kind: 'round', key: `2025-T1/${unit}` },
  payload: { kind: 'round', day: '2025-04-22', period: '2025-T1', unit },
});
const drawn = (answer: Awaited<ReturnType<Room['render']>>) => {
  if (!answer || !('card' in answer)) throw new Error('no card was drawn');
  return { ...answer.card };
};
const report = (room: Room, unit = 'BAL') => room.records.find('TfUnitReports', `2025-T1/${unit}`);

/** Answers all of Alna's steps but the end. */
const answerAll = async (room: Room, person = ALNA) => {
  const overview = await room.ask('runde', person);
  const first = await room.press(overview, 'round/answer', person, { goto: SALTO });
  const second = await room.press(first, 'round/next', person, {
    time: 'delayed',
    timeComment: 'mangler leder',
  });
  const third = await room.press(second, 'round/next', person, { time: 'on-plan' });
  return room.press(third, 'round/next', person, { 'answer-q1': 'Samarbeidet' });
};

describe("a unit's card in a round", () => {
  it('tells what is asked, by when, and why this person got it', async () => {
    const card = drawn(await open().render(roundCard('BAL', ALNA)));
    const text = readable(card);
    expect(text).toContain('Bydel Alna svarer i statusrunden for 1. tertial 2025 innen 6. mai 2025.');
    expect(text).toContain('○ Operativt Salto – ikke besvart');
    expect(text).toContain('○ Hva gikk best? og ett spørsmål til – ikke besvart');
    expect(text).toContain('Du får dette fordi du svarer for Bydel Alna.');
  });

  it('tells a deputy whom they stand in for', async () => {
    const room = open();
    await room.records.transaction(async (tx) => {
      const alna = await tx.find('TfPeople', ALNA);
      if (alna) await tx.save('TfPeople', { ...alna, absentFrom: '2025-04-01', deputyOid: BJERKE });
    });
    expect(readable(drawn(await room.render(roundCard('BAL', BJERKE))))).toContain(
      'Du får dette fordi Utvikler Bydel Alna svarer for Bydel Alna og er borte.',
    );
  });

  it('walks through the projects and questions step by step, and keeps each', async () => {
    const room = open();
    const overview = await room.ask('runde', ALNA);
    const first = await room.press(overview, 'round/answer', ALNA);
    expect(readable(first)).toContain('Steg 1 av 4');
    expect(readable(first)).toContain('Operativt Salto');
    const second = await room.press(first, 'round/next', ALNA, {
      time: 'delayed',
      timeComment: 'mangler leder',
    });
    expect(readable(second)).toContain('Steg 2 av 4');
    expect(await room.records.all('TfStatusReports')).toMatchObject([
      { project: SALTO, period: '2025-T1', status: { time: 'delayed' }, comments: { time: 'mangler leder' } },
    ]);
    const third = await room.press(second, 'round/next', ALNA, { time: 'on-plan' });
    const end = await room.press(third, 'round/next', ALNA, {
      'answer-q1': 'Samarbeidet',
      'answer-q2': '12,5',
    });
    expect(readable(end)).toContain('Steg 4 av 4');
    const done = await room.press(end, 'round/deliver', ALNA, { 'answer-summary': 'Et godt tertial' });
    expect(readable(done)).toContain(
      'Bydel Alna har levert for 1. tertial 2025, 22. april 2025 av Utvikler Bydel Alna.',
    );
    expect(await report(room)).toMatchObject({
      status: 'delivered',
      summary: 'Et godt tertial',
      answers: { values: { q1: 'Samarbeidet', q2: 12.5 } },
    });
  });

  it('is filled with what was answered before, and with “as before” where nothing was', async () => {
    const room = open();
    const overview = await room.ask('runde', ALNA);
    const first = await room.press(overview, 'round/answer', ALNA);
    expect(valueOn(first, 'time')).toBe('as-before');
    const second = await room.press(first, 'round/next', ALNA, {
      time: 'delayed',
      timeComment: 'mangler leder',
    });
    const back = await room.press(second, 'round/back', ALNA);
    expect(readable(back)).toContain('Som før (Forsinket)');
    expect(valueOn(back, 'timeComment')).toBe('mangler leder');
  });

  it('keeps no field in the place of a neighbouring step’s, for Teams would show the choices of that one', async () => {
    const room = open();
    const depthOf = (card: unknown, id: string): number => {
      const around = nodesIn(card, ({ type }) => type === 'Container');
      return around.filter((container) => nodesIn(container, (node) => node.id === id).length > 0).length;
    };
    const overview = await room.ask('runde', ALNA);
    const first = await room.press(overview, 'round/answer', ALNA);
    const second = await room.press(first, 'round/next', ALNA);
    expect([depthOf(overview, 'goto'), depthOf(first, 'time'), depthOf(second, 'time')]).toEqual([0, 1, 2]);
  });

  it('goes on with what a second person of the unit finds, on another device and day', async () => {
    const room = open();
    const overview = await room.ask('runde', ALNA);
    const first = await room.press(overview, 'round/answer', ALNA);
    await room.press(first, 'round/next', ALNA, { time: 'delayed' });
    room.goTo('2025-04-28');
    const theirs = await room.ask('runde', DIRECTOR);
    expect(readable(theirs)).toContain('✓ Operativt Salto – besvart');
    expect(readable(await room.press(theirs, 'round/answer', DIRECTOR))).toContain('Økt strukturkvalitet');
  });

  it('lets a project be passed over that nothing can be said of yet', async () => {
    const room = open();
    const first = await room.press(await room.ask('runde', ALNA), 'round/answer', ALNA);
    expect(readable(await room.press(first, 'round/next', ALNA))).toContain('Økt strukturkvalitet');
    expect(await room.records.all('TfStatusReports')).toEqual([]);
  });

  it('names what is missing when it is delivered too early, and keeps what stood on the step', async () => {
    const room = open();
    const end = await room.press(await room.ask('runde', ALNA), 'round/answer', ALNA, { goto: 'end' });
    const refused = await room.press(end, 'round/deliver', ALNA, { 'answer-summary': 'Bra' });
    expect(readable(refused)).toContain(
      'Bydel Alna kan ikke levere ennå. Dette mangler: Operativt Salto · Økt strukturkvalitet · Hva gikk best?',
    );
    expect(valueOn(refused, 'answer-summary')).toBe('Bra');
    expect(await report(room)).toMatchObject({ status: 'draft', summary: 'Bra' });
  });

  it('points at what may tell of a person, and keeps it only when that is chosen', async () => {
    const room = open();
    const end = await room.press(await room.ask('runde', ALNA), 'round/answer', ALNA, { goto: 'end' });
    const guarded = await room.press(end, 'round/save', ALNA, { 'answer-needsHelp': 'Ring 22 33 44 55' });
    expect(readable(guarded)).toContain('«22 33 44 55»');
    expect((await report(room))?.needsHelp).toBeUndefined();
    await room.press(guarded, 'round/deliver/reword', ALNA);
    expect((await report(room))?.needsHelp).not.toContain('22 33');
  });

  it('hands the answer over to somebody else of the unit', async () => {
    const room = open();
    const after = await room.press(await room.ask('runde', ALNA), 'round/pass', ALNA, { to: DIRECTOR });
    expect(readable(after)).toContain('Bydelsdirektør Alna har fått kortet.');
    expect(readable(after)).toContain('Gitt videre til Bydelsdirektør Alna.');
    expect(room.records.held().outbox).toMatchObject([{ personOid: DIRECTOR, kind: 'round' }]);
  });
});

describe('two people who answer in one place at once', () => {
  it('see both what was written: the second at once, and the first in a card; pressing again lets the second stand', async () => {
    const room = open();
    const mine = await room.press(await room.ask('runde', ALNA), 'round/answer', ALNA, { goto: 'q-1' });
    const theirs = await room.press(await room.ask('runde', DIRECTOR), 'round/answer', DIRECTOR, {
      goto: 'q-1',
    });
    await room.press(mine, 'round/next', ALNA, { 'answer-q1': 'Samarbeidet' });
    const clashed = await room.press(theirs, 'round/next', DIRECTOR, { 'answer-q1': 'Leken' });
    expect(readable(clashed)).toContain('Du skrev: Leken');
    expect(readable(clashed)).toContain('Utvikler Bydel Alna skrev: Samarbeidet');
    expect(valueOn(clashed, 'answer-q1')).toBe('Leken');
    const [told] = room.records.held().outbox;
    if (!told) throw new Error('nobody was told');
    const first = readable(drawn(await room.render(told)));
    expect(first).toContain('Du skrev: Samarbeidet');
    expect(first).toContain('Bydelsdirektør Alna skrev: Leken');
    await room.press(clashed, 'round/next', DIRECTOR);
    expect((await report(room))?.answers.values.q1).toBe('Leken');
  });

  it('see a light by its word, and a number as the language writes it', async () => {
    const light = { id: 'q1', kind: 'light', text: 'Bemanning', required: false } as const;
    const number = { id: 'q2', kind: 'number', text: 'Årsverk', required: false } as const;
    const room = open({ questions: [light, number] });
    const asked = { goto: 'q-1' };
    const mine = await room.press(await room.ask('runde', ALNA), 'round/answer', ALNA, asked);
    const theirs = await room.press(await room.ask('runde', DIRECTOR), 'round/answer', DIRECTOR, asked);
    await room.press(mine, 'round/next', ALNA, { 'answer-q1': 'green', 'answer-q2': '12,5' });
    const clashed = await room.press(theirs, 'round/next', DIRECTOR, {
      'answer-q1': 'red',
      'answer-q2': '3',
    });
    expect(readable(clashed)).toContain('Du skrev: Rødt');
    expect(readable(clashed)).toContain('Utvikler Bydel Alna skrev: Grønt');
    expect(readable(clashed)).toContain('Utvikler Bydel Alna skrev: 12,5');
    const again = await room.press(await room.ask('runde', ALNA), 'round/answer', ALNA, asked);
    expect(valueOn(again, 'answer-q2')).toBe('12,5');
  });

  it('see it in words for the status of a project too', async () => {
    const room = open();
    const mine = await room.press(await room.ask('runde', ALNA), 'round/answer', ALNA);
    const theirs = await room.press(await room.ask('runde', DIRECTOR), 'round/answer', DIRECTOR);
    await room.press(mine, 'round/next', ALNA, { time: 'delayed' });
    const clashed = readable(await room.press(theirs, 'round/next', DIRECTOR, { time: 'on-plan' }));
    expect(clashed).toContain('Operativt Salto: Fremdrift');
    expect(clashed).toContain('Du skrev: På plan');
    expect(clashed).toContain('Utvikler Bydel Alna skrev: Forsinket');
  });
});

describe('a round’s answer that was changed in SharePoint too', () => {
  it('is told by the question, in words, and without what only Taktfast reads', async () => {
    const room = open({
      questions: [...questions, { id: 'q3', kind: 'light', text: 'Bemanning', required: false }],
    });
    const fields = [
      { field: 'answers.revision', yours: '2', theirs: '1' },
      { field: 'answers.stamps.q1.byOid', yours: ALNA, theirs: '' },
      { field: 'answers.values.q1', yours: 'Leken', theirs: 'Samarbeidet' },
      { field: 'answers.values.q3', yours: 'red', theirs: '' },
      { field: 'status', yours: 'draft', theirs: 'delivered' },
      { field: 'needsHelp', yours: 'Flere hender', theirs: '' },
    ];
    const payload = { kind: 'clash', itemKey: '2025-T1/BAL', fields } as const;
    const card = drawn(await room.render({ personOid: ALNA, kind: 'clash', key: 'k', payload }));
    const text = readable(card);
    expect(text).toContain(
      'Statusrunde 1. tertial 2025, Bydel Alna ble endret i SharePoint samtidig som du endret det her.',
    );
    expect(text).toContain('Hva gikk best?\nDu skrev\nLeken\nI SharePoint\nSamarbeidet');
    expect(text).toContain('Bemanning\nDu skrev\nRødt\nI SharePoint\n(tomt)');
    expect(text).toContain('Status\nDu skrev\nKladd\nI SharePoint\nLevert');
    expect(text).toContain('Hva trenger dere hjelp til?\nDu skrev\nFlere hender');
    expect(text).toContain('Er det ditt som er riktig, skriv «runde» og svar på nytt.');
    expect(text).not.toMatch(/revision|stamps|answers|2025-T1\/BAL|tiltak/);
  });
});

describe('a press that comes too late', () => {
  const whileTyping = async (room: Room) =>
    room.press(await room.ask('runde', ALNA), 'round/answer', ALNA, { goto: 'end' });

  it('in a round closed meanwhile gets a plain answer, with what was written', async () => {
    const room = open();
    const step = await whileTyping(room);
    await room.rounds.closeRound(by(LEAD), { period: '2025-T1' });
    const text = readable(
      await room.press(step, 'round/deliver', ALNA, { 'answer-summary': 'Et godt tertial' }),
    );
    expect(text).toContain('er lukket. Be programkontoret om å åpne den for dere igjen.');
    expect(text).toContain('Dette skrev du, og det er ikke lagret:');
    expect(text).toContain('Et godt tertial');
    expect((await report(room))?.summary).toBeUndefined();
  });

  it('leaves the card of somebody who may be typing as it is when the round is closed', async () => {
    const room = open();
    await room.rounds.closeRound(by(LEAD), { period: '2025-T1' });
    expect(room.records.held().redrawn).toEqual([]);
  });

  it('after somebody else has delivered, too', async () => {
    const room = open();
    const step = await whileTyping(room);
    const end = await answerAll(room, DIRECTOR);
    await room.press(end, 'round/deliver', DIRECTOR);
    const text = readable(
      await room.press(step, 'round/deliver', ALNA, { 'answer-summary': 'Et godt tertial' }),
    );
    expect(text).toContain('Bydel Alna har levert i runden for 1. tertial 2025.');
    expect(text).toContain('Et godt tertial');
  });

  it.each([
    ['nothing', undefined],
    ['no place', { item: '2025-T1' }],
    ['a round there is not', { item: '2031-T1 BAL end', seen: '0' }],
    ['a unit that is not asked', { item: '2025-T1 DOU end', seen: '0' }],
    ['an object', { item: { unit: 'BAL' } }],
  ])('with %s in its data changes nothing and is told', async (_what, data) => {
    const room = open();
    const before = structuredClone(room.records.held());
    for (const verb of ['round/next', 'round/deliver', 'round/pass', 'round/answer', 'round/overview'])
      expect(JSON.stringify(await room.raw(verb, data, ALNA))).toContain('jeg gjorde ingenting');
    expect(room.records.held()).toEqual(before);
  });

  it('with the place of another unit is refused', async () => {
    const room = open();
    const before = structuredClone(room.records.held());
    const data = { item: '2025-T1 BAL end', seen: '0', 'answer-summary': 'x' };
    expect(JSON.stringify(await room.raw('round/deliver', data, BJERKE))).toContain(
      'Du kan ikke svare for Bydel Alna.',
    );
    expect(room.records.held()).toEqual(before);
  });
});

describe('what people write in a round', () => {
  it.each([
    ['emoji', '👩‍👩‍👧 bra 👍'],
    ['right-to-left text', 'שלום עולם'],
    ['Markdown and HTML', '**fet** [lenke](http://x.example) <script>alert(1)</script>'],
    ['card-breaking JSON', '"}],"type":"Action.Submit","title":"x'],
  ])('stands on the card as it was written: %s', async (_what, text) => {
    const room = open();
    const step = await room.press(await room.ask('runde', ALNA), 'round/answer', ALNA, { goto: 'q-1' });
    const next = await room.press(step, 'round/next', ALNA, { 'answer-q1': text });
    expect(valueOn(await room.press(next, 'round/back', ALNA), 'answer-q1')).toBe(text);
    expect((await report(room))?.answers.values.q1).toBe(text);
  });

  it('is shown again whole when it is ten thousand characters, and not kept', async () => {
    const room = open();
    const step = await room.press(await room.ask('runde', ALNA), 'round/answer', ALNA, { goto: 'q-1' });
    const refused = await room.press(step, 'round/next', ALNA, { 'answer-q1': 'x'.repeat(10_000) });
    expect(readable(refused)).toContain('Teksten er for lang.');
    expect(valueOn(refused, 'answer-q1')).toHaveLength(10_000);
    expect((await report(room))?.answers.values).toEqual({});
  });

  it.each(['goto', 'clash'])(
    'never stands where a card reads Markdown, whoever wrote it: %s',
    async (way) => {
      const link = '[lenke](http://x.example)';
      const named = projects().map((one) => (one.key === SALTO ? { ...one, title: link } : one));
      const room = open(
        { questions: [{ id: 'q1', kind: 'text', text: link, required: true }] },
        { TfProjects: named },
      );
      const overview = await room.ask('runde', ALNA);
      const cards = [overview, await room.press(overview, 'round/answer', ALNA)];
      const mine = await room.press(overview, 'round/answer', ALNA, { goto: 'q-1' });
      if (way === 'clash') {
        const theirs = await room.press(await room.ask('runde', DIRECTOR), 'round/answer', DIRECTOR, {
          goto: 'q-1',
        });
        await room.press(mine, 'round/next', ALNA, { 'answer-q1': link });
        cards.push(await room.press(theirs, 'round/next', DIRECTOR, { 'answer-q1': `${link}!` }));
      }
      for (const card of [...cards, mine]) {
        expect(readable(card)).toContain(link);
        for (const { text } of nodesIn(card, ({ type }) => type === 'TextBlock'))
          expect(text).not.toContain('lenke');
      }
    },
  );

  it('may be about a project whose name is a formula', async () => {
    const named = projects().map((one) => (one.key === KURS ? { ...one, title: '=1+1' } : one));
    const room = open({}, { TfProjects: named });
    expect(readable(await room.ask('runde', ALNA))).toContain('○ =1+1 – ikke besvart');
  });
});

describe("the office's card of a round", () => {
  it('shows who has answered and who is late', async () => {
    const room = open({ deadline: '2025-04-21' });
    const end = await answerAll(room);
    await room.press(end, 'round/deliver', ALNA);
    const text = readable(await room.ask('runde', ADVISER));
    expect(text).toContain('1 av 7 har levert. Fristen er 21. april 2025.');
    expect(text).toContain('✓ ! Bydel Alna – levert for sent, 22. april 2025');
    expect(text).toContain('○ ! Bydel Bjerke – ikke begynt · over fristen · Utvikler Bydel Bjerke');
  });

  it('stands in the channel in words for all, and follows the round', async () => {
    const room = open();
    const message: OutboxMessage = {
      ...{ personOid: OFFICE_CHANNEL, kind: 'round-board', key: '2025-T1' },
      payload: { kind: 'round-board', period: '2025-T1' },
    };
    expect(readable(drawn(await room.render(message)))).toContain('0 av 7 har levert.');
    await room.press(await answerAll(room), 'round/deliver', ALNA);
    expect(readable(drawn(await room.redraw(message)))).toContain('1 av 7 har levert.');
  });

  it('takes no writing where it follows the round, for drawing it again would lose what is written', async () => {
    const room = open();
    const payload = { kind: 'round-board', period: '2025-T1' } as const;
    const live = drawn(
      await room.render({ personOid: OFFICE_CHANNEL, kind: 'round-board', key: '2025-T1', payload }),
    );
    expect(nodesIn(live, ({ type }) => String(type).startsWith('Input.'))).toEqual([]);
    const [say] = nodesIn(live, ({ title }) => title === 'Forleng fristen');
    expect(say?.data).toEqual({ verb: 'chat/say', say: 'runde forleng 2025-T1' });
    expect(valueOn(await room.ask('runde forleng 2025-T1', ADVISER), 'reason')).toBe('');
  });

  it('is for the portfolio manager as well, without the acts, and leads to the agency’s own answer', async () => {
    const room = open();
    const card = await room.ask('runde', PORTFOLIO);
    expect(readable(card)).toContain('0 av 7 har levert.');
    expect(readable(card)).not.toContain('Lukk runden');
    expect(readable(await room.press(card, 'round/overview', PORTFOLIO))).toContain(
      'Utdanningsetaten svarer',
    );
  });

  it('opens a round from a form, with questions one to a line', async () => {
    const room = aRoundRoom(connector);
    const form = await room.ask('runde åpne 2025-T1', ADVISER);
    expect(valueOn(form, 'period')).toBe('2025-T1');
    const board = await room.press(form, 'round/open', ADVISER, {
      questions: 'Hva gikk best?*\nHvor mange barn? (tall)',
    });
    expect(readable(board)).toContain('Runden er åpnet');
    expect(room.records.held().outbox.filter(({ kind }) => kind === 'round')).toHaveLength(7);
    const again = await room.press(form, 'round/open', ADVISER);
    expect(readable(again)).toContain('Runden for 1. tertial 2025 finnes fra før. Ingenting er endret.');
  });

  it('asks before it closes', async () => {
    const room = open();
    const asked = await room.ask('runde lukk', ADVISER);
    expect(readable(asked)).toContain(
      'Skal runden for 1. tertial 2025 lukkes? 7 virksomheter har ikke levert.',
    );
    expect(readable(await room.press(asked, 'round/board', ADVISER))).toContain('0 av 7 har levert.');
    expect(readable(await room.press(asked, 'round/close', ADVISER))).toContain('sammendraget er endelig');
  });

  it('extends the deadline with a reason, and asks again for what is missing', async () => {
    const room = open();
    const form = await room.ask('runde forleng 2025-05-09', ADVISER);
    const refused = await room.press(form, 'round/extend', ADVISER);
    expect(readable(refused)).toContain('Skriv en begrunnelse');
    expect(valueOn(refused, 'deadline')).toBe('2025-05-09');
    const done = await room.press(refused, 'round/extend', ADVISER, { reason: 'Streik' });
    expect(readable(done)).toContain('Fristen er 9. mai 2025.');
  });

  it('opens again for a unit with a reason', async () => {
    const room = open();
    await room.press(await answerAll(room), 'round/deliver', ALNA);
    const form = await room.ask('runde gjenåpne BAL', ADVISER);
    expect(valueOn(form, 'unit')).toBe('BAL');
    const done = await room.press(form, 'round/reopen', ADVISER, { reason: 'Feil tall' });
    expect(readable(done)).toContain('◐ Bydel Alna – begynt, 3 av 3 besvart');
  });

  it('runs nothing for somebody else who presses it', async () => {
    const room = open();
    const board = await room.ask('runde', ADVISER);
    const text = readable(await room.press(board, 'round/close', BJERKE));
    expect(text).toContain('Dette er for programkontoret.');
    expect((await room.records.find('TfSettings', 'round/2025-T1'))?.value).toMatchObject({ state: 'open' });
  });
});

describe('what comes by itself in a round', () => {
  const reminder = (personOid: string): OutboxMessage => ({
    ...{ personOid, kind: 'round-reminder', key: '2025-05-06 2025-T1/BAL' },
    payload: { kind: 'round-reminder', day: '2025-05-06', period: '2025-T1', unit: 'BAL' },
  });

  it.each([
    ['2025-05-05', 'Fristen er 6. mai 2025.'],
    ['2025-05-06', 'Fristen er i dag.'],
    ['2025-05-07', 'Fristen var 6. mai 2025. Dere kan fortsatt levere; det merkes som sent.'],
  ])('reminds on %s: %s', async (day, text) => {
    const room = open();
    room.goTo(day);
    expect(readable(drawn(await room.render(reminder(ALNA))))).toContain(text);
  });

  it('tells of the extension and why', async () => {
    const room = open();
    await room.rounds.extendRound(by(LEAD), { period: '2025-T1', deadline: '2025-05-09', reason: 'Streik' });
    expect(readable(drawn(await room.render(reminder(ALNA))))).toContain(
      'Fristen er forlenget til 9. mai 2025: Streik',
    );
  });

  it('says nothing once the unit has delivered, and the cards sent before say so', async () => {
    const room = open();
    await room.press(await answerAll(room), 'round/deliver', ALNA);
    expect(await room.render(reminder(ALNA))).toBeUndefined();
    expect(await room.render(roundCard('BAL', ALNA))).toBeUndefined();
    for (const message of [reminder(ALNA), roundCard('BAL', ALNA)])
      expect(readable(drawn(await room.redraw(message)))).toContain('Bydel Alna har levert');
  });
});

it('the chat means the round under way, not one that is still to come', async () => {
  const coming = aRound({ period: '2025-05', start: '2025-05-05', deadline: '2025-05-15' });
  const room = open({}, { TfSettings: [units, roundSetting(aRound()), roundSetting(coming)] });
  expect(readable(await room.ask('runde', ALNA))).toContain('1. tertial 2025');
  expect(readable(await room.ask('runde 2025-05', ALNA))).toContain('starter 5. mai 2025');
});

it('the chat tells units when there is no round, and the office how to open one', async () => {
  const room = aRoundRoom(connector);
  expect(await room.ask('runde', ALNA)).toMatchObject({
    text: expect.stringContaining('ingen statusrunde nå'),
  });
  expect(await room.ask('runde', ADVISER)).toMatchObject({
    text: expect.stringContaining('runde åpne 2025-T1'),
  });
});
