import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Language } from '../../programme/index.ts';
import {
  aCase,
  aMember,
  board,
  CASE,
  CHAIR,
  deputyOf,
  memberOf,
  OBSERVER,
  OFFICER,
  SEATED,
  STRATEGIC_CHAIR,
} from '../programme/board/build.ts';
import { DEADLINE } from '../programme/board/room.ts';
import { clockAt } from '../programme/build.ts';
import { boardCardStates, longRoom } from './support/board-cards.ts';
import { aBoardRoom, verbsOn, wordsIn } from './support/board-room.ts';
import { nodesIn, readable } from './support/card-text.ts';
import { startConnector } from './support/connector.ts';
import { actionsIn, parseCard, teamsBytes } from './support/lint.ts';

const languages: Language[] = ['nb', 'nn', 'en'];
const LIMIT = 60_000;
const BAL = memberOf('BAL');
const STRANGER = '7a1f0000-0000-4000-8000-000000000099';

let connector: Awaited<ReturnType<typeof startConnector>>;
beforeAll(async () => {
  connector = await startConnector();
});
afterAll(() => connector.close());

const opened = async (rows: Parameters<typeof aBoardRoom>[1] = {}) => {
  const room = aBoardRoom(connector, rows);
  await room.open();
  return room;
};

type Room = Awaited<ReturnType<typeof opened>>;

const tie = async (room: Room) => {
  await room.vote(memberOf('BAL'), 'recommend');
  await room.vote(memberOf('BBJ'), 'recommend');
  await room.vote(memberOf('BGO'), 'not-recommend');
  await room.vote(memberOf('BGR'), 'not-recommend');
  await room.close();
};

describe.each(boardCardStates)('the %s', (_title, draw) => {
  it.each(languages)(
    'is a sound card in %s, with nothing left untranslated, whole on one screen',
    async (language) => {
      const card = await draw(await longRoom(language, connector));
      if (!card) throw new Error('no card was made');
      expect(parseCard(card).faults).toEqual([]);
      expect(card).toMatchObject({ version: '1.5', lang: language });
      expect(teamsBytes(card)).toBeLessThan(LIMIT);
      expect(readable(card)).not.toMatch(/\{\{|undefined|\b(case|ballot|chair|seat|ground|choice)\.[a-z]/);
      for (const { data } of nodesIn(card, ({ data: sent }) => sent !== undefined))
        expect(JSON.stringify(data)).not.toContain('7a1f0000');
      for (const action of actionsIn(parseCard(card).card)) expect(action.title).toBeTruthy();
      for (const { verb, fallback } of nodesIn(card, ({ type }) => type === 'Action.Execute'))
        expect(fallback).toMatchObject({ type: 'Action.Submit', data: { verb } });
    },
  );
});

describe('a case that was changed in SharePoint too', () => {
  it('is told with both values in words, and where it is changed again', async () => {
    const room = aBoardRoom(connector);
    const fields = [
      { field: 'amount', yours: '2500000', theirs: '2400000' },
      { field: 'phase', yours: 'planning', theirs: '' },
      { field: 'affectedUnits', yours: '["BAL","BSR"]', theirs: '["BAL"]' },
      { field: 'text', yours: 'Ny tekst', theirs: 'Gammel tekst' },
      { field: 'textHash', yours: 'abc', theirs: '' },
    ];
    const payload = { kind: 'clash', itemKey: CASE, fields } as const;
    const text = readable(await room.drawn({ personOid: OFFICER, kind: 'clash', key: 'k', payload }));
    expect(text).toContain('Sak 2025-2/5 ble endret i SharePoint samtidig som du endret det her.');
    expect(text).toContain('Beløp\nDu skrev\n2\u00a0500\u00a0000\u00a0kr');
    expect(text).toContain('Fase\nDu skrev\nPlanlegge\nI SharePoint\n(tomt)');
    expect(text).toContain('Berørte virksomheter\nDu skrev\nBAL og BSR\nI SharePoint\nBAL');
    expect(text).toContain('Sakstekst\nDu skrev\nNy tekst\nI SharePoint\nGammel tekst');
    expect(text).toContain('Er det ditt som er riktig, endre saken på nytt i fanen.');
    expect(text).not.toMatch(/textHash|tiltak/);
  });
});

describe('the ballot card', () => {
  it('leads to the whole case in the tab when it has no room for it', async () => {
    const room = await opened();
    const links = (card: Awaited<ReturnType<Room['draw']>>) =>
      nodesIn(card, ({ type }) => type === 'Action.OpenUrl').map(({ title, url }) => [title, url]);
    expect(links(await room.draw(BAL, 'ballot'))).toEqual([['Søknad', 'https://taktfast.example/sok.pdf']]);
    const long = await opened({ TfCases: [aCase({ text: 'Lang tekst. '.repeat(60) })] });
    expect(links(await long.draw(BAL, 'ballot'))).toEqual([
      ['Les hele saken', `http://127.0.0.1:3978/tabs/#${JSON.stringify({ case: CASE })}`],
      ['Søknad', 'https://taktfast.example/sok.pdf'],
    ]);
  });

  it('shows the case, its documents as links, impartiality before the choice, and why it came', async () => {
    const room = await opened();
    const card = await room.draw(BAL, 'ballot');
    const words = readable(card);
    expect(words).toContain('Sak 2025-2/5: avstemning');
    expect(words).toContain('2 500 000 kr'.replaceAll(' ', '\u00a0'));
    expect(words).toContain('31. mars 2025 kl. 15:00');
    expect(words.indexOf('Er du habil')).toBeLessThan(words.indexOf('Hva stemmer du'));
    expect(words).toContain('plassen for BAL');
    expect(nodesIn(card, ({ type }) => type === 'Action.OpenUrl')).toMatchObject([
      { title: 'Søknad', url: 'https://taktfast.example/sok.pdf' },
    ]);
  });

  it('keeps the vote, says so in the card that was pressed, and shows it to its holder alone', async () => {
    const room = await opened();
    const words = wordsIn(await room.vote(BAL, 'not-recommend', { reason: 'For dyrt.' }));
    expect(words).toContain('Stemmen er lagret. Bare du ser den.');
    expect(words).toContain('Din stemme nå: Tilrås ikke');
    expect(room.records.held().ballots.size).toBe(1);
    for (const other of [memberOf('BBJ'), CHAIR, OFFICER, STRATEGIC_CHAIR])
      expect(await room.say(`sak ${CASE}`, other)).not.toMatch(/Din stemme|For dyrt/);
    expect(await room.say(`sak ${CASE}`, BAL)).toContain('For dyrt.');
  });

  it('asks for conditions, and keeps what was filled in', async () => {
    const room = await opened();
    const body = await room.vote(BAL, 'recommend-with-conditions');
    expect(wordsIn(body)).toContain('Skriv hvilke vilkår du setter.');
    const values = nodesIn(Object(body).value, ({ type }) => type === 'Input.ChoiceSet').map(
      ({ value }) => value,
    );
    expect(values).toEqual(['yes', 'recommend-with-conditions']);
  });

  it('points at what is personal, and takes neutral words or the same when told to', async () => {
    const room = await opened();
    const reason = 'Ring 912 34 567.';
    const body = await room.vote(BAL, 'not-recommend', { reason });
    expect(wordsIn(body)).toContain('912 34 567');
    expect(room.records.held().ballots.size).toBe(0);
    await room.press(BAL, 'board/vote/reword', { impartial: 'yes', choice: 'not-recommend', reason });
    expect([...room.records.held().ballots.values()][0]?.reason).not.toContain('912');
  });

  it('passes the seat on, and the deputy has the card at once', async () => {
    const room = await opened();
    const words = wordsIn(await room.press(BAL, 'board/vote', { impartial: 'position' }));
    expect(words).toContain('Plassen er gått til vara');
    expect(verbsOn(await room.redraw(BAL, 'ballot'))).toEqual([]);
    expect(verbsOn(await room.draw(deputyOf('BAL'), 'ballot'))).toEqual(['board/vote']);
  });

  it('becomes the outcome once the vote has ended', async () => {
    const room = await opened();
    for (const unit of SEATED) await room.vote(memberOf(unit), 'recommend');
    const card = await room.redraw(BAL, 'ballot');
    expect(verbsOn(card)).toEqual([]);
    expect(readable(card)).toContain('Styret tilrår');
    expect(readable(card)).toContain('For: 7, av dem med vilkår: 0. Mot: 0. Avstår: 0.');
  });

  it('shows the text that was locked, whatever somebody wrote in the list since', async () => {
    const room = await opened();
    const item = await room.records.find('TfCases', CASE);
    if (!item) throw new Error('there is no case');
    await room.records.transaction((tx) => tx.save('TfCases', { ...item, text: 'Noe annet', amount: 1 }));
    expect(readable(await room.redraw(BAL, 'ballot'))).toContain('Et veiledningsteam');
  });
});

describe('the chair’s card', () => {
  it('shows who has answered and never how, and is the same whatever was chosen', async () => {
    const cards: string[] = [];
    for (const choice of ['recommend', 'not-recommend', 'abstain'] as const) {
      const room = await opened();
      await room.vote(BAL, choice, { reason: choice });
      cards.push(JSON.stringify(await room.redraw(CHAIR, 'chair-case')));
    }
    expect(new Set(cards).size).toBe(1);
    expect(cards[0]).toContain('1 av 7 plasser har svart');
    expect(cards[0]).toContain('✓ BAL');
  });

  it('ends the vote after asking once more, and breaks a tie', async () => {
    const room = await opened();
    await tie(room);
    const card = await room.draw(CHAIR, 'casting-vote');
    expect(readable(card)).toContain('Stemmelikhet');
    const words = wordsIn(
      await room.press(CHAIR, 'board/break-tie', { impartial: 'yes', choice: 'recommend', reason: '' }),
    );
    expect(words).toContain('Dobbeltstemmen er lagret.');
    expect(words).toContain('Styret tilrår');
  });

  it('points at what is personal in the casting vote’s reason, and takes neutral words or the same when told to', async () => {
    const form = { impartial: 'yes', choice: 'recommend', reason: 'Ring 912 34 567.' };
    const first = await opened();
    await tie(first);
    const body = await first.press(CHAIR, 'board/break-tie', form);
    expect(wordsIn(body)).toContain('912 34 567');
    expect(verbsOn(Object(body).value)).toEqual([
      'board/break-tie/reword',
      'board/break-tie',
      'board/break-tie',
    ]);
    await first.press(CHAIR, 'board/break-tie/reword', form);
    const { casting } = [...first.records.held().rounds.values()][0] ?? {};
    expect(casting).toMatchObject({ choice: 'recommend' });
    expect(casting?.reason).not.toContain('912');

    const second = await opened();
    await tie(second);
    await second.press(CHAIR, 'board/break-tie', { ...form, consent: 'reason:phone:5-15' });
    expect([...second.records.held().rounds.values()][0]?.casting?.reason).toBe(form.reason);
  });

  it('of a deputy has no buttons any more once the chair is back, and shows what the case came to', async () => {
    const people = board().map((person) =>
      person.oid === CHAIR
        ? { ...person, deputyOid: STRATEGIC_CHAIR, absentFrom: '2025-03-24', absentTo: '2025-03-25' }
        : person,
    );
    const room = await opened({ TfPeople: people });
    expect(verbsOn(await room.redraw(STRATEGIC_CHAIR, 'chair-case'))).toEqual(['board/close']);
    room.moveTo(clockAt('2025-03-26'));
    expect(verbsOn(await room.redraw(STRATEGIC_CHAIR, 'chair-case'))).toEqual([]);
    await tie(room);
    await room.press(CHAIR, 'board/break-tie', { impartial: 'yes', choice: 'recommend', reason: '' });
    expect(readable(await room.redraw(STRATEGIC_CHAIR, 'chair-case'))).toContain('Styret tilrår');
  });

  it('cannot be pressed by anybody else', async () => {
    const room = await opened();
    expect(wordsIn(await room.close(BAL))).toContain('Dette kan bare styrets leder gjøre');
    expect([...room.records.held().rounds.values()][0]?.status).toBe('open');
  });
});

describe('attacks through cards', () => {
  it.each([
    ['somebody without a seat', STRATEGIC_CHAIR, 'Du har ingen plass i styret'],
    ['a state representative', OBSERVER, 'Statens representanter behandler ikke søknader'],
    ['a deputy who was not called', deputyOf('BBJ'), 'blir kalt inn bare om medlemmet er inhabilt'],
  ])('%s gets a plain answer, and it is logged', async (_title, who, sentence) => {
    const room = await opened();
    const body = await room.vote(who, 'recommend', { seat: 'BBJ', voterOid: memberOf('BBJ'), oid: BAL });
    expect(wordsIn(body)).toContain(sentence);
    expect(room.records.held().ballots.size).toBe(0);
    expect(room.logged).toContainEqual(expect.objectContaining({ level: 'warn', message: 'vote refused' }));
  });

  it('a replay of an old card, a press after the end and one on a withdrawn case change nothing', async () => {
    const room = await opened();
    room.moveTo(clockAt(DEADLINE, '15:00'));
    expect(wordsIn(await room.vote(BAL, 'recommend'))).toContain('er over');
    expect(wordsIn(await room.vote(BAL, 'recommend', { round: 0 }))).toBeTruthy();
    expect(room.records.held().ballots.size).toBe(0);
  });

  it.each([
    [{ item: { evil: true } }],
    [{ round: 'abc' }],
    [{ item: 'x'.repeat(500) }],
    [{ round: -1, choice: ['recommend'] }],
  ])('garbled data %j gets a plain answer', async (data) => {
    const room = await opened();
    const body = await room.press(BAL, 'board/vote', { impartial: 'yes', choice: 'recommend', ...data });
    expect(wordsIn(body).length).toBeGreaterThan(10);
    expect(room.records.held().ballots.size).toBe(0);
  });

  it('a card pressed where others read it shows no vote, and keeps none', async () => {
    const room = await opened();
    const conversation = {
      id: '19:group@thread.v2',
      conversationType: 'groupChat',
      isGroup: true,
      tenantId: '7a1f0000-0000-4000-8000-000000000001',
    };
    const body = await room.press(
      BAL,
      'board/vote',
      { impartial: 'yes', choice: 'recommend' },
      { conversation },
    );
    expect(wordsIn(body)).toContain('bare i en samtale mellom oss to');
    expect(room.records.held().ballots.size).toBe(0);
  });

  it('the server’s log tells nothing of what was chosen, also when a ballot was not whole', async () => {
    const room = await opened();
    await room.vote(BAL, 'recommend-with-conditions');
    await room.vote(BAL, 'not-recommend', { reason: 'Ring 912 34 567.' });
    await room.vote(BAL, 'recommend', { choice: '' });
    const lines = JSON.stringify(room.logged);
    expect(lines).not.toMatch(/conditions|personal|choice|recommend|912/);
    expect(room.logged.filter(({ fields }) => fields.reason === 'ballot-not-whole')).toHaveLength(3);
  });
});

describe('asking for cases in the chat', () => {
  it('lists what one may read, and opens one with one’s ballot', async () => {
    const room = await opened();
    expect(await room.say('saker', BAL)).toContain('2025-2/5 Ambulant team for barnehagene');
    expect(await room.say('sak 2025-2/5', BAL)).toContain('Er du habil');
    expect(await room.say('case 2025-2/5', CHAIR)).toContain('0 av 7 plasser har svart');
  });

  it('opens the ballot of a deputy who was called, whatever role that person has', async () => {
    const deputy = aMember('BSR', { oid: STRANGER, name: 'Seksjonsleder', roles: [], mail: 's@x.example' });
    const people = board().map((person) =>
      person.oid === BAL ? { ...person, deputyOid: STRANGER } : person,
    );
    const room = await opened({ TfPeople: [...people, deputy] });
    expect(await room.say(`sak ${CASE}`, STRANGER)).toContain('Jeg finner ikke saken');
    await room.press(BAL, 'board/vote', { impartial: 'family' });
    expect(await room.say(`sak ${CASE}`, STRANGER)).toContain('Er du habil');
  });

  it('shows state representatives no application, and others no draft', async () => {
    const room = aBoardRoom(connector);
    expect(await room.say('saker', BAL)).toContain('Det er ingen saker du kan se.');
    await room.open();
    expect(await room.say('saker', OBSERVER)).toContain('Det er ingen saker du kan se.');
    expect(await room.say(`sak ${CASE}`, OBSERVER)).toContain('Statens representanter');
  });

  it('answers in a channel only where to ask', async () => {
    const room = await opened();
    await room.send(room.from.inChannel(`sak ${CASE}`, BAL));
    expect(connector.last()?.activity.text).toContain('bare i en samtale mellom oss to');
  });
});
