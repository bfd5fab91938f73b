import { createHash } from 'node:crypto';
import type { Action } from './actions.ts';
import { canonicalJson } from './canonical-json.ts';

/** What the first entry of the log is chained to. */
export const FIRST_HASH = '0'.repeat(64);

/** An entry as it stands in the store. */
export type ChainedAction = { seq: number; action: Action; previousHash: string; hash: string };

/**
 * What is wrong with an entry. `changed`: its content is not what was hashed. `missing-before`: the entry it
 * follows is gone or was rewritten. `out-of-place`: it was put in or moved, for the chain passes it by.
 */
export type ChainFault = { seq: number; reason: 'changed' | 'missing-before' | 'out-of-place' };

/** The hash that ties an entry to the one before it: SHA-256, in hexadecimal, of both. */
export const chainHash = (previousHash: string, action: Action): string =>
  createHash('sha256')
    .update(`${previousHash}\n${canonicalJson(action)}`)
    .digest('hex');

const contentFaults = (rows: ChainedAction[]): ChainFault[] =>
  rows
    .filter(({ previousHash, action, hash }) => chainHash(previousHash, action) !== hash)
    .map(({ seq }) => ({ seq, reason: 'changed' }));

const linkFaults = (rows: ChainedAction[]): ChainFault[] => {
  const placeOf = new Map([[FIRST_HASH, -1], ...rows.map(({ hash }, place) => [hash, place] as const)]);
  return rows.flatMap(({ seq, previousHash }, place): ChainFault[] => {
    const follows = placeOf.get(previousHash);
    if (follows === undefined) return [{ seq, reason: 'missing-before' }];
    if (follows >= place) return [{ seq, reason: 'out-of-place' }];
    return rows.slice(follows + 1, place).map((passed) => ({ seq: passed.seq, reason: 'out-of-place' }));
  });
};

/** Entries that stand there already: nothing can be entered twice with one hash, so the later ones are copies. */
const copiesIn = (rows: ChainedAction[]): Set<ChainedAction> => {
  const seen = new Set<string>();
  return new Set(
    rows.filter(({ hash }) => {
      const isCopy = seen.has(hash);
      seen.add(hash);
      return isCopy;
    }),
  );
};

/**
 * Checks the whole log from its first entry; an intact one gives no fault. Entries cut off at the end are
 * found only against a head hash noted elsewhere, so one may be given.
 */
export const verifyChain = (rows: ChainedAction[], head?: string): ChainFault[] => {
  const inOrder = [...rows].sort((a, b) => a.seq - b.seq);
  const copies = copiesIn(inOrder);
  const own = inOrder.filter((row) => !copies.has(row));
  const last = own.at(-1);
  const faults = [...contentFaults(inOrder), ...linkFaults(own)];
  for (const { seq } of copies) faults.push({ seq, reason: 'out-of-place' });
  if (head !== undefined && (last?.hash ?? FIRST_HASH) !== head) {
    faults.push({ seq: (last?.seq ?? 0) + 1, reason: 'missing-before' });
  }
  const named = new Map(faults.map((fault) => [`${fault.seq} ${fault.reason}`, fault]));
  return [...named.values()].sort((a, b) => a.seq - b.seq);
};
