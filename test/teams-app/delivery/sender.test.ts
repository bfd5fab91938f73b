import { Temporal } from 'temporal-polyfill';
import type { OutboxMessage } from '../../../programme/index.ts';
import { conversationsIn } from '../../../teams-app/delivery/conversations.ts';
import { deliveryCounts } from '../../../teams-app/delivery/counts.ts';
import { teamsLimits } from '../../../teams-app/delivery/pacing.ts';
import type { OutboxRow, Outcome } from '../../../teams-app/delivery/post.ts';
import { restsReader } from '../../../teams-app/delivery/quiet.ts';
import { requeueFor } from '../../../teams-app/delivery/requeue.ts';
import { createSender, type SenderOptions } from '../../../teams-app/delivery/sender.ts';
import { take } from '../../../teams-app/delivery/take.ts';
import { recordsIn } from '../../../teams-app/store/records.ts';
import { ANA, BO } from '../store/builders.ts';
import { clockAt, emptied, jobsNoted, noLog, onEachDatabase, waitsIn } from '../store/databases.ts';

const DAY = '2025-03-03';
const MORNING = '2025-03-03T07:30:00Z';

const aReminder = (over: Partial<OutboxMessage> = {}): OutboxMessage => ({
  personOid: ANA,
  kind: 'reminder',
  key: DAY,
  payload: { kind: 'reminder', day: DAY, lines: [{ key: 'A1', ownerOid: ANA }] },
  ...over,
});

const someNews = (n: number, personOid = ANA): OutboxMessage => ({
  personOid,
  kind: 'handed-over',
  key: `A1/${n}`,
  payload: { kind: 'handed-over', itemKey: 'A1', fromOid: BO, reason: 'ferie' },
});

onEachDatabase('the sender', (database) => {
  beforeEach(() => emptied(database().store));

  const opened = (answer: (row: OutboxRow, time: number) => Outcome | Promise<Outcome> = () => sent) => {
    const { db } = database().store;
    const clock = clockAt(MORNING);
    const posts: { row: OutboxRow; at: number }[] = [];
    const options: SenderOptions = {
      db,
      clock,
      log: noLog,
      oneProcess: false,
      random: () => 1,
      pollMs: 60_000,
      // Time passes only when the sender rests.
      rest: {
        sleep: async (milliseconds) => clock.forward({ milliseconds: Math.ceil(milliseconds) }),
        wake: () => undefined,
      },
      waitUntil: waitsIn(clock),
      post: async (row, turn) => {
        if (!(await turn())) return { outcome: 'late' };
        posts.push({ row, at: clock.now().epochMilliseconds });
        return answer(row, posts.length);
      },
    };
    const records = recordsIn({ db, clock, jobs: jobsNoted() });
    const conversations = conversationsIn({ db, clock });
    return {
      db,
      clock,
      posts,
      conversations,
      options,
      sender: createSender(options),
      queue: (...messages: OutboxMessage[]) =>
        records.transaction(async (tx) => {
          for (const message of messages) await tx.queue(message);
        }),
      install: (personOid = ANA) =>
        conversations.save({
          id: `chat-${personOid}`,
          kind: 'personal',
          personOid,
          reference: {
            channelId: 'msteams',
            serviceUrl: 'https://smba.trafficmanager.net/emea/',
            bot: { id: '28:bot' },
            conversation: { id: `chat-${personOid}`, tenantId: 'tenant' },
          },
        }),
      rows: () => db.selectFrom('outbox').selectAll().orderBy('id').execute(),
      counts: () => deliveryCounts(db),
    };
  };
  const sent: Outcome = { outcome: 'sent', activityId: 'activity-1' };
  const seconds = (at: number | undefined) =>
    ((at ?? 0) - Temporal.Instant.from(MORNING).epochMilliseconds) / 1000;

  it('posts a queued message into the person’s chat and keeps its activity id', async () => {
    const { sender, queue, install, posts, rows } = opened();
    await install();
    await queue(aReminder());
    await sender.drain();
    expect(posts.map(({ row }) => row)).toMatchObject([
      {
        personOid: ANA,
        kind: 'reminder',
        key: DAY,
        conversation: { id: `chat-${ANA}` },
        payload: aReminder().payload,
      },
    ]);
    expect(await rows()).toMatchObject([
      {
        status: 'sent',
        activity_id: 'activity-1',
        conversation_id: `chat-${ANA}`,
        attempts: 1,
        next_try_at: null,
      },
    ]);
  });

  it('posts nothing twice, however often it runs', async () => {
    const { sender, queue, install, posts, options } = opened();
    await install();
    await queue(aReminder());
    await queue(aReminder());
    await Promise.all([sender.drain(), createSender(options).drain()]);
    await sender.drain();
    expect(posts).toHaveLength(1);
  });

  it('tells that a person without the app cannot be reached, and sends the day’s messages once they have it', async () => {
    const { sender, queue, install, posts, rows, db, clock } = opened();
    await queue(aReminder());
    await sender.drain();
    expect(await rows()).toMatchObject([{ status: 'unreachable', reason: 'not-installed' }]);
    await install();
    expect(await requeueFor({ db, clock }, ANA, '2025-03-02')).toBe(0);
    expect(await requeueFor({ db, clock }, ANA, DAY)).toBe(1);
    await sender.drain();
    expect(posts).toHaveLength(1);
    expect(await rows()).toMatchObject([{ status: 'sent', reason: null }]);
  });

  it('asks what nobody asks again of somebody who comes days later, and leaves a bundle to the next', async () => {
    const { sender, queue, install, posts, db, clock } = opened();
    await queue(aReminder(), someNews(1));
    await sender.drain();
    clock.forward({ hours: 13 * 24 });
    await install();
    expect(await requeueFor({ db, clock }, ANA, '2025-03-16')).toBe(1);
    await sender.drain();
    expect(posts.map(({ row }) => row.kind)).toEqual(['handed-over']);
  });

  it('leaves news of more than two weeks ago alone when somebody comes', async () => {
    const { sender, queue, db, clock } = opened();
    await queue(someNews(1));
    await sender.drain();
    clock.forward({ hours: 15 * 24 });
    expect(await requeueFor({ db, clock }, ANA, '2025-03-18')).toBe(0);
  });

  it('stops writing to a chat that was closed to it, until the app is installed again', async () => {
    const { sender, queue, install, rows, posts } = opened(() => ({
      outcome: 'unreachable',
      code: 'ConversationBlockedByUser',
    }));
    await install();
    await queue(aReminder());
    await sender.drain();
    await queue(someNews(1));
    await sender.drain();
    expect(posts).toHaveLength(1);
    expect((await rows()).map(({ status, reason }) => [status, reason])).toEqual([
      ['unreachable', 'ConversationBlockedByUser'],
      ['unreachable', 'ConversationBlockedByUser'],
    ]);
  });

  it('tries again with growing pauses what may succeed later, eight times in all', async () => {
    const { sender, queue, install, posts, rows } = opened(() => ({ outcome: 'retry', code: 'HTTP 502' }));
    await install();
    await queue(aReminder());
    await sender.drain(3_600_000);
    // With the longest jitter: 2, 4, 8, 16, 32, 64 and 128 seconds apart.
    expect(posts.map(({ at }) => seconds(at))).toEqual([0, 2, 6, 14, 30, 62, 126, 254]);
    expect(await rows()).toMatchObject([
      { status: 'failed', reason: 'HTTP 502', attempts: 8, next_try_at: null },
    ]);
  });

  it('counts a message that could not even be made as not sent, and tries again', async () => {
    let first = true;
    const { sender, queue, install, rows, posts } = opened(() => {
      if (!first) return sent;
      first = false;
      throw new TypeError('no such card');
    });
    await install();
    await queue(aReminder());
    await sender.drain(60_000);
    expect(posts).toHaveLength(2);
    expect(await rows()).toMatchObject([{ status: 'sent' }]);
  });

  it('does not try again what was refused for what it is', async () => {
    const { sender, queue, install, rows, posts } = opened(() => ({
      outcome: 'rejected',
      code: 'MessageSizeTooBig',
    }));
    await install();
    await queue(aReminder());
    await sender.drain(3_600_000);
    expect(posts).toHaveLength(1);
    expect(await rows()).toMatchObject([
      { status: 'failed', reason: 'MessageSizeTooBig', next_try_at: null },
    ]);
  });

  it('lets a throttled conversation wait as long as Teams asks, and only that one', async () => {
    const { sender, queue, install, posts } = opened(({ personOid }, time) =>
      personOid === ANA && time <= 2 ? { outcome: 'throttled', retryAfterSeconds: 20 } : sent,
    );
    await install(ANA);
    await install(BO);
    await queue(aReminder(), aReminder({ personOid: BO }));
    await sender.drain();
    await queue(someNews(1, ANA), someNews(2, BO));
    await sender.drain(60_000);
    const times = (oid: string) =>
      posts.filter(({ row }) => row.personOid === oid).map(({ at }) => seconds(at));
    expect(times(BO)).toEqual([0, 0]);
    expect(times(ANA)).toEqual([0, 20, 20]);
  });

  it('keeps below Teams’ limits of a conversation, by the log of its posts', async () => {
    const { sender, queue, install, posts } = opened();
    await install();
    await queue(...Array.from({ length: 70 }, (_, n) => someNews(n)));
    await sender.drain(3_600_000);
    const times = posts.map(({ at }) => at);
    expect(times).toHaveLength(70);
    for (const { count, milliseconds } of teamsLimits.conversation) {
      for (const end of times) {
        expect(times.filter((at) => at > end - milliseconds && at <= end).length).toBeLessThanOrEqual(count);
      }
    }
    // The sixty-first has to wait until the first has left the thirty seconds.
    expect(seconds(times[60])).toBe(30);
  });

  it('keeps below Teams’ rate of a tenant, two processes together', async () => {
    const { queue, install, posts, options } = opened();
    const people = Array.from(
      { length: 100 },
      (_, n) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
    );
    for (const oid of people) await install(oid);
    await queue(...people.map((personOid) => aReminder({ personOid })));
    // One that finds nothing to do must not let the time pass in which the other's posts are under way.
    const process = () => createSender({ ...options, pollMs: 500 });
    await Promise.all([process().drain(60_000), process().drain(60_000)]);
    expect(new Set(posts.map(({ row }) => row.personOid)).size).toBe(100);
    const most = (times: number[]) =>
      Math.max(...times.map((end) => times.filter((at) => at > end - 1_000 && at <= end).length));
    const turns = posts.map(({ row }) => row.sendAt).sort((a, b) => a - b);
    expect(turns).toHaveLength(100);
    expect(most(turns)).toBeLessThanOrEqual(45);
    // A message may go a little after its turn; Teams itself allows fifty.
    expect(most(posts.map(({ at }) => at))).toBeLessThanOrEqual(50);
    expect(seconds(turns[99])).toBeGreaterThanOrEqual(2);
  });

  describe('after a process that died between posting and recording', () => {
    const leftBehind = async (message: OutboxMessage) => {
      const parts = opened();
      await parts.install();
      await parts.queue(message);
      const dead = {
        ...parts.options,
        ...{ owner: 'dead', limits: teamsLimits, leaseMs: 30_000, rests: restsReader() },
      };
      expect((await take(dead, 10)).rows).toHaveLength(1);
      return parts;
    };

    it('leaves its messages alone while its lease runs, for it may be alive', async () => {
      const { sender, posts, rows, clock } = await leftBehind(aReminder());
      clock.forward({ seconds: 29 });
      await sender.drain();
      expect(posts).toEqual([]);
      expect(await rows()).toMatchObject([{ status: 'sending' }]);
    });

    it('counts a reminder as unknown and does not send it again', async () => {
      const { sender, posts, counts, clock } = await leftBehind(aReminder());
      clock.forward({ seconds: 31 });
      await sender.drain(3_600_000);
      expect(posts).toEqual([]);
      expect(await counts()).toMatchObject({ unknown: 1, sent: 0, repeated: 0 });
    });

    it('knows at once when there is no other process', async () => {
      const { options, counts } = await leftBehind(aReminder());
      await createSender({ ...options, oneProcess: true }).drain();
      expect(await counts()).toMatchObject({ unknown: 1, sending: 0 });
    });

    it('sends a piece of news again that no later message repeats, and counts it', async () => {
      const { sender, posts, counts, clock } = await leftBehind(someNews(1));
      clock.forward({ seconds: 31 });
      await sender.drain();
      expect(posts).toHaveLength(1);
      expect(await counts()).toMatchObject({ unknown: 0, sent: 1, repeated: 1 });
    });
  });

  it('counts a reminder whose answer was lost as unknown and does not send it again', async () => {
    const { sender, queue, install, posts, counts } = opened(() => ({
      outcome: 'in-doubt',
      code: 'ECONNRESET',
    }));
    await install();
    await queue(aReminder());
    await sender.drain(3_600_000);
    expect(posts).toHaveLength(1);
    expect(await counts()).toMatchObject({ unknown: 1 });
  });

  describe('a bundle that perhaps never came', () => {
    const bundle = (day: string, ...keys: string[]): OutboxMessage =>
      aReminder({
        key: day,
        payload: { kind: 'reminder', day, lines: keys.map((key) => ({ key, ownerOid: ANA })) },
      });
    const linesOf = ({ payload }: OutboxRow) =>
      payload.kind === 'reminder' ? payload.lines.map(({ key }) => key) : [];

    it('has its lines on the next one, and on no later one; what Teams refused is for the office to send again', async () => {
      const answers: Outcome[] = [
        sent,
        { outcome: 'in-doubt', code: 'ECONNRESET' },
        { outcome: 'rejected', code: 'BadArgument' },
      ];
      const { sender, queue, install, posts, clock } = opened(() => answers.shift() ?? sent);
      await install();
      await queue(bundle('2025-03-03', 'A1'));
      await sender.drain();
      clock.forward({ hours: 24 });
      await queue(bundle('2025-03-04', 'B1'));
      await sender.drain();
      clock.forward({ hours: 24 });
      await queue(bundle('2025-03-05', 'C1'));
      await sender.drain();
      clock.forward({ hours: 24 });
      await queue(bundle('2025-03-06', 'D1', 'B1'));
      await sender.drain();
      clock.forward({ hours: 24 });
      await queue(bundle('2025-03-07', 'E1'));
      await sender.drain();
      expect(posts.map(({ row }) => linesOf(row))).toEqual([
        ['A1'],
        ['B1'],
        ['C1', 'B1'],
        ['D1', 'B1'],
        ['E1'],
      ]);
    });
  });

  it('drops a bundle that a newer one of its kind makes up for', async () => {
    const { sender, queue, posts, install, rows } = opened();
    await queue(aReminder({ key: '2025-02-28' }), aReminder());
    await install();
    await sender.drain();
    expect(posts.map(({ row }) => row.key)).toEqual([DAY]);
    expect((await rows()).map(({ status }) => status)).toEqual(['superseded', 'sent']);
  });

  it('says nothing when there is nothing left to say', async () => {
    const { sender, queue, install, rows } = opened(() => ({ outcome: 'superseded' }));
    await install();
    await queue(aReminder());
    await sender.drain();
    expect(await rows()).toMatchObject([{ status: 'superseded' }]);
  });

  it('believes a clock that was set back', async () => {
    const { sender, queue, install, posts, clock, db } = opened();
    await install();
    await db.updateTable('pace').set({ at: '2026-01-01T00:00:00Z' }).execute();
    await queue(...Array.from({ length: 10 }, (_, n) => someNews(n)));
    await sender.drain(60_000);
    expect(posts).toHaveLength(10);
    expect(clock.now().epochMilliseconds).toBeLessThan(
      Temporal.Instant.from(MORNING).add({ minutes: 1 }).epochMilliseconds,
    );
  });

  it('sends what is queued while it runs, as soon as it is woken', async () => {
    const { rest: _realTime, ...options } = opened().options;
    const posted: string[] = [];
    const sender = createSender({
      ...options,
      pollMs: 60_000,
      post: async ({ key }) => {
        posted.push(key);
        return sent;
      },
    });
    const { queue, install } = opened();
    await install();
    await sender.start();
    await queue(aReminder());
    sender.wake();
    for (let n = 0; n < 100 && posted.length === 0; n += 1)
      await new Promise((resolve) => setTimeout(resolve, 20));
    await sender.stop();
    expect(posted).toEqual([DAY]);
  });
});
