import { issuerOf } from '../../tabs/sign-in/authority.ts';
import { fullScope, homeOf, withoutReply } from '../../tabs/sign-in/open-id.ts';
import { tripMemory } from '../../tabs/sign-in/redirect-memory.ts';

const aStorage = (kept: Record<string, string> = {}) => {
  const held = new Map(Object.entries(kept));
  return {
    getItem: (name: string) => held.get(name) ?? null,
    setItem: (name: string, value: string) => void held.set(name, value),
    removeItem: (name: string) => void held.delete(name),
  };
};
const trip = { state: 's', nonce: 'n', verifier: 'v', returnTo: '?risk=A' };

describe('signing in by redirect', () => {
  it.each(['https://login.example/t1', 'https://login.example/t1/', 'https://login.example/t1/v2.0'])(
    'asks %s for the metadata of its second version',
    (authority) => {
      expect(issuerOf(authority).href).toBe('https://login.example/t1/v2.0');
    },
  );
  it('asks for what the server named and for what renewing takes, each once', () => {
    expect(fullScope(' api://app/access_as_user openid ')).toBe(
      'api://app/access_as_user openid offline_access',
    );
  });
  it.each(['https://app.example/tabs/', 'https://app.example/tabs', 'https://app.example/tabs/risks/a?b#c'])(
    'comes back from %s to the folder of the pages',
    (address) => {
      expect(homeOf(new URL(address))).toBe('https://app.example/tabs/');
    },
  );
  it('comes home to an address without the authority’s words in it', () => {
    const address = new URL(
      'https://app.example/tabs/?risk=A&code=c&state=s&session_state=x&iss=i&error=e#here',
    );
    expect(withoutReply(address).href).toBe('https://app.example/tabs/?risk=A#here');
  });
});

describe('what is remembered on the way', () => {
  it('is given back once', () => {
    const memory = tripMemory(aStorage());
    memory.keep(trip);
    expect([memory.take(), memory.take()]).toEqual([trip, undefined]);
  });
  it.each(['not json', '{"state":1}', 'null'])('is nothing when it reads %s', (words) => {
    expect(tripMemory(aStorage({ 'taktfast.sign-in': words })).take()).toBeUndefined();
  });
});
