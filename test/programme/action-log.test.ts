import { describe, expect, it } from '@jest/globals';
import {
  type Action,
  type ChainedAction,
  chainHash,
  FIRST_HASH,
  verifyChain,
} from '../../programme/index.ts';

const anAction = (key: string): Action => ({
  at: '2025-03-24T08:30:00Z',
  actor: '7a1f0000-0000-4000-8000-000000000101',
  via: 'card',
  verb: 'finish',
  list: 'TfMeasures',
  key,
  before: { status: 'in-progress' },
  after: { status: 'done', doneOn: '2025-03-24' },
});

const chainOf = (...actions: Action[]): ChainedAction[] => {
  const rows: ChainedAction[] = [];
  for (const [index, action] of actions.entries()) {
    const previousHash = rows.at(-1)?.hash ?? FIRST_HASH;
    rows.push({ seq: index + 1, action, previousHash, hash: chainHash(previousHash, action) });
  }
  return rows;
};
const five = () => chainOf(...['A1', 'A2', 'A3', 'A4', 'B1'].map(anAction));
const renumbered = (rows: ChainedAction[]) => rows.map((row, index) => ({ ...row, seq: index + 1 }));

describe('the hash of an entry', () => {
  it('is the SHA-256 of the hash before it, a line break and the entry with sorted keys', () => {
    // printf '%s\n%s' 00…00 '{"actor":"7a1f…","after":{"doneOn":…' | sha256sum
    expect(chainHash(FIRST_HASH, anAction('A1'))).toBe(
      '3af2aac382062dc64f24f4aa99e2aa880707ee6426e305e5f19471035b8eaeef',
    );
  });
  it('does not depend on the order the fields were written in', () => {
    const { at, ...rest } = anAction('A1');
    expect(chainHash(FIRST_HASH, { ...rest, at, after: { doneOn: '2025-03-24', status: 'done' } })).toBe(
      chainHash(FIRST_HASH, anAction('A1')),
    );
  });
  it('depends on the entry before it and on every field', () => {
    const hashes = [
      chainHash(FIRST_HASH, anAction('A1')),
      chainHash('f'.repeat(64), anAction('A1')),
      chainHash(FIRST_HASH, anAction('A2')),
      chainHash(FIRST_HASH, { ...anAction('A1'), reason: 'syk' }),
      chainHash(FIRST_HASH, { ...anAction('A1'), after: { status: 'done' } }),
    ];
    expect(new Set(hashes).size).toBe(5);
  });
});

describe('verifying the log', () => {
  it('finds nothing wrong with an intact log, nor with an empty one', () => {
    expect(verifyChain(five())).toEqual([]);
    expect(verifyChain([], FIRST_HASH)).toEqual([]);
  });
  it('reads the entries by their number, whatever order they come in, and minds no unused numbers', () => {
    expect(verifyChain(five().reverse())).toEqual([]);
    expect(verifyChain(five().map((row) => ({ ...row, seq: row.seq * 10 })))).toEqual([]);
  });
  it('names an entry whose content was changed', () => {
    const rows = five().map((row) => (row.seq === 3 ? { ...row, action: anAction('H4') } : row));
    expect(verifyChain(rows)).toEqual([{ seq: 3, reason: 'changed' }]);
  });
  it('names the entry after one that was changed and hashed anew', () => {
    const rows = five().map((row) => {
      const action = anAction('H4');
      return row.seq === 3 ? { ...row, action, hash: chainHash(row.previousHash, action) } : row;
    });
    expect(verifyChain(rows)).toEqual([{ seq: 4, reason: 'missing-before' }]);
  });
  it('names the entry whose predecessor was removed', () => {
    expect(verifyChain(five().filter(({ seq }) => seq !== 3))).toEqual([
      { seq: 4, reason: 'missing-before' },
    ]);
    expect(verifyChain(five().filter(({ seq }) => seq !== 1))).toEqual([
      { seq: 2, reason: 'missing-before' },
    ]);
  });
  it('names a copy of an entry, and not those it was copied past', () => {
    const rows = five();
    const copies = rows.filter(({ seq }) => seq === 2).map((row) => ({ ...row, seq: 9 }));
    expect(verifyChain([...rows, ...copies], rows.at(-1)?.hash)).toEqual([
      { seq: 9, reason: 'out-of-place' },
    ]);
  });
  it('names an entry that was put in', () => {
    const rows = five();
    const action = anAction('H4');
    const previousHash = rows[1]?.hash ?? '';
    const forged = { seq: 0, action, previousHash, hash: chainHash(previousHash, action) };
    expect(verifyChain(renumbered(rows.toSpliced(2, 0, forged)))).toEqual([
      { seq: 3, reason: 'out-of-place' },
    ]);
  });
  it('names entries that changed places', () => {
    const [a, b, c, d, e] = five();
    const swapped = [a, c, b, d, e].flatMap((row) => (row ? [row] : []));
    expect(verifyChain(renumbered(swapped))).toEqual([
      { seq: 2, reason: 'out-of-place' },
      { seq: 3, reason: 'out-of-place' },
    ]);
  });
  it('finds entries cut off at the end when the head was noted elsewhere', () => {
    const rows = five();
    const head = rows.at(-1)?.hash ?? '';
    expect(verifyChain(rows, head)).toEqual([]);
    expect(verifyChain(rows.slice(0, 4), head)).toEqual([{ seq: 5, reason: 'missing-before' }]);
    expect(verifyChain([], head)).toEqual([{ seq: 1, reason: 'missing-before' }]);
  });
});
