import { z } from 'zod';
import { type ProgrammeState, Unit, type UnitCode } from '../programme/index.ts';

const Units = z.array(Unit);

/** The units by name, from the setting that lists them; a unit it does not list goes by its code. */
export const unitNames = ({ settings }: ProgrammeState): ((code: UnitCode) => string) => {
  const units = Units.safeParse(settings.find(({ key }) => key === 'units')?.value);
  const names = new Map(units.success ? units.data.map(({ code, name }) => [code, name]) : []);
  return (code) => names.get(code) ?? code;
};
