const entities: Readonly<Record<string, string>> = {
  '&nbsp;': ' ',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
};

/**
 * The words of a message as Teams sends it: without the mentions given, tags, entities and doubled blanks.
 * A channel sends `<p><at>Taktfast</at>&nbsp;mine</p>` where the person wrote "mine".
 */
export const plainText = (text: string, mentions: readonly string[]): string =>
  mentions
    .reduce((rest, mention) => rest.replaceAll(mention, ' '), text)
    .replaceAll(/<[^<>]*>/g, ' ')
    .replaceAll(/&(?:nbsp|lt|gt|quot|#39|amp);/g, (entity) => entities[entity] ?? ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
