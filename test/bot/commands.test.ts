import { createLexicon } from '../../bot/commands/lexicon.ts';
import { plainText } from '../../bot/plain-text.ts';
import { createTexts } from '../../bot/texts/texts.ts';
import { nodesIn } from './support/card-text.ts';
import { startConnector } from './support/connector.ts';
import { aRoom } from './support/room.ts';
import { aState, developer, english, lead, manager } from './support/state.ts';

const connector = await startConnector();
afterAll(() => connector.close());

const textsOf = createTexts();
const lexicon = createLexicon(textsOf);

describe('what people write', () => {
  it.each([
    ['hjelp', 'help', ''],
    ['Help', 'help', ''],
    ['?', 'help', ''],
    ['MINE', 'mine', ''],
    ['my tasks', 'mine', 'tasks'],
    ['risiko', 'risk', ''],
    ['Risikoar', 'risk', ''],
    ['risk b', 'risk', 'b'],
    ['RISIKO A.', 'risk', 'a'],
    ['a', 'risk', 'a'],
    ['tiltak A1', 'measure', 'a1'],
    ['oppgåve a4-bal', 'measure', 'a4-bal'],
    ['measure A1?', 'measure', 'a1'],
    ['A4-2-BAL', 'measure', 'a4-2-bal'],
    ['oppsummering!', 'digest', ''],
    ['vekeoppsummering', 'digest', ''],
    ['digest', 'digest', ''],
    ['summary', 'digest', ''],
  ])('"%s" means %s', (text, name, argument) => {
    expect(lexicon.find(text)).toEqual({ name, argument });
  });

  it.each(['', 'riskante greier', 'hva er frist', 'toString', '__proto__'])('"%s" is no command', (text) => {
    expect(lexicon.find(text)).toBeUndefined();
  });

  it.each([
    ['risikko', 'risiko'],
    ['tltak a1', 'tiltak'],
    ['opsumering', 'oppsummering'],
    ['hjlep', 'hjelp'],
    ['mne', 'mine'],
  ])('"%s" is nearest to "%s", with two more beside it', (text, word) => {
    const nearest = lexicon.nearest(textsOf('nb'), text);
    expect(nearest[0]?.word).toBe(word);
    expect(nearest).toHaveLength(3);
  });

  it('is freed of mentions, tags, entities and doubled blanks', () => {
    expect(plainText('<p><at>Taktfast</at>&nbsp;tiltak   <b>A1</b></p>\n', ['<at>Taktfast</at>'])).toBe(
      'tiltak A1',
    );
    expect(plainText('a &amp;lt; b', [])).toBe('a &lt; b');
    expect(plainText('<at>Noen andre</at> mine', [])).toBe('Noen andre mine');
  });
});

describe('answers', () => {
  it.each([
    [lead.oid, 'mine', 'Mine tiltak og oppgaver'],
    [lead.oid, 'my', 'Mine tiltak og oppgaver'],
    [english.oid, 'mine', 'My measures and tasks'],
    [english.oid, 'hjelp', 'What I can help with'],
    [manager.oid, 'summary', 'Vekeoppsummering'],
    [manager.oid, 'mine', 'Du har ingen opne tiltak eller oppgåver. Fint!'],
    [lead.oid, 'risiko', 'Risiko B: Avhengig av ekstern finansiering'],
    [lead.oid, 'risiko z', 'Det finnes ingen risiko «z»'],
    [lead.oid, 'risiko h', 'Det finnes ingen risiko «h»'],
    [lead.oid, 'risiko A', 'Prosjekteiere og berørte medarbeidere'],
    [lead.oid, 'tiltak a4-bal', 'Ansvarlig: Utvikler Alna · Virksomhet: Bydel Alna'],
    [lead.oid, 'tiltak Z9', 'Jeg finner ikke noe tiltak eller noen oppgave som heter «z9»'],
    [lead.oid, 'tiltak', 'Skriv nøkkelen bak ordet'],
    [lead.oid, 'hva skjer', 'Jeg forsto ikke «hva skjer»'],
    [lead.oid, '', 'Dette kan jeg hjelpe med'],
  ])('come in the language of the person', async (person, text, expected) => {
    const { send, from, said } = aRoom(connector);

    await send(from.message(text, person));

    expect(said()).toContain(expected);
  });

  it('are all buttons on the card of help, but help itself, five in a row at most', async () => {
    const { send, from } = aRoom(connector);
    await send(from.message('hjelp', developer.oid));
    const card = connector.last()?.activity.attachments?.[0]?.content;
    const rows = nodesIn(card, ({ type }) => type === 'ActionSet').map(({ actions }) =>
      nodesIn(actions, ({ type }) => type === 'Action.Submit').map(({ title }) => title),
    );
    expect(rows).toEqual([
      ['mine', 'status', 'historikk', 'hindring', 'risiko'],
      ['tiltak', 'oppsummering', 'saker', 'sak', 'runde'],
      ['innstillinger'],
    ]);
  });

  it('give buttons for the nearest commands, which do what the words do', async () => {
    const { send, from, said } = aRoom(connector);
    await send(from.message('mnie', developer.oid));
    const card = connector.last()?.activity.attachments?.[0]?.content;
    const [first] = nodesIn(card, ({ type }) => type === 'Action.Submit');
    expect(first).toMatchObject({ title: 'mine', data: { verb: 'chat/say', say: 'mine' } });

    await send({ ...from.message('', developer.oid), value: first?.data });

    expect(said()).toContain('A4-BAL');
  });

  it('list overdue lines first, then today’s, then those to come', async () => {
    const { send, from, said } = aRoom(connector);

    await send(from.message('mine'));

    const text = said();
    expect(text.indexOf('Over fristen')).toBeLessThan(text.indexOf('A1  Kurs'));
    expect(text.indexOf('A1  Kurs')).toBeLessThan(text.indexOf('Frist i dag'));
    expect(text).toContain('⚠ 18 dager over fristen · Frist 14. mars 2025 · Ikke startet');
    expect(text).toContain('i dag · Frist 1. april 2025 · Ikke startet');
  });

  it('let everybody read a line, but give buttons only to those who may act', async () => {
    const { send, from } = aRoom(connector);
    const verbs = async (person: string) => {
      await send(from.message('tiltak A1', person));
      const card = connector.last()?.activity.attachments?.[0]?.content;
      return nodesIn(card, ({ type }) => type === 'Action.Execute').map(({ verb }) => verb);
    };

    expect(await verbs(manager.oid)).toEqual([]);
    expect(await verbs(lead.oid)).toEqual([
      'work/finish',
      'work/start',
      'work/reschedule',
      'work/snooze',
      'work/comment',
      'work/hand-over',
    ]);
  });

  it('say that nothing is overdue in one line', async () => {
    const { send, from, said } = aRoom(connector, aState({ measures: [], tasks: [] }));

    await send(from.message('oppsummering'));

    expect(said()).toContain('✓ Ingenting er over fristen. Godt jobbet!');
    expect(said()).not.toContain('Over fristen, etter');
  });
});
