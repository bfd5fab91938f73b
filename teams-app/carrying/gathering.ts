/** A row that has just been carried waits this long, so that quick edits of it come together. */
export const REST = 5_000;

/** With the way itself well below the ten seconds after which people are told that an edit is on its way. */
const LONGEST = 6_000;
// Below this, more than sixty edits go each minute at once, which is a busy day for a hundred people.
const BEGINS_AT = 0.1;
const LONGEST_AT = 0.4;

/**
 * How long an edit waits for others of the same row before it is carried. While units are plenty it goes at once;
 * the more of the minute is used, the more is worth saving, for several edits of one item cost what one costs.
 */
export const gatheringMs = ({ used, limit }: { used: number; limit: number }): number => {
  const share = (used / limit - BEGINS_AT) / (LONGEST_AT - BEGINS_AT);
  return Math.round(LONGEST * Math.min(1, Math.max(0, share)));
};
