import type { Obstacle } from '../api/projects-reply.ts';
import type { Place } from '../place/place.ts';

const folded = (text: string): string => text.toLocaleLowerCase('nb');

/** The obstacles a unit has met that have every word searched for. */
export const chooseObstacles = (
  obstacles: readonly Obstacle[],
  { unit, search }: Pick<Place, 'unit' | 'search'>,
): Obstacle[] => {
  const words = folded(search).split(/\s+/).filter(Boolean);
  return obstacles.filter(
    (obstacle) =>
      (unit === undefined || obstacle.unit === unit || obstacle.alsoUnits.includes(unit)) &&
      words.every((word) =>
        folded(`${obstacle.key} ${obstacle.text} ${obstacle.tried ?? ''}`).includes(word),
      ),
  );
};
