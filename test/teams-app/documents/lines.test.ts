import fc from 'fast-check';
import type { Face } from '../../../teams-app/documents/fonts.ts';
import { linesOf, widestWord } from '../../../teams-app/documents/lines.ts';
import type { Piece } from '../../../teams-app/documents/pieces.ts';

const face = (name: string): Face => ({ name, data: Buffer.alloc(0), has: () => true });
const [plain, other] = [face('plain'), face('other')];

/** Every character is one wide. */
const measure = ({ text }: Piece): number => [...text].length;
const piece = (text: string, own: Partial<Piece> = {}): Piece => ({
  ...{ text, face: plain, quiet: false, lang: undefined },
  ...own,
});
const broken = (room: number, ...pieces: Piece[]) =>
  linesOf(pieces, room, measure).map((line) => line.pieces.map(({ text }) => text).join('|'));

describe('breaking words into lines', () => {
  it('breaks between words, and keeps the space at the end of the line, which takes no room', () => {
    expect(broken(11, piece('Kurs i prosjekteierskap nå'))).toEqual(['Kurs i ', 'prosjekteie', 'rskap nå']);
    expect(broken(6, piece('Kurs i'))).toEqual(['Kurs i']);
    expect(linesOf([piece('Kurs i ')], 6, measure)[0]?.width).toBe(6);
  });

  it('breaks a word that is longer than a line after a mark, where it has one', () => {
    expect(broken(10, piece('https://oslo.kommune.no/x'))).toEqual(['https://', 'oslo.', 'kommune.', 'no/x']);
    expect(broken(4, piece('A4-BAL'))).toEqual(['A4-', 'BAL']);
  });

  it('does not break a word where another font or language begins', () => {
    expect(broken(9, piece('i Kárá'), piece('š', { face: other }), piece('johka nå'))).toEqual([
      'i Kárá|š',
      'johka nå',
    ]);
    expect(broken(11, piece('i Kárá'), piece('š', { face: other }), piece('johka nå'))).toEqual([
      'i ',
      'Kárá|š|johka ',
      'nå',
    ]);
  });

  it('keeps apart what is told in different ways, and together what is not', () => {
    expect(broken(99, piece('a '), piece('b '), piece('c', { lang: 'nb-NO' }))).toEqual(['a b |c']);
  });

  it('loses nothing, and makes no line wider than there is room for', () => {
    const words = fc.array(fc.tuple(fc.string({ unit: fc.constantFrom(...'abå -/.') }), fc.boolean()));
    fc.assert(
      fc.property(words, fc.integer({ min: 1, max: 30 }), (given, room) => {
        const pieces = given.map(([text, first]) => piece(text, { face: first ? plain : other }));
        const lines = linesOf(pieces, room, measure);
        const all = lines.flatMap((line) => line.pieces.map(({ text }) => text)).join('');
        expect(all).toBe(given.map(([text]) => text).join(''));
        for (const { width } of lines) expect(width).toBeLessThanOrEqual(room);
      }),
    );
  });

  it('looks at an endless word a line at a time', () => {
    let looked = 0;
    const counting = (given: Piece): number => {
      looked += given.text.length;
      return measure(given);
    };
    const endless = 'x'.repeat(4_000);
    expect(linesOf([piece(endless)], 40, counting)).toHaveLength(100);
    // Whole a few times, and then each line as often as it takes to halve its way to its end.
    expect(looked).toBeLessThan(20 * endless.length);
  });

  it('knows how much room the longest word takes', () => {
    expect(widestWord([piece('Bydel Søndre Nordstrand ')], measure)).toBe(10);
    expect(widestWord([], measure)).toBe(0);
  });
});
