import type { Project } from '../projects.ts';
import type { Setting } from '../settings.ts';
import { unitsIn } from '../unit-list.ts';
import { type Unit, UnitCode } from '../units.ts';
import type { Round } from './round.ts';

/** A unit by the name people know it by. */
export type NamedUnit = Pick<Unit, 'code' | 'name'>;

const unasked: readonly UnitCode[] = ['DOU', 'STAT'];

/** The units a round asks: the districts and the agency, in the programme's order; by their codes where no names are. */
export const askedUnits = (settings: readonly Setting[]): NamedUnit[] => {
  const named = unitsIn(settings);
  return UnitCode.options
    .filter((code) => !unasked.includes(code))
    .map((code) => ({ code, name: named.find((unit) => unit.code === code)?.name ?? code }));
};

const byTitle = (a: Project, b: Project): number =>
  a.title.localeCompare(b.title, 'nb') || a.key.localeCompare(b.key);

/** The projects of a unit a round is about: those under way on the day it starts. */
export const projectsOf = (
  { start }: Pick<Round, 'start'>,
  unit: UnitCode,
  projects: readonly Project[],
): Project[] =>
  projects
    .filter((project) => project.unit === unit && project.start <= start && start <= project.end)
    .toSorted(byTitle);
