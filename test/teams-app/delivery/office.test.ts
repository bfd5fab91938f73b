import { type OutboxMessage, type Person, stepIn } from '../../../programme/index.ts';
import { conversationsIn } from '../../../teams-app/delivery/conversations.ts';
import { deliveriesOn } from '../../../teams-app/delivery/deliveries.ts';
import { tryInstalls } from '../../../teams-app/delivery/installs.ts';
import type { OutboxRow, Outcome } from '../../../teams-app/delivery/post.ts';
import { createSender } from '../../../teams-app/delivery/sender.ts';
import { actionsSince, verifyLog } from '../../../teams-app/store/action-chain.ts';
import { recordsIn } from '../../../teams-app/store/records.ts';
import { ANA, aPerson, BO } from '../store/builders.ts';
import { clockAt, emptied, jobsNoted, noLog, onEachDatabase } from '../store/databases.ts';

const DAY = '2025-03-03';
const LEAD = '33333333-3333-4333-8333-333333333333';

const aReminder = (personOid = ANA): OutboxMessage => ({
  personOid,
  kind: 'reminder',
  key: DAY,
  payload: { kind: 'reminder', day: DAY, lines: [{ key: 'A1', ownerOid: ANA }] },
});

/** `done`, or why not. */
const outcomeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    ({ reason }) => String(reason),
  );

onEachDatabase('delivery as the office sees it', (database) => {
  const lead = aPerson({ oid: LEAD, name: 'Programleder', roles: ['programme-lead'] });
  beforeEach(async () => {
    const { db } = database().store;
    await emptied(database().store);
    const records = recordsIn({ db, clock: clockAt('2025-03-03T07:00:00Z'), jobs: jobsNoted() });
    await records.transaction((tx) => tx.save('TfPeople', lead));
  });

  const people: Person[] = [aPerson(), aPerson({ oid: BO, name: 'Utvikler Bjerke' }), lead];

  const opened = (
    answer: (row: OutboxRow) => Outcome = ({ id }) => ({ outcome: 'sent', activityId: `card-${id}` }),
    install: (oid: string) => Promise<string> = async () => 'denied',
  ) => {
    const { db } = database().store;
    const clock = clockAt('2025-03-03T07:30:00Z');
    const jobs = jobsNoted();
    const deps = { db, clock, jobs };
    const records = recordsIn(deps);
    const step = stepIn({ records, clock });
    const [posts, puts, installs]: string[][] = [[], [], []];
    const asked = { db, clock, log: noLog };
    const sender = createSender({
      ...{ ...asked, oneProcess: false, random: () => 1, pollMs: 60_000 },
      rest: {
        sleep: async (milliseconds) => clock.forward({ milliseconds: Math.ceil(milliseconds) }),
        wake: () => undefined,
      },
      post: async (row) => {
        posts?.push(`${row.personOid} ${row.key}`);
        return answer(row);
      },
      redraw: async ({ recalled, activityId }) => ({
        shown: recalled ? 'withdrawn' : 'as it was',
        put: async () => {
          puts?.push(`${activityId} ${recalled ? 'withdrawn' : 'drawn'}`);
          return { outcome: 'sent', activityId };
        },
      }),
      notInstalled: (oids) =>
        tryInstalls(
          {
            ...asked,
            install: async (oid) => {
              installs?.push(oid);
              return install(oid);
            },
          },
          oids,
        ),
    });
    return {
      ...{ db, clock, sender, posts, puts, installs },
      queue: (...messages: OutboxMessage[]) =>
        records.transaction(async (tx) => {
          for (const message of messages) await tx.queue(message);
        }),
      meet: (personOid = ANA) =>
        conversationsIn(asked).save({
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
      save: (person: Person) => records.transaction((tx) => tx.save('TfPeople', person)),
      seen: (day = DAY) => deliveriesOn(db, day, people),
      again: (id: number) => outcomeOf(step({ oid: LEAD, via: 'tab' }, { act: 'resend', ids: [id] })),
      back: (id: number) => outcomeOf(step({ oid: LEAD, via: 'tab' }, { act: 'recall', ids: [id] })),
      jobs,
    };
  };

  const first = async ({ seen }: ReturnType<typeof opened>) => (await seen()).rows.at(-1)?.id ?? 0;

  it('tells who got what and when', async () => {
    const all = opened();
    await all.meet();
    await all.queue(aReminder());
    await all.sender.drain();
    expect(await all.seen()).toEqual({
      day: DAY,
      counts: { sent: 1 },
      rows: [
        {
          id: await first(all),
          personOid: ANA,
          person: 'Utvikler Alna',
          unit: 'BAL',
          kind: 'reminder',
          key: DAY,
          lines: ['A1'],
          status: 'sent',
          queuedAt: '2025-03-03T07:30:00.000Z',
          doneAt: '2025-03-03T07:30:00.000Z',
          cardGone: false,
          repeated: false,
          mayResend: true,
          mayRecall: true,
        },
      ],
      unreached: [],
    });
    expect((await all.seen('2025-03-04')).rows).toEqual([]);
  });

  it('takes a card back: it says so in the chat, and the row who did it and when', async () => {
    const all = opened();
    await all.meet();
    await all.queue(aReminder());
    await all.sender.drain();
    const id = await first(all);
    expect(await all.back(id)).toBe('done');
    await all.sender.drain();
    expect(all.puts).toEqual([`card-${id} withdrawn`]);
    const [row] = (await all.seen()).rows;
    expect(row).toMatchObject({
      status: 'recalled',
      recalledBy: 'Programleder',
      recalledAt: '2025-03-03T07:30:00.000Z',
      mayRecall: false,
      mayResend: true,
    });
    expect(await all.back(id)).toBe('message-not-now');
  });

  it('is all in the log, which stays whole, and in the same transaction as what it did', async () => {
    const all = opened();
    await all.meet();
    await all.queue(aReminder());
    await all.sender.drain();
    const id = await first(all);
    await all.again(id);
    await all.back(id + 1);
    const entry = { actor: LEAD, via: 'tab', list: 'messages', key: `reminder ${DAY} ${ANA}` };
    const log = await actionsSince(all.db, '2025-03-03T07:30:00Z');
    expect(log).toMatchObject([
      { ...entry, verb: 'resend', before: { status: 'sent' }, after: { status: 'queued' } },
      { ...entry, key: `reminder ${DAY}#1 ${ANA}`, verb: 'recall', after: { status: 'recalled' } },
    ]);
    expect(await verifyLog(all.db)).toEqual({ entries: 2, faults: [] });
    // The messages, the card taken back, and the one sent again each wake the sender once.
    expect(all.jobs.sends()).toBe(3);
  });

  it('does not send what was taken back while it waited', async () => {
    const all = opened();
    await all.meet();
    await all.queue(aReminder());
    expect(await all.back(await first(all))).toBe('done');
    await all.sender.drain();
    expect([...(all.posts ?? []), ...(all.puts ?? [])]).toEqual([]);
  });

  it('sends a card again as a new one, with the old one taken back', async () => {
    const all = opened();
    await all.meet();
    await all.queue(aReminder());
    await all.sender.drain();
    const id = await first(all);
    expect(await all.again(id)).toBe('done');
    await all.sender.drain();
    expect(all.puts).toEqual([`card-${id} withdrawn`]);
    expect(all.posts).toEqual([`${ANA} ${DAY}`, `${ANA} ${DAY}#1`]);
    expect((await all.seen()).counts).toEqual({ sent: 1, recalled: 1 });
    // The day's reminders, planned anew, still find theirs.
    await all.queue(aReminder());
    await all.sender.drain();
    expect(all.posts).toHaveLength(2);
  });

  it('sends again what Teams refused, in its own row', async () => {
    const answers: Outcome[] = [
      { outcome: 'rejected', code: 'BadArgument' },
      { outcome: 'sent', activityId: 'card' },
    ];
    const all = opened(() => answers.shift() ?? { outcome: 'superseded' });
    await all.meet();
    await all.queue(aReminder());
    await all.sender.drain();
    expect((await all.seen()).rows).toMatchObject([
      { status: 'failed', reason: 'BadArgument', remedy: 'send-again', mayResend: true, mayRecall: false },
    ]);
    expect(await all.again(await first(all))).toBe('done');
    await all.sender.drain();
    expect((await all.seen()).counts).toEqual({ sent: 1 });
  });

  it('neither sends again what still waits nor finds what is not there', async () => {
    const all = opened();
    await all.queue(aReminder());
    expect(await all.again(await first(all))).toBe('message-not-now');
    expect(await all.again(999_999)).toBe('message-not-found');
    expect(await all.back(999_999)).toBe('message-not-found');
  });

  it('names those who closed the chat, with what mends it', async () => {
    const all = opened(() => ({ outcome: 'unreachable', code: 'ConversationBlockedByUser' }));
    await all.meet();
    await all.queue(aReminder());
    await all.sender.drain();
    const { rows, unreached } = await all.seen();
    expect(rows).toMatchObject([
      { status: 'unreachable', reason: 'ConversationBlockedByUser', remedy: 'ask-to-unblock' },
    ]);
    expect(unreached).toEqual([
      {
        oid: ANA,
        name: 'Utvikler Alna',
        unit: 'BAL',
        reason: 'ConversationBlockedByUser',
        remedy: 'ask-to-unblock',
      },
    ]);
  });

  it('really tries again for somebody who had closed the chat, who may have opened it since', async () => {
    const answers: Outcome[] = [
      { outcome: 'unreachable', code: 'ConversationBlockedByUser' },
      { outcome: 'unreachable', code: 'ConversationBlockedByUser' },
    ];
    const all = opened(() => answers.shift() ?? { outcome: 'sent', activityId: 'card' });
    await all.meet();
    await all.queue(aReminder());
    await all.sender.drain();
    const id = await first(all);
    expect(await all.again(id)).toBe('done');
    await all.sender.drain();
    expect(all.posts).toHaveLength(2);
    expect((await all.seen()).unreached).toMatchObject([{ oid: ANA, remedy: 'ask-to-unblock' }]);
    expect(await all.again(id)).toBe('done');
    await all.sender.drain();
    expect(all.posts).toHaveLength(3);
    expect(await all.seen()).toMatchObject({ counts: { sent: 1 }, unreached: [] });
  });

  describe('somebody who never installed the app', () => {
    it('has it installed through Graph, and only once', async () => {
      const all = opened(undefined, async () => 'installed');
      await all.queue(aReminder());
      await all.sender.drain();
      expect(all.installs).toEqual([ANA]);
      expect((await all.seen()).unreached).toMatchObject([{ remedy: 'being-installed' }]);
      await all.queue({ ...aReminder(), key: '2025-03-04' });
      await all.sender.drain();
      expect(all.installs).toEqual([ANA]);
    });

    it('is named to the office when the app may not be installed, or Graph has no such part', async () => {
      const outcomes: Record<string, string> = { [ANA]: 'denied', [BO]: 'not-offered' };
      const all = opened(undefined, async (oid) => outcomes[oid] ?? '');
      await all.queue(aReminder(ANA), aReminder(BO));
      await all.sender.drain();
      expect((await all.seen()).unreached).toMatchObject([
        { name: 'Utvikler Alna', reason: 'not-installed', remedy: 'permission-to-install' },
        { name: 'Utvikler Bjerke', reason: 'not-installed', remedy: 'ask-to-install' },
      ]);
    });

    it('is tried again after a fault that passes, and when the office sends again', async () => {
      const outcomes = [Promise.reject(new Error('throttled')), 'denied', 'installed'];
      const all = opened(undefined, async () => outcomes.shift() ?? '');
      await all.queue(aReminder());
      await all.sender.drain();
      await all.queue({ ...aReminder(), key: '2025-03-04' });
      await all.sender.drain();
      expect(all.installs).toHaveLength(2);
      expect(await all.again(await first(all))).toBe('done');
      await all.sender.drain();
      expect(all.installs).toHaveLength(3);
    });
  });

  describe('quiet hours', () => {
    it('keep a message until they end, also past midnight', async () => {
      const all = opened();
      await all.meet();
      await all.save(aPerson({ quietFrom: '17:00', quietTo: '09:15' }));
      await all.queue(aReminder());
      await all.sender.drain();
      expect(all.posts).toEqual([]);
      expect((await all.seen()).rows).toMatchObject([
        { status: 'queued', nextTryAt: '2025-03-03T08:15:00.000Z' },
      ]);
      await all.sender.drain(3_600_000);
      expect(all.posts).toHaveLength(1);
    });

    it('hold back nobody else, and nothing outside them', async () => {
      const all = opened();
      await all.meet(ANA);
      await all.meet(BO);
      await all.save(aPerson({ quietFrom: '08:00', quietTo: '09:00' }));
      await all.save(aPerson({ oid: BO, quietFrom: '12:00', quietTo: '13:00' }));
      await all.queue(aReminder(ANA), aReminder(BO));
      await all.sender.drain();
      expect(all.posts).toEqual([`${BO} ${DAY}`]);
    });

    it('are for those who are still here: who has left gets nothing', async () => {
      const all = opened();
      await all.meet();
      await all.save(aPerson({ left: true }));
      await all.queue(aReminder());
      await all.sender.drain();
      expect(all.posts).toEqual([]);
      expect((await all.seen()).rows).toMatchObject([{ status: 'superseded', reason: 'left' }]);
    });
  });
});
