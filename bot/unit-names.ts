import { type ProgrammeState, type UnitCode, unitsIn } from '../programme/index.ts';

/** The units by name; one the settings do not list goes by its code. */
export const unitNames = ({ settings }: Pick<ProgrammeState, 'settings'>): ((code: UnitCode) => string) => {
  const names = new Map(unitsIn(settings).map(({ code, name }) => [code, name]));
  return (code) => names.get(code) ?? code;
};
