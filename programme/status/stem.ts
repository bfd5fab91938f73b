const endings = ['enes', 'anes', 'ens', 'ets', 'ene', 'ane', 'en', 'et', 'er', 'ar', 'e', 'a', 'n', 't'];

/** A word without the ending that makes it definite, plural or a genitive; short words stay whole. */
export const stem = (word: string): string => {
  const ending = endings.find((known) => word.endsWith(known) && word.length - known.length >= 4);
  if (ending) return word.slice(0, -ending.length);
  return word.endsWith('s') && word.length > 3 ? word.slice(0, -1) : word;
};
