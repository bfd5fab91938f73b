import { z } from 'zod';
import type { Setting } from './settings.ts';
import { Unit } from './units.ts';

const Units = z.array(Unit);

/** The units by name, from the setting that lists them; none when it cannot be read. */
export const unitsIn = (settings: readonly Setting[]): Unit[] =>
  Units.safeParse(settings.find(({ key }) => key === 'units')?.value).data ?? [];
