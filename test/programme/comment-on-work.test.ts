import { describe, expect, it } from '@jest/globals';
import { commentOnWork } from '../../programme/index.ts';
import { aLead, aMeasure, aPerson, by, clockAt, LEAD, OWNER } from './build.ts';
import { fakeRecords } from './fake-records.ts';
import { expectRefusal } from './refused.ts';

const setUp = (measure = aMeasure(), today = '2025-04-01') => {
  const records = fakeRecords({ TfPeople: [aLead(), aPerson()], TfMeasures: [measure] });
  return { records, comment: commentOnWork({ records, clock: clockAt(today) }) };
};

describe('commenting', () => {
  it('puts the day, the person and the text on top of the note', async () => {
    const { comment } = setUp();
    await comment(by(OWNER), { key: 'A1', comment: 'Venter på svar' });
    const { item } = await comment(by(LEAD), { key: 'A1', comment: 'Fint' });
    expect(item.note).toBe('2025-04-01 Programleder: Fint\n2025-04-01 Ansvarlig: Venter på svar');
  });
  it('changes nothing but the note', async () => {
    const { comment } = setUp(aMeasure({ status: 'in-progress', snoozes: 2 }));
    const { item } = await comment(by(OWNER), { key: 'A1', comment: 'Ja' });
    expect(item).toEqual(aMeasure({ status: 'in-progress', snoozes: 2, note: '2025-04-01 Ansvarlig: Ja' }));
  });
  it('logs the note before and after', async () => {
    const { records, comment } = setUp(aMeasure({ note: 'Fra lista' }));
    await comment(by(OWNER), { key: 'A1', comment: 'Ja' });
    expect(records.held().actions).toMatchObject([
      {
        verb: 'comment',
        before: { note: 'Fra lista' },
        after: { note: '2025-04-01 Ansvarlig: Ja\nFra lista' },
      },
    ]);
  });
  it('is one line of the note, whatever line breaks the text has', async () => {
    const { comment } = setUp();
    const { item } = await comment(by(OWNER), { key: 'A1', comment: 'først\r\n\r\nså\tslik' });
    expect(item.note).toBe('2025-04-01 Ansvarlig: først så slik');
  });
  it('twice with the same words on a day is kept once', async () => {
    const { records, comment } = setUp();
    const first = await comment(by(OWNER), { key: 'A1', comment: 'Ja' });
    expect(await comment(by(OWNER), { key: 'A1', comment: 'Ja' })).toEqual(first);
    expect(records.held().actions).toHaveLength(1);
  });
  it('is open also on a line that is done', async () => {
    const { comment } = setUp(aMeasure({ status: 'done', doneOn: '2025-03-31' }));
    const { item } = await comment(by(OWNER), { key: 'A1', comment: 'Takk' });
    expect(item).toMatchObject({ status: 'done', note: '2025-04-01 Ansvarlig: Takk' });
  });
  it('is refused without words, and with too many', async () => {
    const { records, comment } = setUp();
    await expectRefusal(records, () => comment(by(OWNER), { key: 'A1', comment: ' ' }), 'comment-missing');
    await expectRefusal(records, () => comment(by(OWNER), { key: 'A1' }), 'comment-missing');
    const long = { key: 'A1', comment: 'x'.repeat(20_000) };
    await expectRefusal(records, () => comment(by(OWNER), long), 'text-too-long', { limit: '1000' });
  });
});

describe('a note', () => {
  it('keeps at most 10 000 characters: the oldest whole lines fall out', async () => {
    const line = (n: number) => `2025-03-01 Ansvarlig: ${String(n).repeat(978)}`; // 22 + 978 = 1000 characters
    const old = [1, 2, 3, 4, 5, 6, 7, 8, 9].map(line).join('\n');
    const { comment } = setUp(aMeasure({ note: old }));
    const { item } = await comment(by(OWNER), { key: 'A1', comment: 'y'.repeat(978) });
    // Ten lines of 1000 with nine breaks between them are 10 009: one line too many.
    expect(item.note).toHaveLength(9 * 1000 + 8);
    expect(item.note?.split('\n').at(-1)).toBe(line(8));
  });
});
