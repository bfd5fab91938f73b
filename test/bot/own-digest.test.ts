import { z } from 'zod';
import { createBot } from '../../bot/index.ts';
import { type ProgrammeState, Refusal } from '../../programme/index.ts';
import { nodesIn, readable } from './support/card-text.ts';
import { startConnector } from './support/connector.ts';
import { fakeDeps } from './support/deps.ts';
import { actionsIn, parseCard } from './support/lint.ts';
import { aRoom } from './support/room.ts';
import {
  aMeasure,
  aPerson,
  aRisk,
  aState,
  developer,
  english,
  lead,
  manager,
  TODAY,
} from './support/state.ts';

const connector = await startConnector();
afterAll(() => connector.close());

const cardIn = (answer: { body?: unknown }) => z.object({ value: z.unknown() }).parse(answer.body).value;
const inAlna = (given: Parameters<typeof aMeasure>[0] = {}) =>
  aMeasure({ ownerOid: developer.oid, unit: 'BAL', snoozes: 3, ...given });
const helpless = (given: Partial<ProgrammeState> = {}) => aState({ measures: [inAlna()], ...given });
const takeUps = (card: unknown) => nodesIn(card, ({ verb }) => verb === 'work/take-up');

describe('a line that needs help', () => {
  it('is taken up from the digest at one press by its unit’s manager, and marked on the same card', async () => {
    const { send, from, calls, said } = aRoom(connector, helpless());
    await send(from.message('oppsummering', manager.oid));
    expect(said()).toContain('Eg tek den');
    const [button] = takeUps(connector.last()?.activity.attachments?.[0]?.content);
    expect(button?.tooltip).toBe('Eg tek den: A1 Kurs i prosjekteierskap');

    const card = cardIn(await send(from.press('work/take-up', button?.data, manager.oid)));

    expect(calls).toEqual([
      { useCase: 'takeUpHelp', actor: { oid: manager.oid, via: 'card' }, form: { key: 'A1' } },
    ]);
    expect(readable(card)).toContain('Vekeoppsummering');
    expect(readable(card)).toContain('✓ Bydelsdirektør Alna har teke tak i det');
    expect(readable(card)).toContain('Du har teke tak i A1, og den ansvarlege får vite det.');
    expect(takeUps(card)).toEqual([]);
  });

  it('is marked on a digest of last week too, where it was not taken up yet', async () => {
    const state = helpless({
      measures: [inAlna({ helpOid: manager.oid })],
      actions: [
        {
          at: '2025-04-01T08:00:00Z',
          actor: manager.oid,
          via: 'card',
          verb: 'take-up',
          list: 'TfMeasures',
          key: 'A1',
          before: {},
          after: { helpOid: manager.oid },
        },
      ],
    });
    const room = aRoom(connector, state);

    await room.send(room.from.message('oppsummering uke 13', lead.oid));

    expect(room.said()).toContain('Uke 13 · 24. mars 2025');
    expect(room.said()).toContain('✓ Bydelsdirektør Alna har tatt tak i det');
  });

  it('has no button for those who may not take it, nor for its own owner', async () => {
    const owned = helpless({ measures: [inAlna({ ownerOid: lead.oid })] });
    for (const [state, person] of [
      [helpless(), english],
      [owned, lead],
    ] as const) {
      const { send, from } = aRoom(connector, state);
      await send(from.message('digest', person.oid));
      expect(takeUps(connector.last()?.activity)).toEqual([]);
    }
  });

  it('taken by somebody else meanwhile says by whom', async () => {
    const { send, from, refuse } = aRoom(connector, helpless());
    refuse(new Refusal('already-taken-up', { key: 'A1', name: 'Programleder' }));

    const data = { item: 'A1', on: `${TODAY},BAL,monday`, view: 'digest' };
    const card = cardIn(await send(from.press('work/take-up', data, manager.oid)));

    expect(readable(card)).toContain('Programleder har alt teke tak i A1.');
    expect(readable(card)).toContain('Du får dette kvar måndag fordi du leier Bydel Alna.');
  });

  it('is shown to those who press with a forged unit in their own unit’s digest', async () => {
    const { send, from } = aRoom(connector, helpless());

    const data = { item: 'A1', on: '2025-03-31,all,monday', view: 'digest' };
    const card = cardIn(await send(from.press('work/take-up', data, manager.oid)));

    expect(readable(card)).toContain('Bydel Alna · Veke 14');
    expect(readable(card)).not.toContain('Heile delprogrammet');
  });
});

describe('asking for a digest', () => {
  const asked = async (text: string, person = lead, state?: ProgrammeState) => {
    const { send, from, said } = aRoom(connector, state);
    await send(from.message(text, person.oid));
    return said();
  };

  it.each([
    ['oppsummering', 'Hele delprogrammet · Uke 14 · 1. april 2025'],
    ['oppsummering uke 14', 'Hele delprogrammet · Uke 14 · 1. april 2025'],
    ['oppsummering uke 13', 'Hele delprogrammet · Uke 13 · 24. mars 2025'],
    ['oppsummering 52', 'Hele delprogrammet · Uke 52 · 23. desember 2024'],
    ['oppsummering BAL', 'Bydel Alna · Uke 14 · 1. april 2025'],
    ['oppsummering bjerke veke 13', 'Bydel Bjerke · Uke 13 · 24. mars 2025'],
    ['digest week 13 Bydel Alna', 'Bydel Alna · Uke 13 · 24. mars 2025'],
    ['oppsummering alle', 'Hele delprogrammet · Uke 14 · 1. april 2025'],
  ])('"%s" gives: %s', async (text, heading) => {
    expect(await asked(text)).toContain(heading);
  });

  it.each(['oppsummering tull', 'oppsummering uke 54', 'oppsummering uke 0', 'oppsummering 12 13'])(
    '"%s" is answered with how to write it',
    async (text) => {
      expect(await asked(text)).toContain('Skriv for eksempel «oppsummering uke 13»');
    },
  );

  it('of another unit is for those whose role allows', async () => {
    expect(await asked('oppsummering BBJ', manager)).toBe(
      'Du kan berre lese oppsummeringa for Bydel Alna. Skriv «oppsummering» for å få ho.',
    );
    expect(await asked('oppsummering alle', developer)).toContain('Du kan bare lese oppsummeringen for');
    expect(await asked('oppsummering BAL', manager)).toContain('Bydel Alna');
  });

  it('reads as much of the log as an earlier week needs, and no more for this one', async () => {
    const room = aRoom(connector);
    const read: string[] = [];
    const digestState = async (day: string) => {
      read.push(day);
      return room.deps.state();
    };
    const bot = createBot({ ...room.deps, digestState });

    for (const text of ['oppsummering uke 14', 'oppsummering uke 10'])
      await bot.handle({ headers: {}, body: room.from.message(text) });

    // Week 10 of 2025 began on 3 March.
    expect(read).toEqual(['2025-03-03']);
  });

  it('with nothing in it gets one friendly line', async () => {
    const state = aState({ people: [lead, manager], measures: [], tasks: [], risks: [] });

    const text = await asked('summary', manager, state);

    expect(text).toContain('✓ Ingenting er over fristen, og ingenting ventar. Fin veke!');
    expect(text).not.toContain('treng hjelp');
  });

  it('with a fault and nothing else never says that all is well', async () => {
    const columns = [{ column: 'TfStatus', value: 'Kanskje', reason: 'unknown' }];
    const faults = [{ list: 'TfMeasures' as const, itemId: '1', key: 'A1', columns }];
    const state = aState({ people: [lead, manager], measures: [], tasks: [], risks: [], faults });

    const text = await asked('summary', manager, state);

    expect(text).toContain('Tiltak A1');
    expect(text).not.toContain('ingenting ventar');
  });
});

describe('the chart of the digest', () => {
  const two = () =>
    aState({
      measures: [aMeasure(), aMeasure({ key: 'A2' }), aMeasure({ key: 'B1', risk: 'B' })],
      tasks: [],
    });
  const drawn = async (state: ProgrammeState) => {
    const payload = { kind: 'digest', day: TODAY } as const;
    const bot = createBot(fakeDeps(state).deps);
    const answer = await bot.render({ personOid: lead.oid, kind: 'digest', key: 'k', payload });
    return answer && 'card' in answer ? answer.card : {};
  };

  it('counts what is overdue by risk, each with its letter and name', async () => {
    const [chart] = nodesIn(await drawn(two()), ({ type }) => type === 'Chart.HorizontalBar');

    expect(chart?.data).toEqual([
      { x: 'A Svak forankring', y: 2 },
      { x: 'B Avhengig av ekstern finansier…', y: 1 },
    ]);
  });

  it('is a table with the same figures for every other client', async () => {
    const { card, faults } = parseCard(await drawn(two()));

    expect(faults).toEqual([]);
    expect(actionsIn(card).length).toBeGreaterThan(0);
    const tables = nodesIn(await drawn(two()), ({ type }) => type === 'Table');
    expect(readable(tables[0])).toBe(
      'Risiko\nOver fristen\nA Svak forankring\n2\nB Avhengig av ekstern finansiering\n1',
    );
  });

  it('is left out where there is one bar only', async () => {
    const state = aState({ measures: [aMeasure()], tasks: [] });

    expect(nodesIn(await drawn(state), ({ type }) => type === 'Chart.HorizontalBar')).toEqual([]);
  });
});

describe('a risk whose measures are all done', () => {
  const owner = aPerson({ oid: '7a1f0000-0000-4000-8000-000000000150', name: 'Risikoeier' });
  const done = (given: Parameters<typeof aRisk>[0] = {}) =>
    aState({
      people: [lead, owner, developer],
      risks: [aRisk({ ownerOid: owner.oid, probability: 4, consequence: 3, ...given })],
      measures: [aMeasure({ status: 'done' })],
      tasks: [],
    });
  const ask = { kind: 'reassess', code: 'A' } as const;
  const render = (state: ProgrammeState, personOid = owner.oid) =>
    createBot(fakeDeps(state).deps).render({ personOid, kind: 'reassess', key: 'A A1', payload: ask });

  it('asks its owner for both figures, each from 0 to 5 with its word', async () => {
    const answer = await render(done());

    const text = readable(answer);
    expect(text).toContain('Alle tiltakene mot risiko A er gjort. Hvor sannsynlig og alvorlig er den nå?');
    expect(text).toContain('⚠ Tiltakene er gjort, risikoen er ikke vurdert på nytt');
    expect(text).toContain('Du får dette fordi du eier risikoen.');
    const fields = nodesIn(answer, ({ type }) => type === 'Input.ChoiceSet');
    expect(fields.map(({ id }) => id)).toEqual(['probability-A', 'consequence-A']);
    expect(readable(fields[0])).toContain('0 – umulig\n1 – svært lite sannsynlig');
    expect(readable(fields[1])).toContain('5 – svært alvorlig');
    expect(parseCard(answer && 'card' in answer ? answer.card : {}).faults).toEqual([]);
  });

  it('asks the programme lead where nobody owns it, and says so', async () => {
    expect(
      readable(await render(done({ ownerOid: '7a1f0000-0000-4000-8000-000000000999' }), lead.oid)),
    ).toContain('Du får dette fordi ingen annen står som eier av risikoen.');
  });

  it('asks whoever stands in for an owner who is away, and says for whom', async () => {
    const away = { ...owner, absentFrom: '2025-03-28', absentTo: '2025-04-04', deputyOid: developer.oid };
    const text = readable(await render({ ...done(), people: [lead, away, developer] }, developer.oid));
    expect(text).toContain('Du får dette fordi Risikoeier eier risikoen og er borte.');
  });

  it('is not asked about once it has been assessed', async () => {
    expect(await render(done({ status: 'measures-done' }))).toBeUndefined();
  });

  it('is kept with the two figures chosen, and shown with them', async () => {
    const { send, from, calls } = aRoom(connector, done());
    const data = { item: 'A', view: 'risk', 'probability-A': '2', 'consequence-A': '0', oid: lead.oid };

    const card = cardIn(await send(from.press('risk/reassess', data, owner.oid)));

    expect(calls).toEqual([
      {
        useCase: 'reassessRisk',
        actor: { oid: owner.oid, via: 'card' },
        form: { code: 'A', probability: '2', consequence: '0' },
      },
    ]);
    expect(readable(card)).toContain('Risiko A er vurdert på nytt: sannsynlighet 2 og konsekvens 0 av 5.');
    expect(readable(card)).toContain('Etter tiltak: sannsynlighet 2 av 5, konsekvens 0 av 5');
    expect(nodesIn(card, ({ verb }) => verb === 'risk/reassess')).toEqual([]);
  });

  it('with a figure missing keeps the one chosen and asks for the other', async () => {
    const { send, from, refuse } = aRoom(connector, done());
    refuse(new Refusal('score-missing'));

    const card = cardIn(
      await send(from.press('risk/reassess', { item: 'A', 'probability-A': '2' }, owner.oid)),
    );

    expect(readable(card)).toContain('Velg både sannsynlighet og konsekvens');
    expect(nodesIn(card, ({ id }) => id === 'probability-A')).toMatchObject([{ value: '2' }]);
  });

  it('shows its state to everybody, and the fields only to those who may fill them', async () => {
    const { send, from, said } = aRoom(connector, done());

    await send(from.message('risiko A', developer.oid));

    expect(said()).toContain('Tiltakene er gjort, risikoen er ikke vurdert på nytt');
    expect(nodesIn(connector.last()?.activity, ({ type }) => type === 'Input.ChoiceSet')).toEqual([]);
    await send(from.message('risiko', developer.oid));
    expect(said()).toContain('Tiltakene er gjort, risikoen er ikke vurdert på nytt');
    await send(from.message('oppsummering', lead.oid));
    expect(said()).toContain('Risiko A: Svak forankring: tiltakene er gjort');
  });

  it('that is no risk, or broken data, does nothing', async () => {
    const { send, from, calls } = aRoom(connector, done());

    for (const data of [{}, undefined, { item: '' }])
      expect(cardIn(await send(from.press('risk/reassess', data)))).toContain('gammelt eller ødelagt kort');

    expect(calls).toEqual([]);
  });
});

describe('settings', () => {
  it.each([
    ['innstillinger', lead, 'Innstillingene dine'],
    ['innstillingar', manager, 'Innstillingane dine'],
    ['settings', english, 'Your settings'],
  ])('"%s" shows them on a card with what they are', async (text, person, title) => {
    const { send, from, said } = aRoom(connector);

    await send(from.message(text, person.oid));

    expect(said()).toContain(title);
    const content = connector.last()?.activity.attachments?.[0]?.content ?? {};
    expect(nodesIn(content, ({ id }) => id === 'language')).toMatchObject([{ value: person.language }]);
    expect(parseCard(content).faults).toEqual([]);
  });

  it('are saved at once, and answered in the new language', async () => {
    const { send, from, calls } = aRoom(connector);
    const data = { item: 'preferences', language: 'en', quietFrom: '22:00', quietTo: '07:00' };

    const card = cardIn(await send(from.press('preferences/save', data)));

    expect(calls).toEqual([
      {
        useCase: 'setPreferences',
        actor: { oid: lead.oid, via: 'card' },
        form: { language: 'en', quietFrom: '22:00', quietTo: '07:00' },
      },
    ]);
    expect(readable(card)).toContain('Your settings are saved and apply from now on.');
    expect(card).toMatchObject({ lang: 'en' });
    expect(nodesIn(card, ({ id }) => id === 'quietFrom')).toMatchObject([{ value: '22:00' }]);
  });

  it('emptied take the quiet hours away, whether the client sends nothing or an empty text', async () => {
    const { send, from, calls } = aRoom(connector);

    await send(from.press('preferences/save', { language: 'nb' }));
    await send(from.press('preferences/save', { language: 'nb', quietFrom: '', quietTo: '' }));

    expect(calls.map(({ form }) => form)).toEqual(
      Array(2).fill({ language: 'nb', quietFrom: '', quietTo: '' }),
    );
  });

  it('half filled are refused in words, with what was written left standing', async () => {
    const { send, from, refuse } = aRoom(connector);
    refuse(new Refusal('quiet-hours-unclear'));

    const card = cardIn(await send(from.press('preferences/save', { language: 'nn', quietFrom: '22:00' })));

    expect(readable(card)).toContain('Skriv begge klokkeslettene slik: 22:00.');
    expect(nodesIn(card, ({ id }) => id === 'quietFrom')).toMatchObject([{ value: '22:00' }]);
    expect(nodesIn(card, ({ id }) => id === 'language')).toMatchObject([{ value: 'nn' }]);
  });

  it('are shown to nobody else', async () => {
    const { send, from, said } = aRoom(connector);

    await send(from.inChannel('innstillinger'));

    expect(said()).toContain('Innstillingene dine viser jeg bare til deg.');
  });
});
