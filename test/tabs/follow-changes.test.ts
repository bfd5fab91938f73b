import { type Contact, followChanges, pauseAfter } from '../../tabs/live/follow-changes.ts';

type Answer = number | Error;

const follow = async (answers: Answer[], from = 5) => {
  const stop = new AbortController();
  const asked: number[] = [];
  const newer: number[] = [];
  const contacts: Contact[] = [];
  const pauses: number[] = [];
  const counted = { refusals: 0 };
  const left = [...answers];
  await followChanges(
    {
      ask: async (version) => {
        asked.push(version);
        const answer = left.shift();
        if (left.length === 0) setTimeout(() => stop.abort());
        if (answer instanceof Error) throw answer;
        if (answer === undefined) {
          stop.abort();
          return version;
        }
        return answer;
      },
      wait: async (seconds) => void pauses.push(seconds),
      onNewer: (version) => void newer.push(version),
      onContact: (contact) => void contacts.push(contact),
      onRefused: () => {
        counted.refusals += 1;
      },
      isRefusal: (error) => error === refused,
    },
    from,
    stop.signal,
  );
  return { asked, newer, contacts, pauses, refusals: counted.refusals };
};
const away = new Error('no network');
const refused = new Error('signed out');

describe('following what changes', () => {
  it('asks from the version it was given, then from each one it is told of', async () => {
    const { asked, newer } = await follow([5, 6, 6, 9]);
    expect(asked.slice(0, 4)).toEqual([5, 5, 6, 6]);
    expect(newer).toEqual([6, 9]);
  });
  it('says when contact is lost and when it is back, and reads everything anew then', async () => {
    const { contacts, newer } = await follow([5, away, 5]);
    expect(contacts).toEqual(['in-touch', 'lost', 'in-touch']);
    expect(newer).toEqual([5]);
  });
  it('takes a version that went back as a change', async () => {
    expect((await follow([2])).newer).toEqual([2]);
  });
  it('waits longer for each failure in a row, and begins anew after an answer', async () => {
    expect((await follow([away, away, away, 6, away])).pauses).toEqual([1, 2, 4, 1]);
  });
  it('never waits longer than half a minute', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 40].map(pauseAfter)).toEqual([1, 2, 4, 8, 16, 30, 30, 30]);
  });
  it('has what is shown read anew when the person is refused, and asks again after half a minute', async () => {
    const { asked, contacts, pauses, refusals } = await follow([5, refused, 6]);
    expect(asked.slice(0, 3)).toEqual([5, 5, 5]);
    expect(contacts).toEqual(['in-touch', 'in-touch']);
    expect([pauses, refusals]).toEqual([[30], 1]);
  });
});
