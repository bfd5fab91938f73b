import { newObstacle } from '../obstacle-forms.ts';
import type { Command } from './command.ts';

/** Reports a structural obstacle; those like it that were reported before are shown first. */
export const obstacle: Command = (asking) => newObstacle(asking, asking.said.replace(/^\S+\s*/, ''));
