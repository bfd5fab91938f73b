const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
};

/** JSON with sorted keys and without absent fields: the same value always gives the same text. */
export const canonicalJson = (value: object): string => JSON.stringify(sorted(value));

/** Whether two values are the same to their last field; absent and `null` differ. */
export const sameValue = (a: unknown, b: unknown): boolean =>
  canonicalJson({ value: a }) === canonicalJson({ value: b });
