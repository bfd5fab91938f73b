import { describe, expect, it } from '@jest/globals';
import {
  consentTo,
  deliverReport,
  detailsOf,
  type Round,
  saveAnswers,
  saveProject,
} from '../../../programme/index.ts';
import { roundSetting } from '../../../programme/rounds/round.ts';
import { by, clockAt, LEAD } from '../build.ts';
import { expectRefusal } from '../refused.ts';
import {
  ADVISER,
  ALNA,
  aRound,
  aStatus,
  aUnitReport,
  BJERKE,
  DIRECTOR,
  KURS,
  projects,
  records,
  SALTO,
  SPRAK,
  units,
} from './build.ts';

const questions: Round['questions'] = [
  { id: 'q1', kind: 'text', text: 'Hva gikk best?', required: true },
  { id: 'q2', kind: 'number', text: 'Hvor mange barn?', required: false },
  { id: 'q3', kind: 'light', text: 'Hvordan er bemanningen?', required: false },
  { id: 'q4', kind: 'choice', text: 'Tempo?', required: false, choices: ['Raskere', 'Som før'] },
];
const clock = clockAt('2025-04-24');
const AT = '2025-04-24T07:00:00Z';
const place = { period: '2025-T1' };

const room = (round: Partial<Round> = {}, rest: Parameters<typeof records>[0] = {}) =>
  records({
    TfSettings: [units, roundSetting(aRound({ questions, ...round }))],
    TfUnitReports: [aUnitReport(), aUnitReport({ unit: 'BBJ' })],
    ...rest,
  });
type Room = ReturnType<typeof room>;
const report = async (held: Room, unit = 'BAL') => held.find('TfUnitReports', `2025-T1/${unit}`);
/** Whoever says nothing else has seen all there is. */
const seenNow = async (held: Room) => (await report(held))?.answers.revision ?? 0;
const answer = async (held: Room, answers: Record<string, string>, given: object = {}, who = ALNA) =>
  saveAnswers({ records: held, clock })(by(who), { ...place, seen: await seenNow(held), answers, ...given });

describe('answering in a round', () => {
  it('keeps what is answered, and leaves the rest as it was', async () => {
    const held = room();
    await answer(held, { q1: 'Samarbeidet', q2: '12,5' });
    await answer(held, { q3: 'yellow', q4: 'Som før', needsHelp: 'Flere hender' });
    expect(await report(held)).toMatchObject({
      status: 'draft',
      needsHelp: 'Flere hender',
      answers: { revision: 2, values: { q1: 'Samarbeidet', q2: 12.5, q3: 'yellow', q4: 'Som før' } },
    });
  });

  it('may be continued by a second person of the unit, each answer signed by who gave it', async () => {
    const held = room();
    await answer(held, { q1: 'Samarbeidet' });
    await answer(held, { q2: '40' }, {}, DIRECTOR);
    expect((await report(held))?.answers.stamps).toEqual({
      q1: { byOid: ALNA, at: AT, revision: 1 },
      q2: { byOid: DIRECTOR, at: AT, revision: 2 },
    });
  });

  it('takes away what is blanked', async () => {
    const held = room();
    await answer(held, { q1: 'Samarbeidet', summary: 'Bra' });
    await answer(held, { q1: ' ', summary: '' });
    const now = await report(held);
    expect(now?.answers.values).toEqual({});
    expect(now?.summary).toBeUndefined();
  });

  it('changes nothing when the same is said again', async () => {
    const held = room();
    await answer(held, { q1: 'Samarbeidet' });
    const before = structuredClone(held.held());
    await answer(held, { q1: 'Samarbeidet' });
    expect(held.held()).toEqual(before);
  });

  it('lets the last one win who saw the other', async () => {
    const held = room();
    await answer(held, { q1: 'Samarbeidet' }, { seen: 0 });
    const { clashes } = await answer(held, { q1: 'Leken' }, { seen: 1 }, DIRECTOR);
    expect(clashes).toEqual([]);
    expect((await report(held))?.answers.values.q1).toBe('Leken');
  });

  it('keeps the first of two who answered at once, and tells both', async () => {
    const held = room();
    await answer(held, { q1: 'Samarbeidet' }, { seen: 0 });
    const { clashes } = await answer(held, { q1: 'Leken', q2: '40' }, { seen: 0 }, DIRECTOR);
    expect(clashes).toEqual([{ field: 'q1', yours: 'Leken', theirs: 'Samarbeidet', byOid: ALNA }]);
    expect((await report(held))?.answers.values).toEqual({ q1: 'Samarbeidet', q2: 40 });
    expect(held.held().outbox).toMatchObject([
      {
        personOid: ALNA,
        kind: 'round-clash',
        payload: {
          period: '2025-T1',
          unit: 'BAL',
          byOid: DIRECTOR,
          field: 'q1',
          yours: 'Samarbeidet',
          theirs: 'Leken',
        },
      },
    ]);
  });

  it('is a clash too where a card claims to have seen more than there is, as one of a report that was deleted does', async () => {
    const held = room();
    await answer(held, { q1: 'Samarbeidet' }, { seen: 0 });
    const { clashes } = await answer(held, { q1: 'Leken' }, { seen: 7 }, DIRECTOR);
    expect(clashes).toEqual([{ field: 'q1', yours: 'Leken', theirs: 'Samarbeidet', byOid: ALNA }]);
    expect(await report(held)).toMatchObject({ answers: { values: { q1: 'Samarbeidet' } } });
  });

  it('is no clash where somebody sends along what stood there before the other wrote', async () => {
    const held = room();
    await answer(held, { q1: 'Samarbeidet' }, { seen: 0 });
    await answer(held, { q1: 'Leken' }, { seen: 1 }, DIRECTOR);
    const { clashes } = await answer(held, { q1: 'Samarbeidet', q2: '40' }, { seen: 1 });
    expect(clashes).toEqual([]);
    expect((await report(held))?.answers.values).toEqual({ q1: 'Leken', q2: 40 });
  });

  it.each([
    [{ q2: 'mange' }, 'Hvor mange barn?'],
    [{ q3: 'blå' }, 'Hvordan er bemanningen?'],
    [{ q4: 'Saktere' }, 'Tempo?'],
  ])('refuses %j, which is no answer', async (answers, question) => {
    const held = room();
    await expectRefusal(held, () => answer(held, answers), 'answer-unclear', { question });
  });

  it('leaves a field the round does not ask for', async () => {
    const held = room();
    await answer(held, { q9: 'x', status: 'delivered' });
    expect((await report(held))?.answers.revision).toBe(0);
  });

  it('points at what may tell of a person, keeps nothing, and logs the choice and not the words', async () => {
    const held = room();
    const text = 'Ring 22 33 44 55';
    await expectRefusal(held, () => answer(held, { needsHelp: text }), 'personal-details', { count: '1' });
    await answer(held, { needsHelp: text }, { consent: consentTo(detailsOf({ needsHelp: text }, [])) });
    expect((await report(held))?.needsHelp).toBe(text);
    expect(held.held().actions.at(-1)).toMatchObject({ after: { needsHelp: '…', privacy: 'kept' } });
  });

  it.each([
    ['emoji', 'Bra 👩‍👩‍👧 👍'],
    ['right-to-left text', 'שלום עולם'],
    ['Markdown and HTML', '**fet** <img src=x onerror=alert(1)> [lenke](http://x.example)'],
    ['card-breaking JSON', '"}],"type":"Action.Submit'],
    ['a formula', '=HYPERLINK("http://x.example")'],
  ])('keeps %s as text', async (_what, text) => {
    const held = room();
    await answer(held, { q1: text, summary: text });
    expect(await report(held)).toMatchObject({ summary: text, answers: { values: { q1: text } } });
  });

  it('refuses 10 000 characters', async () => {
    const held = room();
    await expectRefusal(held, () => answer(held, { q1: 'x'.repeat(10_000) }), 'text-too-long', {
      limit: '1000',
    });
  });

  it('is not for people of other units', async () => {
    const held = room();
    await expectRefusal(held, () => answer(held, { q1: 'x' }, { unit: 'BAL' }, BJERKE), 'not-your-round', {
      unit: 'Bydel Alna',
    });
  });

  it('is for the office in any unit', async () => {
    const held = room();
    await answer(held, { q1: 'Samarbeidet' }, { unit: 'BBJ' }, ADVISER);
    expect((await report(held, 'BBJ'))?.answers.values).toEqual({ q1: 'Samarbeidet' });
  });

  it.each([
    ['before it starts', { start: '2025-04-25' }, 'round-not-started'],
    ['when it is closed', { state: 'closed', closedAt: '2025-04-23T08:00:00Z' }, 'round-closed'],
  ] as const)('gets a plain answer %s', async (_when, round, reason) => {
    const held = room(round);
    const start = 'start' in round ? round.start : '2025-04-22';
    const values = { period: '2025-T1', unit: 'Bydel Alna', start };
    await expectRefusal(held, () => answer(held, { q1: 'x' }), reason, values);
  });

  it('is refused where the row of the round, or of the unit, cannot be read', async () => {
    const held = room({}, { TfSettings: [units, { key: 'round/2025-T1', value: 'snart' }] });
    await expectRefusal(held, () => answer(held, { q1: 'x' }), 'faulty-row', {
      key: 'round/2025-T1',
      title: 'round/2025-T1',
      columns: 'TfValue',
    });
  });
});

describe('the status of a project in a round', () => {
  const save = async (held: Room, form: object, who = ALNA, at = clock) =>
    saveProject({ records: held, clock: at })(by(who), {
      ...{ ...place, seen: await seenNow(held), project: SALTO },
      ...form,
    });

  it("becomes a status report like any other, a draft for the round's period, and the project's latest status", async () => {
    const held = room();
    const { status } = await save(held, { time: 'delayed', timeComment: 'mangler leder' });
    expect(status).toEqual({
      key: `${SALTO}-1`,
      title: 'Operativt Salto',
      project: SALTO,
      period: '2025-T1',
      status: { time: 'delayed' },
      comments: { time: 'mangler leder' },
      moderation: 'draft',
      authorOid: ALNA,
      reportedAt: AT,
    });
    expect(await held.find('TfProjects', SALTO)).toMatchObject({
      status: { time: 'delayed' },
      statusOn: '2025-04-24',
    });
    expect(await report(held)).toMatchObject({
      status: 'draft',
      answers: { reports: { [SALTO]: `${SALTO}-1` } },
    });
    expect(held.held().outbox).toMatchObject([{ personOid: DIRECTOR, kind: 'publish-status' }]);
  });

  it('is as before where nothing is chosen', async () => {
    const [salto, ...rest] = projects().map((project) => ({
      ...project,
      status: { time: 'on-plan' as const },
    }));
    const held = room({}, { TfProjects: salto ? [salto, ...rest] : rest });
    const { status } = await save(held, { time: 'as-before', budget: '' });
    expect(status?.status).toEqual({ time: 'on-plan' });
  });

  it('is put right rather than doubled when it is given again within the day', async () => {
    const held = room();
    await save(held, { time: 'delayed', timeComment: 'mangler leder' });
    await save(held, { time: 'minor-delays' });
    expect(await held.all('TfStatusReports')).toMatchObject([
      { status: { time: 'minor-delays' }, comments: {} },
    ]);
  });

  it('is a new report on another day, and the round holds the new one', async () => {
    const held = room();
    await save(held, { time: 'delayed' });
    await save(held, { time: 'on-plan' }, ALNA, clockAt('2025-04-28'));
    expect((await held.all('TfStatusReports')).map(({ key }) => key)).toEqual([`${SALTO}-1`, `${SALTO}-2`]);
    expect((await report(held))?.answers.reports).toEqual({ [SALTO]: `${SALTO}-2` });
  });

  it('is a clash too where a card claims to have seen more than there is', async () => {
    const held = room();
    await save(held, { time: 'delayed' });
    const { clashes } = await save(held, { time: 'on-plan', seen: 99 }, DIRECTOR);
    expect(clashes).toMatchObject([{ field: 'time', yours: 'on-plan', theirs: 'delayed' }]);
  });

  it('keeps the first of two who gave it at once, and tells both', async () => {
    const held = room();
    await save(held, { time: 'delayed', seen: 0 });
    const { clashes } = await save(held, { time: 'on-plan', seen: 0 }, DIRECTOR);
    expect(clashes).toEqual([
      { field: 'time', project: SALTO, yours: 'on-plan', theirs: 'delayed', byOid: ALNA },
    ]);
    expect(await held.all('TfStatusReports')).toHaveLength(1);
    expect(held.held().outbox.filter(({ kind }) => kind === 'round-clash')).toMatchObject([
      { personOid: ALNA, payload: { field: 'time', project: SALTO, yours: 'delayed', theirs: 'on-plan' } },
    ]);
  });

  it('is of both where two at once spoke of different things', async () => {
    const held = room();
    await save(held, { time: 'delayed', timeComment: 'mangler leder', seen: 0 });
    await save(held, { budget: 'over', seen: 0 }, DIRECTOR);
    expect((await held.all('TfStatusReports')).at(-1)).toMatchObject({
      status: { time: 'delayed', budget: 'over' },
      comments: { time: 'mangler leder' },
      authorOid: DIRECTOR,
    });
  });

  it('is refused for a project that has ended, and for one of another unit', async () => {
    const ended = projects().map((project) =>
      project.key === SALTO ? { ...project, end: '2025-04-23' } : project,
    );
    const held = room({}, { TfProjects: ended });
    await expectRefusal(held, () => save(held, { time: 'delayed' }), 'project-ended', {
      title: 'Operativt Salto',
      end: '2025-04-23',
    });
    await expectRefusal(held, () => save(held, { project: SPRAK, time: 'delayed' }), 'project-missing');
  });

  it('keeps a formula as a project name as it is written', async () => {
    const named = projects().map((project) =>
      project.key === SALTO ? { ...project, title: '=1+1' } : project,
    );
    const held = room({}, { TfProjects: named });
    expect((await save(held, { time: 'delayed' })).status?.title).toBe('=1+1');
  });

  it('points at what may tell of a person', async () => {
    const held = room();
    await expectRefusal(held, () => save(held, { overall: 'Ring 22 33 44 55' }), 'personal-details', {
      count: '1',
    });
  });
});

describe('delivering', () => {
  const whole = () =>
    aUnitReport({
      status: 'draft',
      answers: {
        revision: 3,
        values: { q1: 'Samarbeidet' },
        reports: { [SALTO]: `${SALTO}-1`, [KURS]: `${KURS}-1` },
        stamps: {},
      },
    });
  const statuses = [aStatus(), aStatus({ key: `${KURS}-1`, project: KURS })];
  const ready = (round: Partial<Round> = {}, given = whole()) =>
    room(round, { TfUnitReports: [given], TfStatusReports: statuses });
  const deliver = (held: Room, at = clock, who = ALNA) =>
    deliverReport({ records: held, clock: at })(by(who), place);

  it('marks the unit as delivered, by whom and when', async () => {
    const held = ready();
    await deliver(held);
    expect(await report(held)).toMatchObject({ status: 'delivered', authorOid: ALNA, deliveredAt: AT });
    expect(held.held().redrawn).toEqual(['2025-T1/BAL']);
  });

  it('names what is required and missing', async () => {
    const held = room();
    await expectRefusal(held, () => deliver(held), 'answers-missing', {
      period: '2025-T1',
      unit: 'Bydel Alna',
      missing: 'Operativt Salto · Økt strukturkvalitet · Hva gikk best?',
    });
  });

  it('asks nothing of a project that has ended meanwhile', async () => {
    const ended = projects().map((project) =>
      project.key === SALTO ? { ...project, end: '2025-04-23' } : project,
    );
    const given = whole();
    const held = room(
      {},
      {
        TfProjects: ended,
        TfUnitReports: [{ ...given, answers: { ...given.answers, reports: { [KURS]: `${KURS}-1` } } }],
        TfStatusReports: statuses,
      },
    );
    await deliver(held);
    expect((await report(held))?.status).toBe('delivered');
  });

  it.each([
    ['on the day of the deadline is in time', '2025-05-06', '23:59', 'delivered'],
    ['on the day after is late', '2025-05-07', '00:01', 'delivered-late'],
  ])('%s', async (_what, day, time, status) => {
    const held = ready();
    await deliver(held, clockAt(day, time));
    expect((await report(held))?.status).toBe(status);
  });

  it('is not late when what was in time was opened again by the office', async () => {
    const held = ready({
      reopened: [
        { unit: 'BAL', was: 'delivered', reason: 'Feil tall', byOid: LEAD, at: '2025-05-07T08:00:00Z' },
      ],
    });
    await deliver(held, clockAt('2025-05-08'));
    expect((await report(held))?.status).toBe('delivered');
  });

  it('happens once, however often it is pressed', async () => {
    const held = ready();
    await deliver(held);
    const before = structuredClone(held.held());
    await deliver(held, clockAt('2025-05-20'));
    expect(held.held()).toEqual(before);
  });

  it('ends the answering: a second person is told that it is delivered', async () => {
    const held = ready();
    await deliver(held);
    const values = { period: '2025-T1', unit: 'Bydel Alna', start: '2025-04-22' };
    await expectRefusal(held, () => deliver(held, clock, DIRECTOR), 'already-delivered', values);
    await expectRefusal(held, () => answer(held, { q1: 'x' }), 'already-delivered', values);
  });
});
