import type { FontTables } from './woff.ts';

/** A segment mapping to delta values (format 4): the only form Source Sans 3 comes with. */
const segmentsOf = (cmap: Buffer): Buffer => {
  const count = cmap.readUInt16BE(2);
  for (let record = 4; record < 4 + 8 * count; record += 8) {
    const table = cmap.subarray(cmap.readUInt32BE(record + 4));
    if (table.readUInt16BE(0) === 4) return table;
  }
  throw new Error('the font has no character map of format 4');
};

/**
 * The characters a font can draw, by its own character map. One it cannot draw would become an empty box, which
 * PDF/A does not allow, and of the ranges the fonts are published with they lack many.
 */
export const charactersIn = ({ tables }: FontTables): Set<number> => {
  const map = segmentsOf(tables.get('cmap')?.data ?? Buffer.alloc(4));
  const segments = map.readUInt16BE(6) / 2;
  // Four columns of one number for each segment, with two bytes of nothing after the first.
  const read = (column: number, segment: number) =>
    map.readUInt16BE(14 + 2 * (segments * column + segment) + (column > 0 ? 2 : 0));
  const characters = new Set<number>();
  for (let segment = 0; segment < segments; segment += 1) {
    const [end, start, delta, offset] = [0, 1, 2, 3].map((column) => read(column, segment));
    const place = 16 + 2 * (segments * 3 + segment) + (offset ?? 0);
    for (let code = start ?? 0; code <= (end ?? 0) && code < 0xffff; code += 1) {
      const glyph = offset ? map.readUInt16BE(place + 2 * (code - (start ?? 0))) : code + (delta ?? 0);
      if (glyph % 0x10000 !== 0) characters.add(code);
    }
  }
  return characters;
};
