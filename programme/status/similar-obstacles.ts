import { fold } from './fold.ts';
import type { Obstacle } from './obstacle.ts';
import { isKnownWord } from './phrases.ts';
import { stem } from './stem.ts';

// Words every obstacle is told with, which make no two of them alike.
const common = new Set(
  (
    'hindring hindrer hindrar problem vanskelig vanskeleg mangler manglar ikke ikkje kan kunne skal må vil blir når ' +
    'fordi slik også mellom etter under over noe noko mange flere fleire barn barnet unge tjeneste tjenester teneste ' +
    'tenester bydel bydelen skole skolen skule arbeid arbeidet the and that with for from not cannot because there ' +
    'this have has are was children service services'
  ).split(' '),
);

const SHORTEST = 4;
const SIMILAR = 0.3;

/** Groups of three letters of the words that tell, by their stems: compounds and endings then still meet. */
const piecesOf = (text: string): Set<string> => {
  const words = (fold(text).match(/[\p{L}\d]+/gu) ?? []).filter(
    (word) => word.length >= SHORTEST && !common.has(word) && !isKnownWord(word),
  );
  return new Set(
    words.flatMap((word) => {
      const root = stem(word);
      return Array.from({ length: Math.max(1, root.length - 2) }, (_, at) => root.slice(at, at + 3));
    }),
  );
};

const likeness = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  const shared = [...a].filter((piece) => b.has(piece)).length;
  return Math.min(a.size, b.size) === 0 ? 0 : (2 * shared) / (a.size + b.size);
};

/** How many are shown before a new one is made. */
const MOST = 3;

/** Obstacles already reported that say much the same, the likest first; those that are solved are left out. */
export const similarObstacles = (text: string, obstacles: readonly Obstacle[]): Obstacle[] => {
  const pieces = piecesOf(text);
  return obstacles
    .filter(({ status }) => status !== 'solved')
    .map((obstacle) => ({ obstacle, likeness: likeness(pieces, piecesOf(obstacle.text)) }))
    .filter((found) => found.likeness >= SIMILAR)
    .toSorted((a, b) => b.likeness - a.likeness)
    .slice(0, MOST)
    .map(({ obstacle }) => obstacle);
};
