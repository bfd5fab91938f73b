import type { OutboxMessage, OutboxPayload } from '../../../programme/index.ts';
import { conversationsIn } from '../../../teams-app/delivery/conversations.ts';
import { noteShown } from '../../../teams-app/delivery/note-shown.ts';
import type { Outcome } from '../../../teams-app/delivery/post.ts';
import { createSender } from '../../../teams-app/delivery/sender.ts';
import type { SentCard } from '../../../teams-app/delivery/sent-card.ts';
import { recordsIn } from '../../../teams-app/store/records.ts';
import { ANA, aMeasure, anAction, BO } from '../store/builders.ts';
import { clockAt, emptied, jobsNoted, noLog, onEachDatabase, waitsIn } from '../store/databases.ts';

const DAY = '2025-03-03';
const NO_CARD = 'ActivityNotFoundInConversation';

const aReminder = (personOid = ANA, key = DAY, lines = ['A1']): OutboxMessage => ({
  personOid,
  kind: 'reminder',
  key,
  payload: { kind: 'reminder', day: DAY, lines: lines.map((line) => ({ key: line, ownerOid: ANA })) },
});

onEachDatabase('cards that follow their lines', (database) => {
  beforeEach(() => emptied(database().store));

  /** A sender over a bot whose cards show the status of A1, and what it put where. */
  const opened = (
    answer: (card: SentCard, time: number) => Outcome | Promise<Outcome> = () => ({
      outcome: 'sent',
      activityId: '',
    }),
  ) => {
    const { db } = database().store;
    const clock = clockAt('2025-03-03T07:30:00Z');
    const jobs = jobsNoted();
    const records = recordsIn({ db, clock, jobs });
    const conversations = conversationsIn({ db, clock });
    const puts: { card: SentCard; shown: string; at: string }[] = [];
    const statusNow = async () => (await records.find('TfMeasures', 'A1'))?.status ?? 'gone';
    const posts = new Map<string, number>();
    const sender = createSender({
      ...{ db, clock, log: noLog, oneProcess: false, random: () => 1, pollMs: 60_000 },
      waitUntil: waitsIn(clock),
      rest: {
        sleep: async (milliseconds) => clock.forward({ milliseconds: Math.ceil(milliseconds) }),
        wake: () => undefined,
      },
      post: async ({ personOid, key }) => {
        posts.set(personOid, (posts.get(personOid) ?? 0) + 1);
        return { outcome: 'sent', activityId: `card-${personOid}-${key}`, shown: await statusNow() };
      },
      redraw: async (card) => {
        const shown = card.recalled ? 'withdrawn' : await statusNow();
        const put = async () => {
          puts.push({ card, shown, at: clock.now().toString() });
          return answer(card, puts.length);
        };
        return { shown, put };
      },
    });
    const change = (status: 'in-progress' | 'done', actor = 'somebody', via: 'card' | 'tab' = 'tab') =>
      records.transaction(async (tx) => {
        await tx.save('TfMeasures', aMeasure({ status }));
        await tx.log(anAction({ actor, via }));
      });
    return {
      ...{ db, clock, jobs, records, conversations, sender, puts, posts, change },
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
      row: () => db.selectFrom('outbox').selectAll().orderBy('id').executeTakeFirstOrThrow(),
    };
  };

  /** Cards of A1 with Ana and Bo, both sent. */
  const sentToBoth = async (answer?: Parameters<typeof opened>[0]) => {
    const all = opened(answer);
    await all.install(ANA);
    await all.install(BO);
    await all.records.transaction((tx) => tx.save('TfMeasures', aMeasure()));
    await all.queue(aReminder(ANA), aReminder(BO));
    await all.sender.drain();
    return all;
  };

  it('shows a change on the card of everybody who holds the line, and wakes the sender for it', async () => {
    const { change, sender, puts, jobs } = await sentToBoth();
    const before = jobs.sends();
    await change('in-progress');
    expect(jobs.sends()).toBe(before + 1);
    await sender.drain();
    // Cards are drawn side by side, in no order.
    expect(puts.map(({ card, shown }) => [card.activityId, shown]).sort()).toEqual([
      [`card-${ANA}-${DAY}`, 'in-progress'],
      [`card-${BO}-${DAY}`, 'in-progress'],
    ]);
  });

  it('puts a card once, however often its line changed', async () => {
    const { change, sender, puts } = await sentToBoth();
    await change('in-progress');
    await change('done');
    await sender.drain();
    expect(puts.map(({ shown }) => shown)).toEqual(['done', 'done']);
    await sender.drain();
    expect(puts).toHaveLength(2);
  });

  it('leaves a card alone that would look the same', async () => {
    const { change, sender, puts, row } = await sentToBoth();
    await change('in-progress');
    await sender.drain();
    await change('in-progress');
    await sender.drain();
    expect(puts).toHaveLength(2);
    expect(await row()).toMatchObject({ refresh_at: null, shown: 'in-progress' });
  });

  it('leaves cards alone that do not hold the line, and those older than two weeks', async () => {
    const { change, sender, puts, queue, clock } = await sentToBoth();
    await queue(aReminder(ANA, '2025-03-04', ['B1']));
    await sender.drain();
    clock.forward({ hours: 14 * 24 + 1 });
    await change('done');
    await sender.drain();
    expect(puts).toEqual([]);
  });

  const news = (payload: OutboxPayload, key = 'k'): OutboxMessage => ({
    ...{ personOid: ANA, kind: payload.kind, key, payload },
  });
  it.each<[string, OutboxMessage]>([
    ['a line offered', news({ kind: 'handed-over', itemKey: 'A1', fromOid: BO, reason: 'ferie' })],
    ['an answer', news({ kind: 'hand-over-answered', itemKey: 'A1', byOid: BO, accepted: true })],
    ['help that was promised', news({ kind: 'help-taken', itemKey: 'A1', byOid: BO })],
    ['a risk to assess again', news({ kind: 'reassess', code: 'A' })],
    [
      'the week’s digest that offers it',
      news({ kind: 'digest', day: DAY, scope: 'BAL', lines: ['A1'] }, DAY),
    ],
  ])('draws the card of %s again when the line changes', async (_, message) => {
    const { install, queue, sender, change, puts } = opened();
    await install();
    await queue(message);
    await sender.drain();
    await change('done');
    await sender.drain();
    expect(puts.map(({ card }) => card.kind)).toEqual([message.kind]);
  });

  it('draws a risk’s card again when the risk is assessed', async () => {
    const { install, queue, sender, records, db, puts } = opened();
    await install();
    await queue(news({ kind: 'reassess', code: 'A' }));
    await sender.drain();
    await db.updateTable('outbox').set({ shown: 'asks' }).execute();
    const risk = { code: 'A', title: 'Rekruttering', strategy: 'reduce' } as const;
    await records.transaction((tx) => tx.save('TfRisks', { ...risk, status: 'measures-done' }));
    await sender.drain();
    expect(puts).toHaveLength(1);
  });

  it.each<[string, OutboxMessage]>([
    ['a clash', news({ kind: 'clash', itemKey: 'A1', fields: [] })],
    ['a digest that does not offer it', news({ kind: 'digest', day: DAY, scope: 'BAL', lines: ['B1'] }, DAY)],
    [
      'a digest of the week before',
      news({ kind: 'digest', day: '2025-02-24', scope: 'BAL', lines: ['A1'] }, '2025-02-24'),
    ],
  ])('leaves the card of %s as it is', async (_, message) => {
    const { install, queue, sender, change, puts } = opened();
    await install();
    await queue(message);
    await sender.drain();
    await change('done');
    await sender.drain();
    expect(puts).toEqual([]);
  });

  it('leaves the card somebody has just pressed alone for a while, as it shows the answer already', async () => {
    const { db, change, sender, puts } = await sentToBoth();
    await change('done', ANA, 'card');
    await noteShown(db, `card-${ANA}-${DAY}`, async () => 'done');
    await sender.drain();
    expect(puts.map(({ card }) => card.personOid)).toEqual([BO]);
    await sender.drain(20_000);
    expect(puts.map(({ card }) => card.personOid)).toEqual([BO]);
  });

  it('draws another card of somebody who pressed one a little later', async () => {
    const { change, sender, puts } = await sentToBoth();
    await change('done', ANA, 'card');
    await sender.drain(20_000);
    expect(puts.map(({ card, at }) => [card.personOid, at])).toEqual([
      [BO, '2025-03-03T07:30:00Z'],
      [ANA, '2025-03-03T07:30:15Z'],
    ]);
  });

  it('draws a card again for a change that came while it was being put', async () => {
    const all = await sentToBoth(async (_card, time) => {
      if (time === 1) await all.change('done');
      return { outcome: 'sent', activityId: '' };
    });
    await all.change('in-progress');
    await all.sender.drain();
    const ofAna = all.puts.filter(({ card }) => card.personOid === ANA);
    expect(ofAna.map(({ shown }) => shown)).toEqual(['in-progress', 'done']);
    expect(await all.row()).toMatchObject({ refresh_at: null, refresh_lease: null, shown: 'done' });
  });

  it('obeys Teams when it is asked to wait, and tries again what was lost on the way', async () => {
    const { change, sender, puts } = await sentToBoth((_card, time) => {
      if (time === 1) return { outcome: 'throttled', retryAfterSeconds: 7 };
      return time === 2 ? { outcome: 'in-doubt', code: 'ECONNRESET' } : { outcome: 'sent', activityId: '' };
    });
    await change('done');
    await sender.drain(60_000);
    // Both are put side by side, and whoever comes first is asked to wait.
    const [throttled, lost] = puts.map(({ card }) => card.personOid);
    expect(new Set([throttled, lost])).toEqual(new Set([ANA, BO]));
    expect(puts.map(({ card, at }) => [card.personOid, at])).toEqual([
      [throttled, '2025-03-03T07:30:00Z'],
      [lost, '2025-03-03T07:30:00Z'],
      [lost, '2025-03-03T07:30:02Z'],
      [throttled, '2025-03-03T07:30:07Z'],
    ]);
  });

  it('marks a card the person has deleted, and asks no more about it; the chat stays open', async () => {
    const { change, sender, puts, row, conversations } = await sentToBoth(() => ({
      outcome: 'unreachable',
      code: NO_CARD,
    }));
    await change('in-progress');
    await sender.drain();
    expect((await row()).card_gone_at).not.toBeNull();
    await change('done');
    await sender.drain();
    expect(puts).toHaveLength(2);
    expect(await conversations.personalOf(ANA)).not.toHaveProperty('blocked');
  });

  it('closes a chat that Teams says is closed', async () => {
    const { change, sender, conversations } = await sentToBoth(() => ({
      outcome: 'unreachable',
      code: 'ConversationBlockedByUser',
    }));
    await change('done');
    await sender.drain();
    expect(await conversations.personalOf(ANA)).toMatchObject({ blocked: 'ConversationBlockedByUser' });
  });

  it('keeps to the pace of the chat, together with messages', async () => {
    const all = opened();
    const { install, queue, sender, change, puts, records } = all;
    await install(ANA);
    await records.transaction((tx) => tx.save('TfMeasures', aMeasure()));
    const news = (n: number): OutboxMessage => ({
      personOid: ANA,
      kind: 'handed-over',
      key: `A1/${n}`,
      payload: { kind: 'handed-over', itemKey: 'A1', fromOid: BO, reason: 'ferie' },
    });
    await queue(...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map(news));
    await sender.drain(60_000);
    all.clock.forward({ seconds: 60 });
    const began = all.clock.now();
    await change('done');
    await sender.drain(60_000);
    const seconds = puts.map(({ at }) => (new Date(at).getTime() - began.epochMilliseconds) / 1000);
    expect(seconds).toEqual([0, 0, 0, 0, 0, 0, 0, 1, 2, 2]);
  });
});
