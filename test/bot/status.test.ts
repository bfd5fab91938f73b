import { z } from 'zod';
import { type Language, type Obstacle, type OutboxMessage, StatusReport } from '../../programme/index.ts';
import { nodesIn, readable } from './support/card-text.ts';
import { startConnector } from './support/connector.ts';
import { parseCard, teamsBytes } from './support/lint.ts';
import { aPerson, lead, TODAY } from './support/state.ts';
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

const CardReply = z.looseObject({ statusCode: z.literal(200), type: z.string(), value: z.looseObject({}) });
const cardIn = (body: unknown) => CardReply.parse(body).value;

const aReport = (given: Partial<StatusReport> = {}): StatusReport =>
  StatusReport.parse({
    key: `${SPRAK}-1`,
    title: 'Språksterk 1-6',
    project: SPRAK,
    period: '2025-03',
    status: { time: 'delayed', risk: 'high' },
    comments: { risk: 'få søkere' },
    moderation: 'draft',
    authorOid: bjerke.oid,
    reportedAt: '2025-03-20T08:00:00Z',
    ...given,
  });

const anObstacle = (): Obstacle => ({
  key: 'H2025-1',
  title: 'Taushetsplikten',
  text: 'Taushetsplikten',
  unit: 'BBJ',
  level: 'state',
  status: 'new',
  alsoUnits: [],
  authorOid: bjerke.oid,
  reportedAt: '2025-03-20T08:00:00Z',
});

describe('a status said in a sentence', () => {
  it('is shown before it is kept, each field beside the words it was taken from', async () => {
    const room = aStatusRoom(connector);
    const said = await room.say('status språksterk 1-6 gul, rekruttering tar tid, økonomi grønn');
    expect(said).toContain('Dette forsto jeg');
    expect(said).toContain('Fra ordene «språksterk 1-6»');
    expect(said).toContain('Fra ordene «gul»');
    expect(said).toContain('Fra ordene «økonomi grønn»');
    expect(room.valueOf('project')).toBe(SPRAK);
    expect(room.inputs()).toMatchObject({
      time: 'minor-delays',
      timeComment: 'rekruttering tar tid',
      budget: 'on-budget',
      quality: 'as-before',
      risk: 'as-before',
      gain: 'as-before',
    });
    expect(await room.records.all('TfStatusReports')).toEqual([]);
  });

  it('is kept with one press, as a draft, and its lead is asked to publish', async () => {
    const room = aStatusRoom(connector);
    await room.say('status språksterk 1-6 gul, rekruttering tar tid, økonomi grønn');
    const body = await room.press('status/save', { item: 'status', ...room.inputs() });
    const card = cardIn(body);
    expect(readable(card)).toContain(
      'Lagret status for Språksterk 1-6 som kladd. Bydelsdirektør Bjerke er bedt om',
    );
    expect(readable(card)).toContain('▲ Fremdrift: Mindre forsinkelser – rekruttering tar tid');
    expect(await room.records.all('TfStatusReports')).toMatchObject([
      {
        project: SPRAK,
        status: { time: 'minor-delays', budget: 'on-budget' },
        comments: { time: 'rekruttering tar tid' },
        authorOid: bjerke.oid,
      },
    ]);
    expect(room.records.held().outbox).toMatchObject([{ personOid: director.oid, kind: 'publish-status' }]);
  });

  it('is never called unsaved when it was kept and something broke afterwards', async () => {
    const room = aStatusRoom(connector);
    await room.say('språksterk 1-6 gul');
    // What was read for the sentence serves the press too; the reading after it fails.
    room.records.lastActed = async () => {
      throw new Error('the store is gone');
    };
    const body = await room.press('status/save', { item: 'status', ...room.inputs() });
    expect(await room.records.all('TfStatusReports')).toHaveLength(1);
    expect(JSON.stringify(body)).toContain('Se etter før du prøver igjen');
    expect(JSON.stringify(body)).not.toContain('ingenting er lagret');
  });

  it('can be changed first: any dimension, comment, overall text and the project', async () => {
    const room = aStatusRoom(connector);
    await room.say('språksterk 1-6 gul');
    await room.press('status/save', {
      item: 'status',
      ...room.inputs(),
      project: '30090706',
      time: 'delayed',
      gain: 'not-started',
      gainComment: 'venter',
      overall: 'alt i alt bra',
    });
    expect(await room.records.all('TfStatusReports')).toMatchObject([
      {
        project: '30090706',
        title: 'Trygge foreldre',
        status: { time: 'delayed', gain: 'not-started' },
        comments: { gain: 'venter' },
        overall: 'alt i alt bra',
      },
    ]);
  });

  it.each(['lofsrud', 'vi ses i morgen', 'er stien rød?', 'jeg liker grønt'])(
    'is not taken from other talk: %s',
    async (text) => {
      expect(await aStatusRoom(connector).say(text)).toContain('Jeg forsto ikke');
    },
  );

  it.each([
    ['risikoen er høy i språksterk 1-6', 'risk', 'high'],
    ['tiltak og økonomi: språksterk 1-6 økonomi rød', 'budget', 'over'],
    ['prosjekt språksterk 1-6 gul', 'time', 'minor-delays'],
  ])('is heard though it begins with the word of another command: %s', async (text, dimension, value) => {
    const room = aStatusRoom(connector);
    await room.say(text);
    expect(room.valueOf(dimension)).toBe(value);
  });

  it('leaves a dimension of two minds open, and says so', async () => {
    const room = aStatusRoom(connector);
    expect(await room.say('status språksterk 1-6 gul eller rød')).toContain(
      '! Jeg leste to ulike verdier. Velg en.',
    );
    expect(room.valueOf('time')).toBe('as-before');
  });

  it("of one word only gives the card with one's own projects", async () => {
    const room = aStatusRoom(connector);
    expect(await room.say('status')).toContain('Velg prosjektet');
    expect(room.choicesOf('project')).toEqual([
      { title: 'Språksterk 1-6 (Bydel Bjerke)', value: SPRAK },
      { title: 'Trygge foreldre (Bydel Bjerke)', value: '30090706' },
    ]);
    expect(room.valueOf('project')).toBeUndefined();
  });
});

describe('a project that is not plain', () => {
  it('is asked about where two match, with what was understood kept', async () => {
    const room = aStatusRoom(connector, {
      people: [aPerson({ oid: lead.oid, roles: ['programme-lead'], unit: 'DOU' })],
    });
    const said = await room.say('status språksterk gul', lead.oid);
    expect(said).toContain('Flere prosjekter kan være ment');
    // Those that may be meant stand first; the others one may report on can still be chosen.
    expect(room.choicesOf('project')).toEqual([
      { title: 'Språksterk 1-6 (Bydel Bjerke)', value: SPRAK },
      { title: 'Språksterk i skolen (UDE)', value: SPRAK_SCHOOL },
      { title: 'Stien (BSR)', value: STIEN },
      { title: 'Trygge foreldre (Bydel Bjerke)', value: '30090706' },
    ]);
    expect(room.valueOf('project')).toBeUndefined();
    expect(room.valueOf('time')).toBe('minor-delays');
  });

  it('is not guessed when nothing is chosen', async () => {
    const room = aStatusRoom(connector);
    await room.say('status gul');
    const body = await room.press('status/save', { item: 'status', ...room.inputs() });
    expect(readable(cardIn(body))).toContain('Velg et prosjekt fra listen');
    expect(nodesIn(cardIn(body), ({ id }) => id === 'time')[0]?.value).toBe('minor-delays');
    expect(await room.records.all('TfStatusReports')).toEqual([]);
  });

  it("is found by typing, among those one may report on, one's own unit's first", async () => {
    const room = aStatusRoom(connector);
    expect(await room.search('SPRÅK')).toMatchObject({
      value: { results: [{ title: 'Språksterk 1-6 (Bydel Bjerke)', value: SPRAK }] },
    });
    expect(await room.search('språk', lead.oid)).toMatchObject({ value: { results: { length: 2 } } });
    expect(await room.search('', bjerke.oid)).toMatchObject({ value: { results: { length: 2 } } });
    expect(await room.search('stien', bjerke.oid)).toMatchObject({ value: { results: [] } });
  });
});

describe('a whole unit', () => {
  it('is kept project by project, those taken away left out', async () => {
    const room = aStatusRoom(connector);
    const said = await room.say('alt grønt i bjerke');
    expect(said).toContain('Samme status for alle prosjektene som er krysset av');
    // The project that has ended is not among them.
    expect(room.valueOf('projects')).toBe(`${SPRAK},30090706`);
    const body = await room.press('status/save-all', {
      item: 'status',
      ...room.inputs(),
      projects: '30090706',
    });
    expect(readable(cardIn(body))).toContain(
      '✓  Lagret status for 1 prosjekt som kladd. Vises i SharePoint om litt.',
    );
    expect(await room.records.all('TfStatusReports')).toMatchObject([
      {
        project: '30090706',
        status: {
          time: 'on-plan',
          budget: 'on-budget',
          quality: 'as-specified',
          risk: 'low',
          gain: 'on-plan',
        },
      },
    ]);
  });

  it('tells of the projects nothing could be kept for', async () => {
    const room = aStatusRoom(connector);
    await room.say('alt grønt i bjerke');
    const body = await room.press('status/save-all', {
      item: 'status',
      ...room.inputs(),
      projects: `${SPRAK},30151619,${STIEN},nothing`,
    });
    const said = readable(cardIn(body));
    expect(said).toContain('✓ Språksterk 1-6');
    expect(said).toContain('! Mobilt akutteam ble avsluttet 28. februar 2025');
    expect(said).toContain('! Du kan ikke melde status for Stien.');
  });

  it('asks for a project when none is ticked', async () => {
    const room = aStatusRoom(connector);
    await room.say('alt grønt i bjerke');
    const body = await room.press('status/save-all', { item: 'status', ...room.inputs(), projects: '' });
    expect(readable(cardIn(body))).toContain('Velg et prosjekt fra listen');
  });

  it('points out private words once, before anything is kept', async () => {
    const room = aStatusRoom(connector);
    await room.say('alt grønt i bjerke, ring 912 34 567');
    const body = await room.press('status/save-all', { item: 'status', ...room.inputs() });
    expect(readable(cardIn(body))).toContain('! «912 34 567» – telefonnummer (Overordnet status)');
    expect(await room.records.all('TfStatusReports')).toEqual([]);
  });
});

describe('what cannot be reported is said plainly', () => {
  it.each([
    [
      'a project that has ended',
      'mobilt akutteam rød',
      bjerke.oid,
      'Mobilt akutteam ble avsluttet 28. februar 2025',
    ],
    ["another unit's project", 'stien gul', bjerke.oid, 'Du kan ikke melde status for Stien.'],
    ['somebody without a role', 'status', stranger.oid, 'Du står ikke på noe prosjekt som er i gang'],
    ["another unit's projects", 'alt grønt i stovner', bjerke.oid, 'ikke melde status for noen av dem'],
  ])('%s', async (_, text, person, answer) => {
    const units = [{ code: 'BSR', name: 'Bydel Stovner', kind: 'district', area: null }];
    const rows = { TfSettings: [{ key: 'units', value: units }] };
    expect(await aStatusRoom(connector, { rows }).say(text, person)).toContain(answer);
  });

  it('also when the button is pressed by somebody else in the chat', async () => {
    const room = aStatusRoom(connector);
    await room.say('språksterk 1-6 gul');
    const body = await room.press('status/save', { item: 'status', ...room.inputs() }, stranger.oid);
    expect(readable(cardIn(body))).toContain('Du kan ikke melde status for Språksterk 1-6.');
    expect(await room.records.all('TfStatusReports')).toEqual([]);
  });
});

describe('a card prefilled with the last values', () => {
  it('says what "as before" means, and keeps the last comments', async () => {
    const withStatus = projects().map((project) =>
      project.key === SPRAK
        ? { ...project, status: { time: 'delayed' as const, risk: 'high' as const } }
        : project,
    );
    const rows = { TfStatusReports: [aReport()] };
    const room = aStatusRoom(connector, { projects: withStatus, rows });
    expect(await room.say('status språksterk 1-6')).toContain('Endre det som er nytt');
    expect(room.choicesOf('time')).toMatchObject([
      { title: 'Som før (Forsinket)', value: 'as-before' },
      {},
      {},
      {},
      {},
    ]);
    expect(room.choicesOf('gain')).toMatchObject([{ title: 'Som før (Ikke meldt)' }, {}, {}, {}, {}, {}]);
    expect(room.inputs()).toMatchObject({ time: 'as-before', riskComment: 'få søkere' });
    await room.press('status/save', { item: 'status', ...room.inputs(), time: 'on-plan' });
    expect((await room.records.all('TfStatusReports')).at(-1)).toMatchObject({
      key: `${SPRAK}-2`,
      status: { time: 'on-plan', risk: 'high' },
      comments: { risk: 'få søkere' },
    });
  });
});

describe('words that tell of a person', () => {
  const sentence = 'status språksterk 1-6 gul, Kari Hansen er innlagt på sykehus';

  it('are pointed out in the same card, with a neutral wording', async () => {
    const room = aStatusRoom(connector);
    await room.say(sentence);
    const body = await room.press('status/save', { item: 'status', ...room.inputs() });
    const said = readable(cardIn(body));
    expect(said).toContain(
      '! «Kari Hansen» – navn ved siden av ord om helse, barnevern eller straff (Kommentar: Fremdrift)',
    );
    expect(said).toContain('Kommentar: Fremdrift: En person er innlagt på sykehus');
    expect(nodesIn(cardIn(body), ({ id }) => id === 'timeComment')[0]?.value).toBe(
      'Kari Hansen er innlagt på sykehus',
    );
    expect(await room.records.all('TfStatusReports')).toEqual([]);
  });

  it('are kept in neutral words with one press', async () => {
    const room = aStatusRoom(connector);
    await room.say(sentence);
    await room.press('status/save/reword', { item: 'status', ...room.inputs() });
    expect(await room.records.all('TfStatusReports')).toMatchObject([
      { comments: { time: 'En person er innlagt på sykehus' } },
    ]);
  });

  it('are kept as they are when the person says so, and again only for those words', async () => {
    const room = aStatusRoom(connector);
    await room.say(sentence);
    const inputs = room.inputs();
    const asked = cardIn(await room.press('status/save', { item: 'status', ...inputs }));
    const [keep] = nodesIn(asked, ({ title }) => title === 'Behold ordene og lagre');
    const { consent } = z.looseObject({ consent: z.string() }).parse(keep?.data);
    expect(JSON.stringify(keep?.data)).not.toContain('Kari');
    const other = { ...inputs, timeComment: 'Ola Nordmann er innlagt på sykehus' };
    await room.press('status/save', { item: 'status', consent, ...other });
    expect(await room.records.all('TfStatusReports')).toEqual([]);
    await room.press('status/save', { item: 'status', consent, ...inputs });
    expect(await room.records.all('TfStatusReports')).toHaveLength(1);
  });

  it('never reach the program log', async () => {
    const room = aStatusRoom(connector);
    await room.say(sentence);
    await room.press('status/save', { item: 'status', ...room.inputs() });
    expect(JSON.stringify(room.logged)).not.toContain('Kari');
  });
});

describe('a report that was kept', () => {
  const rows = { TfStatusReports: [aReport({ reportedAt: `${TODAY}T06:00:00Z` })] };

  it('is put right by its author on a card of its own', async () => {
    const room = aStatusRoom(connector, { rows });
    const card = cardIn(await room.press('status/edit', { item: `${SPRAK}-1` }));
    expect(readable(card)).toContain('Rett statusmeldingen');
    expect(nodesIn(card, ({ id }) => id === 'project')).toEqual([]);
    const body = await room.press('status/correct', {
      item: `${SPRAK}-1`,
      time: 'minor-delays',
      riskComment: '',
    });
    expect(readable(cardIn(body))).toContain('Statusmeldingen for Språksterk 1-6 er rettet.');
    expect(await room.records.all('TfStatusReports')).toMatchObject([
      { key: `${SPRAK}-1`, status: { time: 'minor-delays', risk: 'high' }, comments: {} },
    ]);
  });

  it('is not put right by another', async () => {
    const room = aStatusRoom(connector, { rows });
    const body = await room.press('status/correct', { item: `${SPRAK}-1`, time: 'on-plan' }, director.oid);
    expect(readable(cardIn(body))).toContain(
      'Bare den som skrev meldingen om Språksterk 1-6, kan rette den.',
    );
  });

  it('comes to its lead, who publishes it; the card follows the report', async () => {
    const room = aStatusRoom(connector, { rows });
    const message: OutboxMessage = {
      personOid: director.oid,
      kind: 'publish-status',
      key: `${SPRAK}-1`,
      payload: { kind: 'publish-status', itemKey: `${SPRAK}-1` },
    };
    const sent = await room.render(message);
    expect(sent).toMatchObject({
      summary: expect.stringContaining('Utvikler Bjerke har meldt status for Språksterk 1-6'),
    });
    expect(readable(sent)).toContain('Publiser');
    const body = await room.press('status/publish', { item: `${SPRAK}-1` }, director.oid);
    expect(readable(cardIn(body))).toContain('Statusen for Språksterk 1-6 er publisert.');
    expect(await room.render(message)).toBeUndefined();
    expect(readable(await room.redraw(message))).toContain('Statusen for Språksterk 1-6 er publisert.');
  });

  it('is not published by its author', async () => {
    const room = aStatusRoom(connector, { rows });
    const body = await room.press('status/publish', { item: `${SPRAK}-1` });
    expect(readable(cardIn(body))).toContain('Be Bydelsdirektør Bjerke, eller programkontoret.');
  });
});

describe('the history of a project', () => {
  const rows = {
    TfStatusReports: [
      aReport({
        key: `${SPRAK}-1`,
        status: { time: 'delayed' },
        reportedAt: '2025-01-10T08:00:00Z',
        moderation: 'published',
      }),
      aReport({ key: `${SPRAK}-2`, status: { time: 'minor-delays' }, reportedAt: '2025-02-10T08:00:00Z' }),
      aReport({ key: `${SPRAK}-3`, status: { time: 'on-plan' }, reportedAt: '2025-03-10T08:00:00Z' }),
    ],
  };
  const now = projects().map((project) =>
    project.key === SPRAK ? { ...project, status: { time: 'on-plan' as const } } : project,
  );

  it('shows the latest status, a small trend in signs and words, and the reports', async () => {
    const said = await aStatusRoom(connector, { projects: now, rows }).say('historikk språksterk 1-6');
    expect(said).toContain('Fremdrift: På plan  ✖▲✔  bedre enn sist');
    expect(said).toContain('Utvikler Bjerke, 10. mars 2025 · Kladd');
    expect(said).toContain('Utvikler Bjerke, 10. januar 2025 · Publisert');
    expect(said).toContain('Meld ny status');
  });

  it('tells the latest report whole, and those before it in short', async () => {
    const long = `${'Lang kommentar. '.repeat(20)}Slutt.`;
    const [first, second, third] = rows.TfStatusReports;
    if (!first || !second || !third) throw new Error('there should be three reports');
    const told = [{ ...first, comments: { time: long } }, second, { ...third, comments: { time: long } }];
    const room = aStatusRoom(connector, { projects: now, rows: { TfStatusReports: told } });
    const said = await room.say('historikk språksterk 1-6');
    const [, latest = '', earlier = ''] = said.split(/Fremdrift: (?:På plan|Forsinket) – /);
    expect(latest).toContain('Slutt.');
    expect(earlier).toContain(`${'Lang kommentar. '.repeat(12)}Lang ko…`);
    expect(earlier).not.toContain('Slutt.');
  });

  it('opens the card for a new status', async () => {
    const room = aStatusRoom(connector, { projects: now, rows });
    const card = cardIn(await room.press('status/new', { item: SPRAK }));
    expect(nodesIn(card, ({ id }) => id === 'project')[0]?.value).toBe(SPRAK);
  });

  it('may be read, not written, by others', async () => {
    const said = await aStatusRoom(connector, { projects: now, rows }).say(
      'historikk språksterk 1-6',
      stranger.oid,
    );
    expect(said).toContain('På plan');
    expect(said).not.toContain('Meld ny status');
  });

  it('asks which project is meant', async () => {
    const said = await aStatusRoom(connector, { projects: now, rows }).say('historikk språksterk');
    expect(said).toContain('Hvilket prosjekt?');
    expect(said).toContain('Språksterk i skolen');
    expect(said).not.toContain('Trygge foreldre');
  });

  it("lists one's own projects when none is named", async () => {
    const said = await aStatusRoom(connector, { projects: now, rows }).say('historikk');
    expect(said).toContain('Trygge foreldre');
    expect(said).not.toContain('Stien');
  });
});

describe('an obstacle', () => {
  const told = 'hindring Taushetsplikten gjør at barnehage og skole ikke kan dele informasjon';

  it('is reported with level and what was tried', async () => {
    const room = aStatusRoom(connector);
    await room.say(told);
    expect(room.valueOf('text')).toBe('Taushetsplikten gjør at barnehage og skole ikke kan dele informasjon');
    const inputs = room.inputs();
    const refused = await room.press('obstacle/save', { item: 'obstacle', ...inputs });
    expect(readable(cardIn(refused))).toContain('Velg om kommunen eller staten kan gjøre noe med det');
    const body = await room.press('obstacle/save', {
      item: 'obstacle',
      ...inputs,
      level: 'state',
      tried: 'samtykke',
    });
    expect(readable(cardIn(body))).toContain('Hindringen er meldt som H2025-1.');
    expect(await room.records.all('TfObstacles')).toMatchObject([
      { level: 'state', tried: 'samtykke', unit: 'BBJ' },
    ]);
  });

  it('like one that was reported before is joined, not doubled', async () => {
    const room = aStatusRoom(connector);
    await room.press('obstacle/save', { item: 'obstacle', text: told.slice(9), level: 'state' });
    const other = 'hindring taushetsplikt hindrer deling av informasjon mellom skole og barnehage';
    const said = await room.say(other, lead.oid);
    expect(said).toContain('Ligner på noe som er meldt før');
    expect(said).toContain('H2025-1  Taushetsplikten gjør');
    expect(said).toContain('Bydel Bjerke · Staten · Ny');
    const body = await room.press('obstacle/join', { item: 'H2025-1', ...room.inputs() }, lead.oid);
    const kept = readable(cardIn(body));
    expect(kept).toContain('Virksomheten din står nå på H2025-1.');
    expect(kept).toContain(`1. april 2025 ${lead.name}: ${other.slice(9)}`);
    expect(await room.records.all('TfObstacles')).toMatchObject([{ key: 'H2025-1', alsoUnits: ['DOU'] }]);
  });

  it('changed on the card into one that was reported before is shown that one first', async () => {
    const room = aStatusRoom(connector);
    await room.press('obstacle/save', { item: 'obstacle', text: told.slice(9), level: 'state' });
    const form = { item: 'obstacle', text: `${told.slice(9)} om barna`, level: 'state', seen: '' };
    const asked = cardIn(await room.press('obstacle/save', form, lead.oid));
    expect(readable(asked)).toContain('Meld som ny hindring');
    expect(await room.records.all('TfObstacles')).toHaveLength(1);
    await room.press('obstacle/save', { ...form, seen: 'H2025-1' }, lead.oid);
    expect(await room.records.all('TfObstacles')).toHaveLength(2);
  });

  it('has private words pointed out', async () => {
    const room = aStatusRoom(connector);
    await room.say('hindring ring meg på 912 34 567');
    const inputs = { ...room.inputs(), level: 'city' };
    const body = await room.press('obstacle/save', { item: 'obstacle', ...inputs });
    const guarded = readable(cardIn(body));
    expect(guarded).toContain('«912 34 567» – telefonnummer (Hva hindrer dere?)');
    expect(guarded).toContain('Hva hindrer dere? ring meg på (telefonnummer utelatt)');
    await room.press('obstacle/save/reword', { item: 'obstacle', ...inputs });
    expect(await room.records.all('TfObstacles')).toMatchObject([
      { text: 'ring meg på (telefonnummer utelatt)' },
    ]);
  });

  it('is reported by those who meet them in their work', async () => {
    expect(await aStatusRoom(connector).say(told, stranger.oid)).toContain('Hindringer meldes av utviklere');
  });
});

const long = 'Kommunikasjonsstrategi for tjenesteutviklingsprosjektene '.repeat(18).slice(0, 1000);
const nasty =
  '[klikk](https://evil.example) **fet** <b>skrift</b> {"type":"AdaptiveCard"} =HYPERLINK("x") \u202E';

describe('every card of status and obstacles', () => {
  const cards = async (language: Language) => {
    const people = [
      { ...bjerke, language },
      { ...director, language },
    ];
    const named = projects().map((project) =>
      project.key === SPRAK ? { ...project, title: `Språksterk 1-6 ${nasty}` } : project,
    );
    const comments = { time: long, budget: long, quality: long, risk: long, gain: nasty };
    const rows = {
      TfStatusReports: [1, 2, 3, 4, 5].map((number) =>
        aReport({
          key: `${SPRAK}-${number}`,
          comments,
          overall: long,
          title: `Språksterk 1-6 ${nasty}`,
          reportedAt: `${TODAY}T06:00:0${number}Z`,
        }),
      ),
    };
    const room = aStatusRoom(connector, { people, projects: named, rows });
    const spoken = async (text: string) => {
      await room.say(text);
      return room.lastCard();
    };
    const everything = {
      item: 'status',
      project: SPRAK,
      overall: `Kari Hansen er syk, ${nasty}`,
      timeComment: 'ring 912 34 567',
    };
    const message: OutboxMessage = {
      personOid: director.oid,
      kind: 'publish-status',
      key: `${SPRAK}-5`,
      payload: { kind: 'publish-status', itemKey: `${SPRAK}-5` },
    };
    const sent = await room.render(message);
    return {
      'the form': await spoken(`status ${SPRAK} gul: ${nasty}`),
      'the unit form': await spoken('alt grønt i bjerke'),
      'the open form': await spoken('status gul'),
      'the history': await spoken(`historikk ${SPRAK}`),
      'the list': await spoken('historikk'),
      'the obstacle': await spoken(`hindring ${nasty}`),
      'the guard': cardIn(await room.press('status/save', everything)),
      'the correction': cardIn(await room.press('status/edit', { item: `${SPRAK}-5` })),
      'the saved report': cardIn(
        await room.press('status/save', { item: 'status', project: SPRAK, time: 'ahead' }),
      ),
      'the unit result': cardIn(
        await room.press('status/save-all', { item: 'status', projects: `${SPRAK},${STIEN}`, time: 'ahead' }),
      ),
      "the lead's": sent && 'card' in sent ? sent.card : undefined,
    };
  };

  it.each(['nb', 'nn', 'en'] as const)(
    'is sound, whole and small enough in %s, and renders nothing as code',
    async (language) => {
      for (const [name, card] of Object.entries(await cards(language))) {
        if (!card) throw new Error(`${name} was not made`);
        expect([name, parseCard(card).faults]).toEqual([name, []]);
        expect(card).toMatchObject({ version: '1.5', lang: language });
        expect(teamsBytes(card)).toBeLessThan(60_000);
        expect([
          name,
          readable(card).match(/\{\{|\b(?:status|state|dimension|guard|obstacle|action|input)\.[a-zA-Z]+/g),
        ]).toEqual([name, null]);
        // What people write stands in rich text and inputs only: a text block would read it as Markdown.
        for (const block of nodesIn(card, ({ type }) => type === 'TextBlock'))
          expect(String(block.text)).not.toContain('evil');
        for (const input of nodesIn(card, ({ type }) => String(type).startsWith('Input.')))
          expect(input.label).toBeTruthy();
      }
    },
  );
});

describe('10 000 characters in every text field', () => {
  const told = `${nasty} `.repeat(200).slice(0, 10_000);
  const everywhere = Object.fromEntries(
    ['time', 'budget', 'quality', 'risk', 'gain'].map((dimension) => [`${dimension}Comment`, told]),
  );

  it.each([
    ['status/save', { item: 'status', project: SPRAK, time: 'delayed', overall: told, ...everywhere }],
    ['status/save-all', { item: 'status', projects: SPRAK, time: 'delayed', overall: told, ...everywhere }],
    ['obstacle/save', { item: 'obstacle', seen: '', level: 'state', text: told, tried: told }],
  ])('of %s are refused plainly, and stand where they were written', async (verb, data) => {
    const room = aStatusRoom(connector);
    const before = await room.records.version();
    const body = z.looseObject({ type: z.string(), value: z.unknown() }).parse(await room.press(verb, data));
    expect(JSON.stringify(body.value).includes('høyst 1000 tegn')).toBe(true);
    if (body.type.endsWith('card.adaptive')) {
      // The card is put anew with every word on it.
      expect(nodesIn(body.value, ({ value }) => value === told)).toHaveLength(
        verb === 'obstacle/save' ? 2 : 6,
      );
      expect(teamsBytes(z.looseObject({}).parse(body.value))).toBeLessThan(60_000);
      expect(parseCard(z.looseObject({}).parse(body.value)).faults).toEqual([]);
    } else {
      // A sentence leaves the card as it is, with all that stands in its fields.
      expect(body.type).toBe('application/vnd.microsoft.activity.message');
    }
    expect(await room.records.version()).toBe(before);
    expect(connector.received).toEqual([]);
  });
});

describe('a clash with SharePoint', () => {
  const told = async (itemKey: string, fields: { field: string; yours: string; theirs: string }[]) => {
    const rows = { TfStatusReports: [aReport()], TfObstacles: [anObstacle()] };
    const room = aStatusRoom(connector, { rows });
    const payload = { kind: 'clash', itemKey, fields } as const;
    const answer = await room.render({ personOid: bjerke.oid, kind: 'clash', key: 'k', payload });
    return answer && 'card' in answer ? readable(answer.card) : '';
  };

  it('about a status is told by its dimensions and in words, and how to report anew', async () => {
    const text = await told(`${SPRAK}-1`, [
      { field: 'status.time', yours: 'delayed', theirs: 'on-plan' },
      { field: 'comments.time', yours: 'mangler leder', theirs: '' },
      { field: 'overall', yours: 'Krevende', theirs: 'Bra' },
      { field: 'moderation', yours: 'draft', theirs: 'published' },
      { field: 'status', yours: '{"risk":"high"}', theirs: '{}' },
    ]);
    expect(text).toContain(
      'Status for Språksterk 1-6 ble endret i SharePoint samtidig som du endret det her.',
    );
    expect(text).not.toContain(`${SPRAK}-1`);
    expect(text).toContain('Fremdrift\nDu skrev\nForsinket\nI SharePoint\nPå plan');
    expect(text).toContain('Kommentar: Fremdrift\nDu skrev\nmangler leder\nI SharePoint\n(tomt)');
    expect(text).toContain('Overordnet status\nDu skrev\nKrevende');
    expect(text).toContain('Publisert\nDu skrev\nKladd\nI SharePoint\nPublisert');
    expect(text).toContain('Status\nDu skrev\nRisiko: Høy');
    expect(text).toContain('skriv «status Språksterk 1-6»');
    expect(text).not.toContain('tiltak');
  });

  it('about an obstacle is told in words', async () => {
    const text = await told('H2025-1', [
      { field: 'status', yours: 'new', theirs: 'followed-up' },
      { field: 'level', yours: 'city', theirs: 'state' },
      { field: 'alsoUnits', yours: '["BAL","BSR"]', theirs: '[]' },
    ]);
    expect(text).toContain('Status\nDu skrev\nNy\nI SharePoint\nUnder oppfølging');
    expect(text).toContain('Hvem som kan gjøre noe\nDu skrev\nKommunen\nI SharePoint\nStaten');
    expect(text).toContain('Andre virksomheter\nDu skrev\nBydel Alna og BSR\nI SharePoint\n(tomt)');
    expect(text).toContain('rett raden H2025-1 i listen Strukturelle hindringer');
  });
});
