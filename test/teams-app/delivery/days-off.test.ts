import type { OutboxMessage, Person } from '../../../programme/index.ts';
import { conversationsIn } from '../../../teams-app/delivery/conversations.ts';
import { createSender } from '../../../teams-app/delivery/sender.ts';
import { recordsIn } from '../../../teams-app/store/records.ts';
import { ANA, aPerson, BO } from '../store/builders.ts';
import { clockAt, emptied, jobsNoted, noLog, onEachDatabase } from '../store/databases.ts';

// Friday 28 February 2025, half past eight in Oslo.
const FRIDAY = '2025-02-28';
const MONDAY = '2025-03-03';

const aReminder = (day: string, ...keys: string[]): OutboxMessage => ({
  personOid: ANA,
  kind: 'reminder',
  key: day,
  payload: { kind: 'reminder', day, lines: keys.map((key) => ({ key, ownerOid: ANA })) },
});
const LONG = 30 * 24 * 3_600_000;
const news: OutboxMessage = {
  personOid: ANA,
  kind: 'handed-over',
  key: 'A9 1',
  payload: { kind: 'handed-over', itemKey: 'A9', fromOid: BO, reason: 'ferie' },
};

onEachDatabase('days off', (database) => {
  beforeEach(() => emptied(database().store));

  const opened = async (person: Partial<Person> = {}, closedDays: string[] = []) => {
    const { db } = database().store;
    const clock = clockAt(`${FRIDAY}T07:30:00Z`);
    const records = recordsIn({ db, clock, jobs: jobsNoted() });
    const posts: string[] = [];
    const reference = {
      channelId: 'msteams',
      serviceUrl: 'https://smba.trafficmanager.net/emea/',
      bot: { id: '28:bot' },
      conversation: { id: 'chat-ana', tenantId: 'tenant' },
    };
    await conversationsIn({ db, clock }).save({
      id: 'chat-ana',
      kind: 'personal',
      personOid: ANA,
      reference,
    });
    await records.transaction(async (tx) => {
      await tx.save('TfPeople', aPerson(person));
      await tx.save('TfSettings', { key: 'closed-days', value: closedDays });
    });
    const sender = createSender({
      ...{ db, clock, log: noLog, oneProcess: false, random: () => 1, pollMs: LONG },
      rest: {
        sleep: async (milliseconds) => clock.forward({ milliseconds: Math.ceil(milliseconds) }),
        wake: () => undefined,
      },
      waitUntil: async (at) => {
        clock.forward({ milliseconds: Math.max(0, at - clock.now().epochMilliseconds) });
      },
      post: async ({ kind, payload }) => {
        const lines = payload.kind === 'reminder' ? payload.lines.map(({ key }) => key).join(' ') : '';
        posts.push(`${clock.now().toString().slice(0, 16)} ${kind} ${lines}`.trim());
        return { outcome: 'sent', activityId: `card-${posts.length}` };
      },
    });
    const queue = (...messages: OutboxMessage[]) =>
      records.transaction(async (tx) => {
        for (const message of messages) await tx.queue(message);
      });
    return { clock, sender, posts, queue };
  };

  it('keep a reminder that quiet hours carry over to a Saturday until Monday, and other news only for the hours', async () => {
    const { sender, posts, queue } = await opened({ quietFrom: '08:00', quietTo: '06:00' });
    await queue(aReminder(FRIDAY, 'A1'), news);
    await sender.drain(LONG);
    expect(posts).toEqual(['2025-03-01T05:00 handed-over', '2025-03-03T05:00 reminder A1']);
  });

  it('keep a reminder from somebody who is away until they are back', async () => {
    const { sender, posts, queue } = await opened({ absentFrom: FRIDAY, absentTo: '2025-03-04' });
    await queue(aReminder(FRIDAY, 'A1'));
    await sender.drain(LONG);
    expect(posts).toEqual(['2025-03-05T08:00 reminder A1']);
  });

  it('count the municipality’s own closed days, digests too', async () => {
    const { sender, posts, queue } = await opened({}, [FRIDAY, MONDAY]);
    const digest = { kind: 'digest', day: FRIDAY } as const;
    await queue({ personOid: ANA, kind: 'digest', key: '2025-02-24', payload: digest });
    await sender.drain(LONG);
    expect(posts).toEqual(['2025-03-04T08:00 digest']);
  });

  it('take nothing away from a digest that stands beside another of the same week', async () => {
    const { sender, posts, queue } = await opened({ absentFrom: FRIDAY, absentTo: FRIDAY });
    const digest = (scope: 'BAL' | 'BBJ', key: string): OutboxMessage => ({
      ...{ personOid: ANA, kind: 'digest', key, payload: { kind: 'digest', day: FRIDAY, scope } },
    });
    await queue(digest('BAL', '2025-02-17'), digest('BAL', '2025-02-24'), digest('BBJ', '2025-02-24 BBJ'));
    await sender.drain(LONG);
    expect(posts).toEqual(['2025-03-03T08:00 digest', '2025-03-03T08:00 digest']);
  });

  it('leave one card on the next day of work: its own, with the lines of the one that waited', async () => {
    const { clock, sender, posts, queue } = await opened({ absentFrom: FRIDAY, absentTo: FRIDAY });
    await queue(aReminder(FRIDAY, 'A1', 'A2'));
    await sender.drain();
    // Monday half past eight, when the day's own is planned.
    clock.forward({ hours: 3 * 24 });
    await queue(aReminder(MONDAY, 'B1', 'A2'));
    await sender.drain(LONG);
    expect(posts).toEqual(['2025-03-03T07:30 reminder B1 A2 A1']);
  });
});
