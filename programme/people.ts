import { z } from 'zod';
import { IsoDate } from './dates.ts';
import { UnitCode } from './units.ts';

export const Role = z.enum([
  'programme-lead',
  'programme-adviser',
  'programme-officer',
  'communications-adviser',
  'developer',
  'portfolio-manager',
  'operative-board',
  'operative-board-chair',
  'operative-board-deputy',
  'state-observer',
  'strategic-board',
  'strategic-chair',
  'manager',
]);
export type Role = z.infer<typeof Role>;

/** The languages people read Taktfast in: bokmål, nynorsk and English. */
export const Language = z.enum(['nb', 'nn', 'en']);
export type Language = z.infer<typeof Language>;

/** A time of day, `22:00`. */
export const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
export type TimeOfDay = z.infer<typeof TimeOfDay>;

/** One row of the list TfPeople: who somebody is, what they may do, and who stands in for them. */
export const Person = z.object({
  oid: z.guid(),
  name: z.string().min(1),
  mail: z.string(),
  roles: z.array(Role),
  unit: UnitCode,
  deputyOid: z.guid().optional(),
  language: Language,
  absentFrom: IsoDate.optional(),
  absentTo: IsoDate.optional(),
  /** Between these times of day, in Oslo, no message comes; past midnight when the first is the later. */
  quietFrom: TimeOfDay.optional(),
  quietTo: TimeOfDay.optional(),
  /** Has left the programme: gets nothing and owns nothing. */
  left: z.boolean().optional(),
});
export type Person = z.infer<typeof Person>;
