import { describe, expect, it } from '@jest/globals';
import { by } from '../build.ts';
import { expectRefusal } from '../refused.ts';
import { CASE, CHAIR, OFFICER } from './build.ts';
import { boardRoom, voteInTurn } from './room.ts';

// The number stands at the fifth to the fifteenth character.
const reason = 'Ring 912 34 567 om dette.';
const consent = 'reason:phone:5-15';

const opened = async () => {
  const room = boardRoom();
  await room.open();
  return room;
};
type Room = Awaited<ReturnType<typeof opened>>;

const acts: readonly (readonly [string, (room: Room, more: object) => Promise<unknown>])[] = [
  [
    'longer time',
    ({ extend }, more) => extend(by(OFFICER), { key: CASE, deadline: '2025-04-02', reason, ...more }),
  ],
  ['a withdrawal', ({ withdrawAs }, more) => withdrawAs(by(OFFICER), { key: CASE, reason, ...more })],
  [
    'taking a case up again',
    async ({ reopenAs, roundNow, withdraw }, more) => {
      if (roundNow().status === 'open') await withdraw();
      return reopenAs(by(OFFICER), { key: CASE, reason, ...more });
    },
  ],
  [
    'a casting vote',
    async (room, more) => {
      if (room.roundNow().status === 'open') {
        await voteInTurn(room, [
          ['BAL', 'recommend'],
          ['BBJ', 'recommend'],
          ['BGO', 'not-recommend'],
          ['BGR', 'not-recommend'],
        ]);
        await room.close(by(CHAIR), { key: CASE });
      }
      const form = { key: CASE, round: 1, impartial: 'yes', choice: 'not-recommend', reason };
      return room.breakTie(by(CHAIR), { ...form, ...more });
    },
  ],
];

describe.each(acts)('the reason for %s', (_title, act) => {
  it('is looked over before it is kept, with what says yes to just these words', async () => {
    const room = await opened();
    await expect(act(room, {})).rejects.toMatchObject({ reason: 'personal-details' });
    await expectRefusal(room.records, () => act(room, {}), 'personal-details', { count: '1', consent });
    expect(JSON.stringify(room.records.held().actions)).not.toContain('912');
  });

  it('is kept as it stands when told to, and the log has that choice', async () => {
    const room = await opened();
    await act(room, { consent });
    expect(room.records.held().actions).toContainEqual(
      expect.objectContaining({ after: expect.objectContaining({ privacy: 'kept' }) }),
    );
  });

  it('in other words needs no yes', async () => {
    const room = await opened();
    await act(room, { reason: 'Ring oss om dette.', reworded: true });
    expect(room.records.held().actions).toContainEqual(
      expect.objectContaining({ after: expect.objectContaining({ privacy: 'reworded' }) }),
    );
  });
});
