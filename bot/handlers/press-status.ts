import type { Asking } from '../deps.ts';
import { openStatus } from './open-status.ts';
import type { PressDeps, PressResult } from './press-result.ts';
import { publishStatus } from './publish-status.ts';
import { saveObstacle } from './save-obstacle.ts';
import { saveStatus } from './save-status.ts';
import { saveUnitStatus } from './save-unit-status.ts';

/** Carries out a button of a status or an obstacle; `undefined` when the button is another's. */
export const pressStatus = (
  deps: PressDeps,
  asking: Asking,
  pressed: string,
  data: unknown,
): Promise<PressResult> | undefined => {
  const isReworded = pressed.endsWith('/reword');
  const verb = isReworded ? pressed.slice(0, -'/reword'.length) : pressed;
  switch (verb) {
    case 'status/save':
    case 'status/correct':
      return saveStatus(deps, asking, [verb, isReworded], data);
    case 'status/save-all':
      return saveUnitStatus(deps, asking, isReworded, data);
    case 'status/publish':
      return publishStatus(deps, asking, data);
    case 'status/edit':
    case 'status/new':
      return Promise.resolve(openStatus(asking, verb, data));
    case 'obstacle/save':
    case 'obstacle/join':
      return saveObstacle(deps, asking, [verb, isReworded], data);
    default:
      return undefined;
  }
};
