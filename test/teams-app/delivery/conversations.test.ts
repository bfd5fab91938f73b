import { type Conversation, conversationsIn } from '../../../teams-app/delivery/conversations.ts';
import { ANA, BO } from '../store/builders.ts';
import { clockAt, emptied, onEachDatabase } from '../store/databases.ts';

const aConversation = (over: Partial<Conversation> = {}): Conversation => ({
  id: 'a:1',
  kind: 'personal',
  personOid: ANA,
  reference: {
    channelId: 'msteams',
    serviceUrl: 'https://smba.trafficmanager.net/emea/',
    bot: { id: '28:bot', name: 'Taktfast' },
    conversation: { id: 'a:1', tenantId: 'tenant', conversationType: 'personal' },
  },
  ...over,
});

onEachDatabase('the conversations', (database) => {
  beforeEach(() => emptied(database().store));
  const opened = () => {
    const clock = clockAt('2025-03-03T07:30:00Z');
    return { clock, conversations: conversationsIn({ db: database().store.db, clock }) };
  };

  it('are new once, and known from then on, also when events come at the same time', async () => {
    const { conversations } = opened();
    const answers = await Promise.all([
      conversations.save(aConversation()),
      conversations.save(aConversation()),
    ]);
    expect(answers.sort()).toEqual(['known', 'new']);
    expect(await conversations.personalOf(ANA)).toEqual(aConversation());
  });

  it('keep the newest service address of a chat', async () => {
    const { conversations } = opened();
    await conversations.save(aConversation());
    const moved = { ...aConversation().reference, serviceUrl: 'https://smba.trafficmanager.net/amer/' };
    await conversations.save(aConversation({ reference: moved }));
    expect((await conversations.personalOf(ANA))?.reference.serviceUrl).toBe(
      'https://smba.trafficmanager.net/amer/',
    );
  });

  it('are written again only when something about them is new, or a day has gone by', async () => {
    const { conversations, clock } = opened();
    const savedAt = async () => {
      const [row] = await database().store.db.selectFrom('conversations').select('saved_at').execute();
      return row && new Date(row.saved_at).toISOString();
    };
    await conversations.save(aConversation());
    clock.forward({ hours: 23 });
    expect(await conversations.save(aConversation())).toBe('known');
    expect(await savedAt()).toBe('2025-03-03T07:30:00.000Z');
    clock.forward({ hours: 1 });
    expect(await conversations.save(aConversation())).toBe('known');
    expect(await savedAt()).toBe('2025-03-04T07:30:00.000Z');
    await conversations.save(aConversation({ personOid: BO }));
    expect((await conversations.personalOf(BO))?.id).toBe('a:1');
  });

  it('give the newest chat of a person, and never a group chat', async () => {
    const { conversations, clock } = opened();
    await conversations.save(aConversation({ id: 'a:1' }));
    clock.forward({ seconds: 1 });
    await conversations.save(aConversation({ id: 'a:2' }));
    clock.forward({ seconds: 1 });
    await conversations.save(aConversation({ id: '19:group', kind: 'groupChat' }));
    expect((await conversations.personalOf(ANA))?.id).toBe('a:2');
  });

  it('forget a chat the app was removed from', async () => {
    const { conversations } = opened();
    await conversations.save(aConversation());
    await conversations.forget('a:1');
    expect(await conversations.personalOf(ANA)).toBeUndefined();
  });

  it('are blocked with a reason until the app is installed again', async () => {
    const { conversations } = opened();
    await conversations.save(aConversation());
    await conversations.block('a:1', 'ConversationBlockedByUser');
    expect((await conversations.personalOf(ANA))?.blocked).toBe('ConversationBlockedByUser');
    expect([await conversations.save(aConversation()), await conversations.save(aConversation())]).toEqual([
      'new',
      'known',
    ]);
    expect(await conversations.personalOf(ANA)).toEqual(aConversation());
  });

  it('still know whose chat it is after an event that does not name the person', async () => {
    const { conversations } = opened();
    await conversations.save(aConversation());
    const { personOid: _unnamed, ...event } = aConversation();
    await conversations.save(event);
    expect(await conversations.personalOf(ANA)).toEqual(aConversation());
  });
});
