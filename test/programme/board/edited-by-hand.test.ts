import { describe, expect, it } from '@jest/globals';
import type { Case } from '../../../programme/index.ts';
import { by } from '../build.ts';
import { expectRefusal } from '../refused.ts';
import { CASE, CHAIR, memberOf, OFFICER, SEATED } from './build.ts';
import { boardRoom, DEADLINE } from './room.ts';

const opened = async () => {
  const room = boardRoom();
  await room.open();
  return room;
};
const decided = async () => {
  const room = await opened();
  for (const unit of SEATED) await room.vote(memberOf(unit), 'recommend');
  return room;
};
type Room = ReturnType<typeof boardRoom>;

/** Somebody writes in the case's row in SharePoint. */
const edit = async ({ records, caseNow }: Room, change: Partial<Case>): Promise<void> => {
  const item = await caseNow();
  if (!item) throw new Error('there is no case');
  await records.transaction((tx) => tx.save('TfCases', { ...item, ...change }));
};

const expectPutBack = async (room: Room, row: Case | undefined): Promise<void> => {
  expect(await room.guard()).toEqual([CASE]);
  expect(await room.caseNow()).toEqual(row);
  expect(room.records.held().actions.at(-1)).toMatchObject({ verb: 'restore', list: 'TfCases', key: CASE });
  expect(room.kinds().slice(-2)).toEqual([
    { kind: 'case-altered', personOid: CHAIR },
    { kind: 'case-altered', personOid: OFFICER },
  ]);
};

describe('a case’s row that somebody edited by hand', () => {
  it('into a draft of a next round while the vote is on, is put back, and cannot be opened before', async () => {
    const room = await opened();
    const row = await room.caseNow();
    await edit(room, { state: 'draft', round: 2 });
    await expectRefusal(room.records, () => room.open(), 'case-not-draft', { key: CASE });
    await expectPutBack(room, row);
    expect([...room.records.held().rounds.keys()]).toEqual([`${CASE}/1`]);
  });

  it.each([1, 2])(
    'into a draft of round %i once it is decided, is put back, and its votes stand',
    async (round) => {
      const room = await decided();
      const row = await room.caseNow();
      await edit(room, { state: 'draft', round });
      await expectRefusal(room.records, () => room.open(), 'case-not-draft', { key: CASE });
      await expectPutBack(room, row);
      expect(room.roundNow()).toMatchObject({ round: 1, status: 'closed', tally: { for: 7 } });
    },
  );

  it('into a decided one after it was withdrawn, or deleted then, is put back', async () => {
    const room = await opened();
    await room.withdraw();
    const row = await room.caseNow();
    await edit(room, { state: 'decided', outcome: 'recommended' });
    await expectPutBack(room, row);
    room.records.held().rows.TfCases.delete(CASE);
    expect(await room.guard()).toEqual([CASE]);
    expect(await room.caseNow()).toEqual(row);
  });

  it('so that its next round has another number, is opened as the round after the last all the same', async () => {
    const room = await decided();
    await room.reopen();
    await edit(room, { round: 7 });
    expect(await room.guard()).toEqual([]);
    expect((await room.open()).round.round).toBe(2);
  });
});

describe('a new case', () => {
  it('never takes the number of a case whose row somebody deleted', async () => {
    const room = boardRoom({ TfCases: [] });
    const form = {
      title: 'Drøfting',
      kind: 'discussion',
      unit: 'BAL',
      affectedUnits: ['BAL'],
      text: 'Hva nå?',
    };
    const { item } = await room.prepare(by(OFFICER), form);
    await room.open(DEADLINE, item.key);
    room.records.held().rows.TfCases.delete(item.key);
    expect((await room.prepare(by(OFFICER), form)).item.key).toBe('2025-1/2');
  });
});

describe('a case taken up again', () => {
  it('tells with its next round why', async () => {
    const room = await decided();
    await room.reopen('Nye tall fra søkeren.');
    expect((await room.open()).round.reason).toBe('Nye tall fra søkeren.');
  });

  it('may be withdrawn before it is opened, and stays so until it is taken up once more', async () => {
    const room = await decided();
    await room.reopen();
    await room.withdraw();
    expect(await room.guard()).toEqual([]);
    expect(await room.caseNow()).toMatchObject({ state: 'withdrawn', round: 2 });
    await room.reopen();
    expect((await room.open()).round.round).toBe(2);
  });
});
