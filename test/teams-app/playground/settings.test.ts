import { type Player, playgroundSettings, settingsFile } from '../../../teams-app/playground/settings.ts';

const people: Player[] = Array.from({ length: 8 }, (_, at) => ({
  oid: `7a1f0000-0000-4000-8000-00000000010${at}`,
  name: `Rolle ${at}`,
  upn: `rolle${at}@taktfast.example`,
}));
const tenantId = '7a1f0000-0000-4000-8000-000000000001';
const settingsOf = (as: string, all = people) => playgroundSettings({ as, people: all, tenantId });

describe('the Playground’s settings', () => {
  it('name the one who plays, with the object id and the tenant the bot is to see', () => {
    const { currentUser, tenantId: tenant } = settingsOf('rolle3@taktfast.example');
    expect(tenant).toBe(tenantId);
    expect(currentUser).toEqual({
      id: '29:7a1f0000-0000-4000-8000-000000000103',
      name: 'Rolle 3',
      userPrincipleName: 'rolle3@taktfast.example',
      aadObjectId: '7a1f0000-0000-4000-8000-000000000103',
      givenName: 'Rolle 3',
      surname: '',
      email: 'rolle3@taktfast.example',
    });
  });

  it('hold exactly five others and one channel, or the Playground ends', () => {
    const { users, team } = settingsOf('rolle3@taktfast.example');
    expect(users.map(({ name }) => name)).toEqual(['Rolle 0', 'Rolle 1', 'Rolle 2', 'Rolle 4', 'Rolle 5']);
    expect(team.channels).toHaveLength(1);
  });

  it('give every player chats of their own, for several may play against one bot', () => {
    const chats = ['rolle1@taktfast.example', 'rolle2@taktfast.example'].map((as) => {
      const { personalChat, groupChat, team } = settingsOf(as);
      return [personalChat.id, groupChat.id, team.id, team.channels[0]?.id];
    });
    expect(new Set(chats.flat()).size).toBe(8);
  });

  it('take the name of the player in any case', () => {
    expect(settingsOf('Rolle1@Taktfast.Example').currentUser.name).toBe('Rolle 1');
  });

  it('are refused for somebody who is not in the directory, naming those who are', () => {
    expect(() => settingsOf('nobody@taktfast.example')).toThrow(
      expect.objectContaining({
        reason: 'unknown-person',
        says: [
          {
            key: 'playground.unknown-person',
            values: expect.objectContaining({ value: 'nobody@taktfast.example' }),
          },
        ],
      }),
    );
  });

  it('are refused when the directory has fewer than six', () => {
    expect(() => settingsOf('rolle1@taktfast.example', people.slice(0, 5))).toThrow(
      expect.objectContaining({ reason: 'too-few-people' }),
    );
  });

  it('are kept in a file that is YAML whatever people are called', () => {
    const odd = people.map((one, at) => (at === 0 ? { ...one, name: '"Ås": {x} #1' } : one));
    const file = settingsFile(settingsOf('rolle0@taktfast.example', odd));
    expect(JSON.parse(file)).toMatchObject({ currentUser: { name: '"Ås": {x} #1' } });
  });
});
