import { ExecuteAction } from 'adaptivecards';
import type { Answer } from '../../bot/index.ts';
import { createBot } from '../../bot/index.ts';
import type { Language, OutboxPayload, ProgrammeState } from '../../programme/index.ts';
import { nodesIn, readable } from './support/card-text.ts';
import { fakeDeps } from './support/deps.ts';
import { actionsIn, parseCard, teamsBytes } from './support/lint.ts';
import { aMeasure, aPerson, aRisk, aState, aTask, developer, lead, oid, TODAY } from './support/state.ts';

const languages: Language[] = ['nb', 'nn', 'en'];
const LIMIT = 60_000;

const cardOf = (answer: Answer | undefined) => {
  if (!answer || !('card' in answer)) throw new Error('no card was made');
  return answer.card;
};

const draw = async (state: ProgrammeState, payload: OutboxPayload, personOid = lead.oid) => {
  const { deps } = fakeDeps(state);
  const tabUrl = () => `https://teams.microsoft.com/l/entity/${'x'.repeat(300)}`;
  return createBot({ ...deps, tabUrl }).render({ personOid, kind: payload.kind, key: 'k', payload });
};

const reminderOf = (state: ProgrammeState): OutboxPayload => ({
  kind: 'reminder',
  day: TODAY,
  lines: [...state.measures, ...state.tasks].map(({ key, ownerOid }) => ({ key, ownerOid })),
});

const payloads: [string, OutboxPayload][] = [
  ['reminder', reminderOf(aState())],
  ['digest', { kind: 'digest', day: TODAY }],
  ['handed-over', { kind: 'handed-over', itemKey: 'A1', fromOid: developer.oid, reason: 'Ferie' }],
  [
    'clash',
    {
      kind: 'clash',
      itemKey: 'A1',
      fields: [
        { field: 'due', yours: '2025-05-01', theirs: '2025-06-01' },
        { field: 'ownerOid', yours: lead.oid, theirs: developer.oid },
        { field: 'note', yours: 'Min', theirs: '' },
      ],
    },
  ],
];

const speaking = (language: Language) => aState({ people: [{ ...lead, language }, developer] });
const finishesIn = (card: object) =>
  nodesIn(card, ({ type, verb }) => type === 'Action.Execute' && verb === 'work/finish');

describe.each(payloads)('the %s card', (_, payload) => {
  it.each(languages)('is a sound card in %s, with nothing left untranslated', async (language) => {
    const card = cardOf(await draw(speaking(language), payload));

    expect(parseCard(card).faults).toEqual([]);
    expect(card).toMatchObject({ version: '1.5', lang: language, msteams: { width: 'full' } });
    expect(card.speak).toBeTruthy();
    expect(readable(card)).not.toMatch(/\{\{|\b[a-z]+\.[a-z]+[A-Z]?[a-z]+\b(?!@)/);
  });

  it('puts nobody into its buttons', async () => {
    const card = cardOf(await draw(aState(), payload));

    for (const { data } of nodesIn(card, ({ data: sent }) => sent !== undefined)) {
      expect(JSON.stringify(data)).not.toContain('7a1f0000');
      // The hosts' renderer keeps the name `key` for itself.
      expect(data).not.toHaveProperty('key');
    }
  });

  it('has a button for older Teams inside each button of today', async () => {
    const card = cardOf(await draw(aState(), payload));

    for (const { verb, fallback } of nodesIn(card, ({ type }) => type === 'Action.Execute')) {
      expect(fallback).toMatchObject({ type: 'Action.Submit', data: { verb } });
    }
  });
});

describe('the reminder card', () => {
  it('says why it came, and whose lines the reader takes meanwhile', async () => {
    const away = aPerson({
      oid: oid(8),
      name: 'Utvikler Stovner',
      deputyOid: lead.oid,
      absentFrom: TODAY,
      absentTo: TODAY,
    });
    const tasks = [aTask({ key: 'A4-BSR', ownerOid: away.oid, unit: 'BSR', due: TODAY })];
    const state = aState({ people: [lead, away], tasks });

    const text = readable(cardOf(await draw(state, reminderOf(state))));

    expect(text).toContain(
      'Du får dette fordi du står som ansvarlig, og fordi Utvikler Stovner er borte og du tar linjene så lenge.',
    );
    expect(text).toContain('For Utvikler Stovner');
  });

  it('names the risk beside its letter, the deadline and its age in words', async () => {
    const text = readable(cardOf(await draw(aState(), reminderOf(aState()))));

    expect(text).toContain('A1  Kurs i prosjekteierskap');
    expect(text).toContain('⚠ 18 dager over fristen · Frist 14. mars 2025 · Ikke startet');
    expect(text).toContain('Risiko A: Svak forankring');
  });

  it('says how grave the risk is in words, which the colour only repeats', async () => {
    const graves = [
      [2, 2, '● Lav risiko', 'Good'],
      [3, 3, '◆ Middels risiko', 'Warning'],
      [4, 5, '▲ Høy risiko', 'Attention'],
    ] as const;
    for (const [probability, consequence, words, color] of graves) {
      const state = aState({ risks: [aRisk({ probability, consequence })] });
      const card = cardOf(await draw(state, reminderOf(state)));
      expect(readable(card)).toContain(`Risiko A: Svak forankring · ${words}`);
      expect(nodesIn(card, ({ text }) => text === words)[0]).toMatchObject({ color });
    }
  });

  it('is not sent when all its lines were settled meanwhile, or the person is gone', async () => {
    const done = aState({ measures: [aMeasure({ status: 'done' })], tasks: [] });

    expect(await draw(done, reminderOf(done))).toBeUndefined();
    expect(await draw(aState(), reminderOf(aState()), oid(99))).toBeUndefined();
  });

  it('shows twelve lines at most, and how many more the tab has', async () => {
    const measures = Array.from({ length: 15 }, (_, at) => aMeasure({ key: `A${at + 1}` }));
    const state = aState({ measures, tasks: [] });

    const card = cardOf(await draw(state, reminderOf(state)));

    expect(finishesIn(card)).toHaveLength(12);
    expect(card.actions).toMatchObject([{ type: 'Action.OpenUrl', title: 'Se 3 linjer til i fanen' }]);
  });

  it('with twelve lines and the longest of everything stays below 60 KB', async () => {
    const title = 'Å'.repeat(255);
    const measures = Array.from({ length: 12 }, (_, at) =>
      aMeasure({ key: `A${at + 10}-12`, title, due: '2025-01-01', snoozes: 3 }),
    );
    const state = aState({ measures, tasks: [], risks: [aRisk({ title })] });

    const card = cardOf(await draw(state, reminderOf(state)));

    expect(finishesIn(card)).toHaveLength(12);
    expect(teamsBytes(card)).toBeLessThan(LIMIT);
    expect(parseCard(card).faults).toEqual([]);
  });

  it('with keys as long as they come shows fewer lines rather than more than 60 KB', async () => {
    const tasks = Array.from({ length: 12 }, (_, at) =>
      aTask({ key: `X${'y'.repeat(57)}${at + 10}`, title: 'Å'.repeat(255), ownerOid: lead.oid }),
    );
    const state = aState({ measures: [], tasks });

    const card = cardOf(await draw(state, reminderOf(state)));

    expect(teamsBytes(card)).toBeLessThan(LIMIT);
    expect(card.actions?.[0]).toMatchObject({ title: expect.stringContaining('til i fanen') });
  });

  it('sends with each button only what its own line’s form holds, and never demands anything', async () => {
    const { card } = parseCard(cardOf(await draw(aState(), reminderOf(aState()))));
    const sent = actionsIn(card)
      .filter((action) => action instanceof ExecuteAction)
      .map((action) => [action.verb, Object.keys(action.getReferencedInputs() ?? {}).join(' ')]);

    expect(sent.slice(0, 6)).toEqual([
      ['work/finish', ''],
      ['work/start', ''],
      ['work/reschedule', 'text-A1 due-A1 until-A1 to-A1'],
      ['work/snooze', 'text-A1 due-A1 until-A1 to-A1'],
      ['work/comment', 'text-A1 due-A1 until-A1 to-A1'],
      ['work/hand-over', 'text-A1 due-A1 until-A1 to-A1'],
    ]);
    expect(sent[8]).toEqual(['work/reschedule', 'text-A2 due-A2 until-A2 to-A2']);
    expect(card.getAllInputs(true)).toHaveLength(8);
    expect(card.getAllInputs(true).filter(({ isRequired }) => isRequired)).toEqual([]);
  });

  it('shows a title that looks like a link as the letters it is', async () => {
    const state = aState({ measures: [aMeasure({ title: '[Trykk her](https://ond.example)' })], tasks: [] });

    const card = cardOf(await draw(state, reminderOf(state)));

    const marked = nodesIn(card, ({ type }) => type === 'TextBlock');
    expect(marked.every(({ text }) => !String(text).includes('ond.example'))).toBe(true);
    expect(readable(card)).toContain('[Trykk her](https://ond.example)');
  });
});

describe('the digest card', () => {
  const full = () => {
    const title = 'Ø'.repeat(255);
    const codes = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'] as const;
    const units = ['BAL', 'BBJ', 'BGO', 'BGR', 'BSR', 'BSN', 'UDE', 'DOU'] as const;
    const measures = codes.flatMap((risk, at) =>
      units.map((unit, number) =>
        aMeasure({
          key: `${risk}${number + 10}`,
          risk,
          unit,
          title,
          due: at < 4 ? '2025-01-01' : '2025-03-30',
          snoozes: 3,
        }),
      ),
    );
    const soon = units.map((unit, at) =>
      aMeasure({ key: `H${at + 50}`, risk: 'H', unit, title, due: '2025-04-10' }),
    );
    const columns = [{ column: 'TfStatus', value: 'Kanskje', reason: 'unknown' }];
    return aState({
      measures: [...measures, ...soon],
      tasks: [],
      risks: codes.map((code) => aRisk({ code, title })),
      projects: units.map((unit, at) => ({
        key: `P${at}`,
        title,
        unit,
        start: '2024-01-01',
        end: '2026-01-01',
        young: false,
        status: {},
      })),
      faults: units.map((_, at) => ({ list: 'TfMeasures' as const, itemId: String(at), title, columns })),
      actions: measures.map(({ key }) => ({
        at: '2025-03-27T10:00:00Z',
        actor: lead.oid,
        via: 'card' as const,
        verb: 'comment' as const,
        list: 'TfMeasures' as const,
        key,
        before: {},
        after: { note: 'x' },
      })),
    });
  };

  it('stays below 60 KB with everything late everywhere', async () => {
    const card = cardOf(await draw(full(), { kind: 'digest', day: TODAY }));

    expect(teamsBytes(card)).toBeLessThan(LIMIT);
    expect(parseCard(card).faults).toEqual([]);
  });

  it('has every section, and each figure opens to its rows', async () => {
    const card = cardOf(await draw(full(), { kind: 'digest', day: TODAY }));

    const text = readable(card);
    for (const section of [
      'Felles årsak',
      'Over fristen, etter risiko',
      'Over fristen, etter virksomhet',
      'Trenger hjelp',
      'Frist innen 14 dager',
      'Gjort siden forrige uke',
      'Prosjekter uten status siste måned',
      'Ikke målt',
      'Hele delprogrammet · Uke 14 · 1. april 2025',
      'Du får dette hver mandag fordi du følger hele delprogrammet.',
    ]) {
      expect(text).toContain(section);
    }
    const figures = nodesIn(card, ({ size }) => size === 'ExtraLarge').map(({ text: figure }) => figure);
    expect(figures).toEqual(['64', '8', '64', '8']);
    expect(
      nodesIn(card, ({ type }) => type === 'Column').every((column) =>
        JSON.stringify(column).includes('Action.OpenUrl'),
      ),
    ).toBe(true);
  });

  it('tells a manager of their own unit, and why', async () => {
    const director = aPerson({ oid: oid(5), roles: ['manager'], language: 'nn' });
    const state = aState({ people: [lead, director] });

    const text = readable(cardOf(await draw(state, { kind: 'digest', day: TODAY }, director.oid)));

    expect(text).toContain('Bydel Alna · Veke 14');
    expect(text).toContain('Du får dette kvar måndag fordi du leier Bydel Alna.');
  });
});

describe('cards about one line', () => {
  it('tell the new person responsible who handed it over, and why', async () => {
    const payload = { kind: 'handed-over', itemKey: 'A1', fromOid: developer.oid, reason: 'Ferie' } as const;

    const text = readable(cardOf(await draw(aState(), payload)));

    expect(text).toContain('Utvikler Alna har gitt A1 videre til deg.');
    expect(text).toContain('Begrunnelse: Ferie');
  });

  it('say of a row deleted in SharePoint what did not come there, and how it is got back', async () => {
    const fields = [{ field: 'note', yours: 'Min merknad', theirs: '' }];
    const payload = { kind: 'clash', itemKey: 'A99', fields, gone: 'En linje som er borte' } as const;

    const text = readable(cardOf(await draw(aState(), payload)));

    expect(text).toContain('Slettet i SharePoint');
    expect(text).toContain('A99  En linje som er borte');
    expect(text).toContain('Min merknad');
    expect(text).toContain('papirkurven');
    expect(text).not.toContain('(tomt)');
  });

  it('show both values of a clash in words, and what to do', async () => {
    const card = cardOf(await draw(aState(), payloads[3]?.[1] ?? { kind: 'digest', day: TODAY }));

    const text = readable(card);
    expect(text).toContain('1. mai 2025');
    expect(text).toContain('1. juni 2025');
    expect(text).toContain('Utvikler Alna');
    expect(text).toContain('(tomt)');
    expect(text).toContain('Er det ditt som er riktig, skriv «tiltak A1» og endre på nytt.');
    // Two columns are too narrow for long words on a phone.
    expect(nodesIn(card, ({ type }) => type === 'ColumnSet')).toEqual([]);
  });
});
