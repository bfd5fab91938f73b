import { type Contact, followChanges, pauseAfter } from '../../tabs/live/follow-changes.ts';

type Answer = number | Error;

const follow = async (answers: Answer[], from = 5, mayPass: (error: unknown) => boolean = () => true) => {
  const stop = new AbortController();
  const asked: number[] = [];
  const newer: number[] = [];
  const contacts: Contact[] = [];
  const pauses: number[] = [];
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
      mayPass,
    },
    from,
    stop.signal,
  );
  return { asked, newer, contacts, pauses };
};
const away = new Error('no network');

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
  it('stops when trying again is of no use', async () => {
    const { asked, contacts } = await follow([6, away, 7], 5, () => false);
    expect(asked).toEqual([5, 6]);
    expect(contacts).toEqual(['in-touch']);
  });
});
