import { z } from 'zod';
import { createBot } from '../../bot/index.ts';
import { type OutboxPayload, type ProgrammeState, Refusal } from '../../programme/index.ts';
import { nodesIn, readable } from './support/card-text.ts';
import { startConnector } from './support/connector.ts';
import { fakeDeps } from './support/deps.ts';
import { parseCard } from './support/lint.ts';
import { aRoom } from './support/room.ts';
import { aMeasure, aState, developer, english, lead, manager } from './support/state.ts';

const connector = await startConnector();
afterAll(() => connector.close());

const cardIn = (answer: { body?: unknown }) => z.object({ value: z.unknown() }).parse(answer.body).value;
const offered = (): ProgrammeState =>
  aState({ measures: [aMeasure({ offeredTo: developer.oid }), aMeasure({ key: 'A2' })] });
const offer: OutboxPayload = { kind: 'handed-over', itemKey: 'A1', fromOid: lead.oid, reason: 'Ferie' };
const botOver = (state: ProgrammeState) => createBot(fakeDeps(state).deps);
const messageTo = (personOid: string, payload: OutboxPayload) => ({
  personOid,
  kind: payload.kind,
  key: 'k',
  payload,
});
const verbsIn = (card: unknown) =>
  nodesIn(card, ({ type }) => type === 'Action.Execute').map(({ verb, data }) => [verb, data]);

describe('a line offered to somebody', () => {
  it('asks them with a yes and a no on a card of its own, which says who is responsible meanwhile', async () => {
    const answer = await botOver(offered()).render(messageTo(developer.oid, offer));

    const text = readable(answer);
    expect(text).toContain('Kan du ta over?');
    expect(text).toContain('Programleder spør om du kan ta A1.');
    expect(text).toContain('Begrunnelse: Ferie');
    expect(text).toContain('Programleder er ansvarlig til du har svart ja.');
    expect(verbsIn(answer)).toEqual([
      ['work/answer', { item: 'A1', on: 'A1', view: 'one', accept: true }],
      ['work/answer', { item: 'A1', on: 'A1', view: 'one', accept: false }],
    ]);
    expect(parseCard(answer && 'card' in answer ? answer.card : {}).faults).toEqual([]);
  });

  it('says so on the owner’s card', async () => {
    const { send, from, said } = aRoom(connector, offered());

    await send(from.message('mine', lead.oid));

    expect(said()).toContain('Utvikler Alna er spurt om å ta over, og har ikke svart');
  });

  it('becomes theirs at one press of yes, and the card then has the usual buttons', async () => {
    const { send, from, calls } = aRoom(connector, offered());

    const data = { item: 'A1', on: 'A1', view: 'one', accept: true };
    const card = cardIn(await send(from.press('work/answer', data, developer.oid)));

    expect(calls).toMatchObject([{ useCase: 'answerHandOver', form: { key: 'A1', accept: true } }]);
    expect(readable(card)).toContain('Du er nå ansvarlig for A1. Lagret.');
    expect(verbsIn(card).map(([verb]) => verb)).toContain('work/finish');
  });

  it('is declined with the reason written', async () => {
    const { send, from, calls } = aRoom(connector, offered());
    const data = { item: 'A1', view: 'one', accept: false, 'declined-A1': 'Har for mye', 'text-A1': 'x' };

    const card = cardIn(await send(from.press('work/answer', data, developer.oid)));

    expect(calls[0]?.form).toEqual({ key: 'A1', accept: false, reason: 'Har for mye' });
    expect(readable(card)).toContain('Du har sagt nei til A1, og den som spurte, får vite det.');
  });

  it('declined without a reason asks for one, with the field open', async () => {
    const { send, from, refuse } = aRoom(connector, offered());
    refuse(new Refusal('reason-missing'));

    const card = cardIn(await send(from.press('work/answer', { item: 'A1', accept: false }, developer.oid)));

    expect(nodesIn(card, ({ id }) => id === 'declined-A1')).toHaveLength(1);
    expect(nodesIn(card, ({ type }) => type === 'Action.ShowCard')).toEqual([]);
    expect(parseCard(Object(card)).faults).toEqual([]);
  });

  it('is declined where a forged press says neither yes nor no', async () => {
    const { send, from, calls } = aRoom(connector, offered());

    await send(from.press('work/answer', { item: 'A1', accept: 'true' }, developer.oid));

    expect(calls[0]?.form).toEqual({ key: 'A1', accept: false, reason: '' });
  });

  it('is told as handed over to whoever owns it now, and not at all when it went elsewhere', async () => {
    const passed = aState({ measures: [aMeasure({ ownerOid: developer.oid })] });

    expect(readable(await botOver(passed).render(messageTo(developer.oid, offer)))).toContain(
      'Du er ny ansvarlig',
    );
    expect(await botOver(passed).render(messageTo(english.oid, offer))).toBeUndefined();
  });

  it('is offered from a line’s form, and the answer says that nothing has moved yet', async () => {
    const room = aRoom(connector);
    const handOverWork = async () => ({ item: aMeasure({ offeredTo: developer.oid }) });
    Object.assign(room.deps.useCases, { handOverWork });

    const card = cardIn(await room.send(room.from.press('work/hand-over', { item: 'A1' })));

    expect(readable(card)).toContain(
      'Utvikler Alna er spurt om å ta A1. Ansvaret ligger der det lå til svaret kommer.',
    );
  });
});

describe('messages about a line', () => {
  it.each([
    [true, undefined, 'Utvikler Alna har tatt over A1.'],
    [false, 'Har for mye', 'Utvikler Alna kan ikke ta A1. Ansvaret ligger der det lå.'],
  ])('tell whoever asked that the answer was %s', async (accepted, reason, sentence) => {
    const payload = {
      kind: 'hand-over-answered',
      itemKey: 'A1',
      byOid: developer.oid,
      accepted,
      reason,
    } as const;

    const text = readable(await botOver(aState()).render(messageTo(lead.oid, payload)));

    expect(text).toContain(sentence);
    expect(text.includes('Begrunnelse: Har for mye')).toBe(!accepted);
  });

  it('tell the owner who helps', async () => {
    const payload = { kind: 'help-taken', itemKey: 'A1', byOid: manager.oid } as const;

    const answer = await botOver(aState()).render(messageTo(lead.oid, payload));

    expect(readable(answer)).toContain('Bydelsdirektør Alna har tatt tak i A1 og hjelper deg videre.');
  });

  it('do not go to somebody who has left', async () => {
    const state = aState({ people: [{ ...developer, left: true }, lead] });

    expect(
      await botOver({ ...state, measures: offered().measures }).render(messageTo(developer.oid, offer)),
    ).toBeUndefined();
  });
});
