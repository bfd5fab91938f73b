import type { Piece } from './pieces.ts';

/** A line as it is drawn: its pieces, and how wide they are without the space at the end. */
export type Line = { pieces: readonly Piece[]; width: number };
type Measure = (piece: Piece) => number;

type Word = { pieces: Piece[]; width: number; bare: number };

const trimmed = (pieces: readonly Piece[]): Piece[] =>
  pieces.map((piece, at) =>
    at === pieces.length - 1 ? { ...piece, text: piece.text.replace(/ +$/, '') } : piece,
  );

const wordOf = (pieces: Piece[], measure: Measure): Word => {
  const sum = (all: readonly Piece[]) => all.reduce((width, piece) => width + measure(piece), 0);
  return { pieces, width: sum(pieces), bare: sum(trimmed(pieces)) };
};

/** Words with the spaces after them; what changes face within a word stays one word. */
const wordsOf = (pieces: readonly Piece[]): Piece[][] => {
  const words: Piece[][] = [];
  let open = false;
  for (const piece of pieces) {
    for (const text of piece.text.match(/[^ ]* *(?=[^ ]|$)/g) ?? []) {
      if (text === '') continue;
      const word = open ? words.at(-1) : undefined;
      if (word) word.push({ ...piece, text });
      else words.push([{ ...piece, text }]);
      open = !text.endsWith(' ');
    }
  }
  return words;
};

/** The most that fits of so many: grown while it fits, then halved to, so that what lies far beyond is never measured. */
const mostOf = (all: number, fits: (count: number) => boolean): number => {
  let [least, over] = [1, 2];
  while (over <= all && fits(over)) [least, over] = [over, 2 * over];
  over = Math.min(over, all + 1);
  while (over - least > 1) {
    const middle = Math.floor((least + over) / 2);
    if (fits(middle)) least = middle;
    else over = middle;
  }
  return least;
};

/** As much of a piece as fits, at least one character, ending after a mark such as a hyphen where there is one. */
const cut = (piece: Piece, room: number, measure: Measure): [Piece, Piece] => {
  const characters = [...piece.text];
  const first = (count: number) => characters.slice(0, count).join('');
  const most = mostOf(characters.length, (count) => measure({ ...piece, text: first(count) }) <= room);
  const mark = most < characters.length ? /^.*[-/@._–](?=.)/u.exec(first(most)) : null;
  const count = mark ? [...mark[0]].length : most;
  return [
    { ...piece, text: first(count) },
    { ...piece, text: characters.slice(count).join('') },
  ];
};

/** A word longer than a line, in parts that are not. */
const broken = (word: Word, room: number, measure: Measure): Word[] => {
  if (word.bare <= room) return [word];
  const parts: Word[] = [];
  for (let rest = word.pieces; rest.length > 0; ) {
    const [piece, ...others] = rest;
    if (!piece) break;
    const [fits, left] = cut(piece, room, measure);
    parts.push(wordOf([fits], measure));
    rest = left.text === '' ? others : [left, ...others];
  }
  return parts;
};

/** Pieces with one more, which is made one with the last where nothing sets the two apart. */
const joined = (pieces: readonly Piece[], next: Piece): Piece[] => {
  const last = pieces.at(-1);
  return last && last.face === next.face && last.quiet === next.quiet && last.lang === next.lang
    ? [...pieces.slice(0, -1), { ...last, text: last.text + next.text }]
    : [...pieces, next];
};

/** Breaks pieces into lines no wider than `room`, between words, and within one only when it is longer than a line. */
export const linesOf = (pieces: readonly Piece[], room: number, measure: Measure): Line[] => {
  const words = wordsOf(pieces).flatMap((word) => broken(wordOf(word, measure), room, measure));
  const lines: { pieces: Piece[]; width: number; whole: number }[] = [];
  for (const { pieces: own, width, bare } of words) {
    const line = lines.at(-1);
    if (line && line.whole + bare <= room) {
      line.pieces = own.reduce(joined, line.pieces);
      line.width = line.whole + bare;
      line.whole += width;
    } else lines.push({ pieces: own, width: bare, whole: width });
  }
  return lines;
};

/** How wide a line must be for no word to be broken. */
export const widestWord = (pieces: readonly Piece[], measure: Measure): number =>
  Math.max(0, ...wordsOf(pieces).map((word) => wordOf(word, measure).bare));
