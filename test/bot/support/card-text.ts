const textKeys = new Set(['text', 'title', 'label', 'placeholder']);

const inlineText = (inline: unknown): string =>
  typeof inline === 'string' ? inline : textsIn(inline).join('');

/** Everything a person can read on a card, in order; a paragraph is one text. */
export const textsIn = (node: unknown): string[] => {
  if (Array.isArray(node)) return node.flatMap(textsIn);
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => {
    if (key === 'inlines' && Array.isArray(value)) return [value.map(inlineText).join('')];
    if (key === 'fallback' || key === 'data' || key === 'selectAction') return [];
    return typeof value === 'string' && textKeys.has(key) ? [value] : textsIn(value);
  });
};

/** Everything readable as one text. */
export const readable = (card: unknown): string => textsIn(card).join('\n');

type Node = Record<string, unknown>;

/** Every object in a card that fits. */
export const nodesIn = (node: unknown, fits: (node: Node) => boolean): Node[] => {
  if (Array.isArray(node)) return node.flatMap((child) => nodesIn(child, fits));
  if (typeof node !== 'object' || node === null) return [];
  const self: Node = { ...node };
  const below = Object.values(self).flatMap((child) => nodesIn(child, fits));
  return fits(self) ? [self, ...below] : below;
};
