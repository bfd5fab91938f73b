import { createBot } from '../../bot/index.ts';
import type { Action, OutboxPayload, ProgrammeState } from '../../programme/index.ts';
import { nodesIn, readable } from './support/card-text.ts';
import { fakeDeps } from './support/deps.ts';
import { parseCard } from './support/lint.ts';
import { aMeasure, aRisk, aState, developer, english, lead, manager, officer } from './support/state.ts';

const offer: OutboxPayload = { kind: 'handed-over', itemKey: 'A1', fromOid: lead.oid, reason: 'Ferie' };
const helped: OutboxPayload = { kind: 'help-taken', itemKey: 'A1', byOid: manager.oid };
const answered: OutboxPayload = {
  ...{ kind: 'hand-over-answered', itemKey: 'A1', byOid: developer.oid },
  accepted: true,
};
const assess: OutboxPayload = { kind: 'reassess', code: 'A' };

const redraw = async (state: ProgrammeState, payload: OutboxPayload, personOid = developer.oid) => {
  const bot = createBot(fakeDeps(state).deps);
  const answer = await bot.redraw({ personOid, kind: payload.kind, key: 'k', payload }, { recalled: false });
  return answer && 'card' in answer ? answer.card : {};
};
const asksNothing = (card: object) => {
  expect(nodesIn(card, ({ type }) => type === 'Action.Execute' || type === 'Action.ShowCard')).toEqual([]);
  expect(nodesIn(card, ({ type }) => String(type).startsWith('Input.'))).toEqual([]);
  expect(parseCard(card).faults).toEqual([]);
};
const declined: Action = {
  ...{ at: '2025-03-31T08:00:00Z', actor: developer.oid, via: 'card', verb: 'decline' },
  ...{ list: 'TfMeasures', key: 'A1', before: {}, after: {} },
};
const withA1 = (given: Parameters<typeof aMeasure>[0], more: Partial<ProgrammeState> = {}) =>
  aState({ measures: [aMeasure(given)], ...more });

describe('the card of a line that was offered or given to somebody', () => {
  it.each([
    ['is somebody else’s now', withA1({ ownerOid: manager.oid }), 'Bydelsdirektør Alna har ansvaret for A1.'],
    [
      'was declined',
      withA1({}, { actions: [declined] }),
      'Du har sagt nei til A1. Programleder har fortsatt',
    ],
    [
      'is offered to somebody else instead',
      withA1({ offeredTo: english.oid }),
      'Developer Bjerke er spurt om å ta A1 i stedet. Programleder har ansvaret så lenge.',
    ],
    ['was done by somebody else', withA1({ status: 'done' }), 'A1 er fullført.'],
    ['is called off', withA1({ status: 'cancelled' }), 'A1 er avlyst.'],
    [
      'has nobody responsible any more',
      withA1({ ownerOid: '7a1f0000-0000-4000-8000-000000000999' }),
      'A1 har ingen ansvarlig nå.',
    ],
    ['is gone from SharePoint', aState({ measures: [] }), 'A1 finnes ikke lenger.'],
  ])('that %s says so and asks nothing more', async (_, state, text) => {
    const card = await redraw(state, offer);

    expect(readable(card)).toContain('Du trenger ikke gjøre noe');
    expect(readable(card)).toContain(text);
    expect(readable(card)).toContain('Du fikk dette fordi linjen ble gitt eller tilbudt deg.');
    asksNothing(card);
  });

  it('asks nothing of the office either, which could act on any line', async () => {
    asksNothing(await redraw(withA1({ ownerOid: manager.oid }), offer, officer.oid));
  });

  it('still asks while it is offered, and tells while it is theirs', async () => {
    expect(readable(await redraw(withA1({ offeredTo: developer.oid }), offer))).toContain('Kan du ta over?');
    expect(readable(await redraw(withA1({ ownerOid: developer.oid }), offer))).toContain(
      'Du er ny ansvarlig',
    );
  });

  it('says in the reader’s language what became of it', async () => {
    const state = withA1({ ownerOid: lead.oid });
    expect(readable(await redraw(state, offer, english.oid))).toContain(
      'Programleder is responsible for A1.',
    );
    expect(readable(await redraw(state, offer, manager.oid))).toContain('Du treng ikkje gjere noko');
  });
});

describe('other cards about one line', () => {
  it.each([helped, answered])('follow it, and say when it is gone: $kind', async (payload) => {
    expect(readable(await redraw(withA1({ status: 'done' }), payload, lead.oid))).toContain('✓ Fullført');
    const gone = await redraw(aState({ measures: [] }), payload, lead.oid);
    expect(readable(gone)).toContain('A1 finnes ikke lenger.');
    asksNothing(gone);
  });
});

describe('the card that asks for a risk’s new figures', () => {
  const state = (status: 'identified' | 'measures-done', open: boolean) =>
    aState({
      risks: [aRisk({ ownerOid: developer.oid, status, probabilityAfter: 1, consequenceAfter: 2 })],
      measures: [aMeasure({ status: open ? 'in-progress' : 'done' })],
    });

  it('asks until they are given', async () => {
    const card = await redraw(state('identified', false), assess);
    expect(
      nodesIn(card, ({ type, verb }) => type === 'Action.Execute' && verb === 'risk/reassess'),
    ).toHaveLength(1);
  });

  it('then says so, with the figures, and asks nothing', async () => {
    const card = await redraw(state('measures-done', false), assess);
    expect(readable(card)).toContain('Risiko A er vurdert på nytt.');
    expect(readable(card)).toContain('Etter tiltak: sannsynlighet 1 av 5, konsekvens 2 av 5');
    asksNothing(card);
  });

  it('says so when there are measures to carry out again', async () => {
    const card = await redraw(state('identified', true), assess);
    expect(readable(card)).toContain('Risiko A har åpne tiltak igjen, og vurderes når de er gjort.');
    asksNothing(card);
  });
});
