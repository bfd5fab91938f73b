const invisible = /[\p{Cf}\p{Mn}]/gu;

/**
 * A word as it is compared: small letters, without accents and marks nobody sees, å as a, ø as o and æ as ae, so
 * that "Söndre", "sondre" and "SØNDRE" are one.
 */
export const fold = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(invisible, '')
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae')
    .replaceAll(/[‐-―]/g, '-');
