import { closeRound, deliverReport, openRound, saveAnswers } from '../../../programme/index.ts';
import { conversationsIn } from '../../../teams-app/delivery/conversations.ts';
import { createSender } from '../../../teams-app/delivery/sender.ts';
import { recordsIn } from '../../../teams-app/store/records.ts';
import { by, LEAD } from '../../programme/build.ts';
import { ADVISER, BJERKE, developerOf, people, units } from '../../programme/rounds/build.ts';
import { clockAt, emptied, jobsNoted, noLog, onEachDatabase, waitsIn } from '../store/databases.ts';

const reference = (id: string) => ({
  channelId: 'msteams',
  serviceUrl: 'https://smba.trafficmanager.net/emea/',
  bot: { id: '28:bot' },
  conversation: { id, tenantId: 'tenant' },
});

onEachDatabase("a status round's cards", (database) => {
  beforeEach(() => emptied(database().store));

  /** A sender whose posts and new drawings are noted by chat and kind, on a day at eleven in Oslo. */
  const opened = async ({ channel, day = '2025-04-22' }: { channel: boolean; day?: string }) => {
    const { db } = database().store;
    const clock = clockAt(`${day}T09:00:00Z`);
    const records = recordsIn({ db, clock, jobs: jobsNoted() });
    const conversations = conversationsIn({ db, clock });
    const [posts, puts]: [string[], string[]] = [[], []];
    const drawings: string[] = [];
    const sender = createSender({
      ...{ db, clock, log: noLog, oneProcess: false, random: () => 1, pollMs: 60_000 },
      waitUntil: waitsIn(clock),
      rest: {
        sleep: async (milliseconds) => clock.forward({ milliseconds: Math.ceil(milliseconds) }),
        wake: () => undefined,
      },
      post: async ({ conversation, kind }) => {
        posts.push(`${conversation.id} ${kind}`);
        return { outcome: 'sent', activityId: `card-${posts.length}`, shown: '' };
      },
      redraw: async ({ conversation, kind }) => {
        drawings.push(kind);
        return {
          shown: `drawn ${drawings.length}`,
          put: async () => {
            puts.push(`${conversation.id} ${kind}`);
            return { outcome: 'sent', activityId: '' };
          },
        };
      },
    });
    for (const { oid } of people())
      await conversations.save({
        id: `chat-${oid}`,
        kind: 'personal',
        personOid: oid,
        reference: reference(`chat-${oid}`),
      });
    if (channel)
      await conversations.save({ id: '19:office', kind: 'channel', reference: reference('19:office') });
    await records.transaction(async (tx) => {
      for (const person of people()) await tx.save('TfPeople', person);
      await tx.save('TfSettings', units);
    });
    const deps = { records, clock };
    const since = async (act: () => Promise<unknown>) => {
      puts.length = 0;
      await act();
      await sender.drain();
      return puts.toSorted();
    };
    return { deps, sender, clock, posts, since };
  };

  const place = { period: '2025-T1' };

  it('go to each unit, and the office’s to its channel, where it follows every answer', async () => {
    const { deps, sender, posts, since } = await opened({ channel: true });
    await openRound(deps)(by(LEAD), place);
    await sender.drain();
    const cards = (['BAL', 'BBJ', 'BGO', 'BGR', 'BSR', 'BSN', 'UDE'] as const).map(
      (unit) => `chat-${developerOf(unit)} round`,
    );
    expect(posts.toSorted()).toEqual(['19:office round-board', ...cards].toSorted());
    expect(
      await since(() => saveAnswers(deps)(by(BJERKE), { ...place, seen: 0, answers: { summary: 'Bra' } })),
    ).toEqual(['19:office round-board']);
    expect(await since(() => deliverReport(deps)({ oid: BJERKE, via: 'tab' }, place))).toContain(
      `chat-${BJERKE} round`,
    );
    expect(await since(() => closeRound(deps)(by(LEAD), place))).toEqual(['19:office round-board']);
  });

  it('go to each one of the office where no channel is known', async () => {
    const { deps, sender, posts } = await opened({ channel: false });
    await openRound(deps)(by(LEAD), place);
    await sender.drain();
    expect(posts.filter((post) => post.endsWith('round-board')).toSorted()).toEqual(
      [`chat-${LEAD} round-board`, `chat-${ADVISER} round-board`].toSorted(),
    );
  });

  it('wait for a day of work', async () => {
    const { deps, sender, posts, clock } = await opened({ channel: true, day: '2025-04-26' });
    await openRound(deps)(by(LEAD), place);
    await sender.drain();
    expect(posts).toEqual(['19:office round-board']);
    // Monday at nine in Oslo, when what was left of days off may come.
    clock.forward({ hours: 46 });
    await sender.drain();
    expect(posts).toHaveLength(8);
  });
});
