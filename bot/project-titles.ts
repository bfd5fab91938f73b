import { type ProgrammeState, type Titles, titlesOf, unitsIn } from '../programme/index.ts';

/** The names of projects and units, prepared once for each state: a state is the same object until something changes. */
export const createProjectTitles = (): ((state: ProgrammeState) => Titles) => {
  const held = new WeakMap<ProgrammeState, Titles>();
  return (state) => {
    const known = held.get(state);
    if (known) return known;
    const titles = titlesOf(state.projects, unitsIn(state.settings));
    held.set(state, titles);
    return titles;
  };
};
