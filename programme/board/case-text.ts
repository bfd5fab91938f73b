import { createHash } from 'node:crypto';
import { canonicalJson } from '../canonical-json.ts';
import type { Case } from './case.ts';
import { Asked } from './voting-round.ts';

/** What a case asks of the board, without what is worked out about it. */
export const askedIn = (item: Case): Asked => Asked.parse(item);

/** What was asked, as one hash: SHA-256, in hexadecimal, over every field the board is shown. */
export const textHashOf = (asked: Asked): string =>
  createHash('sha256').update(canonicalJson(asked)).digest('hex');
