import { createBot } from '../../bot/index.ts';
import { activitiesFrom } from './support/activities.ts';
import { readable } from './support/card-text.ts';
import { startConnector } from './support/connector.ts';
import { fakeDeps } from './support/deps.ts';
import { developer, lead, oid } from './support/state.ts';

let connector: Awaited<ReturnType<typeof startConnector>>;
beforeAll(async () => {
  connector = await startConnector();
});
afterAll(() => connector.close());

const setUp = () => {
  connector.received.length = 0;
  const fake = fakeDeps();
  const bot = createBot(fake.deps);
  const send = (body: unknown) => bot.handle({ headers: {}, body });
  const lastText = () => {
    const { text, attachments } = connector.last()?.activity ?? {};
    return text ?? readable(attachments?.[0]?.content);
  };
  return { ...fake, bot, send, lastText, from: activitiesFrom(connector.url) };
};

describe('an activity posted to the bot', () => {
  it('is answered in the conversation it came from', async () => {
    const { send, from, lastText } = setUp();

    expect(await send(from.message('hjelp'))).toEqual({ status: 200 });

    expect(connector.last()?.path).toBe(`/v3/conversations/a:${lead.oid}/activities/in-1`);
    expect(lastText()).toContain('Dette kan jeg hjelpe med');
  });

  it('shows a person their own lines on "mine"', async () => {
    const { send, from, lastText } = setUp();

    await send(from.message('Mine!', developer.oid));

    expect(lastText()).toContain('A4-BAL');
    expect(lastText()).not.toContain('A2');
  });

  it('gets a pressed button answered with the card again, the line marked', async () => {
    const { send, from, calls } = setUp();

    const answer = await send(from.press('work/finish', { item: 'A1', on: 'A1,A2', view: 'mine' }));

    expect(calls).toEqual([
      { useCase: 'finishWork', actor: { oid: oid(1), via: 'card' }, form: { key: 'A1' } },
    ]);
    expect(answer).toMatchObject({
      status: 200,
      body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' },
    });
    expect(readable(answer.body)).toContain('✓ Fullført');
    expect(readable(answer.body)).toContain('Lagret. Vises i SharePoint om litt.');
  });
});
