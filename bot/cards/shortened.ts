const TITLE_LIMIT = 120;

/** A title as long as a card has room for. */
export const shortened = (text: string, limit = TITLE_LIMIT): string =>
  text.length > limit ? `${text.slice(0, limit - 1).trimEnd()}…` : text;
