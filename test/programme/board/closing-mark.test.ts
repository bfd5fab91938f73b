import { describe, expect, it } from '@jest/globals';
import { type CaseEntry, closingMark } from '../../../programme/index.ts';

const entry = (seq: number, verb: CaseEntry['verb'], round = 1): CaseEntry => ({
  ...{ seq, verb, at: `2025-03-${10 + seq}T10:00:00Z`, after: { round } },
  hash: `${seq}`.padStart(64, '0'),
});
const first = [entry(1, 'prepare'), entry(2, 'open-vote'), entry(3, 'answer'), entry(4, 'close-vote')];

describe('the entry a round ended with', () => {
  it('is the one that closed the vote, as it stands in the log', () =>
    expect(closingMark(first, 1)).toEqual({
      seq: 4,
      at: '2025-03-14T10:00:00Z',
      hash: '4'.padStart(64, '0'),
    }));

  it('is the last of those that told of its end: the tie, the casting vote, and what came of it', () =>
    expect(closingMark([...first, entry(5, 'break-tie'), entry(6, 'close-vote')], 1)?.seq).toBe(6));

  it('is each round’s own when the case was opened anew', () => {
    const entries = [...first, entry(5, 'reopen', 2), entry(6, 'answer', 2), entry(7, 'close-vote', 2)];
    expect(closingMark(entries, 1)?.seq).toBe(4);
    expect(closingMark(entries, 2)?.seq).toBe(7);
  });

  it('is found also where a draft was withdrawn and taken up again before it was ever opened', () =>
    expect(closingMark([entry(0, 'withdraw'), entry(0, 'reopen'), ...first], 1)?.seq).toBe(4));

  it('is not what somebody edited in SharePoint afterwards', () =>
    expect(closingMark([...first, entry(5, 'edit-in-sharepoint')], 1)?.seq).toBe(4));

  it('is nothing for a round that has not ended', () => {
    expect(closingMark(first.slice(0, 3), 1)).toBeUndefined();
    expect(closingMark([...first, entry(5, 'reopen', 2)], 2)).toBeUndefined();
  });
});
