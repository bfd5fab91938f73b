import { z } from 'zod';
import { IsoDate } from './dates.ts';
import { Language, Role } from './people.ts';
import { RiskCode } from './risks.ts';
import { Unit, UnitCode } from './units.ts';
import { Cadence, MeasureKey } from './work.ts';

const Text = z.string().min(1);
const InTwoLanguages = z.strictObject({ nb: Text, en: Text });
const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const Kroner = z.int();
const ByUnit = z.partialRecord(UnitCode, Kroner);

const Amounts = { carriedOver: Kroner, applied: Kroner, total: Kroner };
const ProjectBudget = z.strictObject({
  number: Text.nullable(),
  name: Text,
  unit: UnitCode,
  area: Text,
  ...Amounts,
});
const OfficeBudget = z.strictObject({
  number: Text.nullable(),
  name: Text,
  unit: UnitCode,
  reallocated: Kroner,
  ...Amounts,
});
const DeveloperBudget = z.strictObject({ name: Text, unit: UnitCode, ...Amounts });

const Budget = z.strictObject({
  currency: z.literal('NOK'),
  exclVat: z.literal(true),
  projects: z.array(ProjectBudget),
  office: z.array(OfficeBudget),
  developers: z.array(DeveloperBudget),
  published: z.strictObject({
    projects: z.strictObject(Amounts),
    office: z.strictObject(Amounts),
    developers: z.strictObject(Amounts),
    administration: z.strictObject({ total: Kroner }),
    grand: z.strictObject(Amounts),
  }),
  publishedNote: Text,
  matching: Text,
});

const PlannedMeasure = z.strictObject({
  id: MeasureKey,
  risk: RiskCode,
  title: InTwoLanguages,
  cadence: Cadence,
  due: IsoDate,
  responsible: Role,
});
export type PlannedMeasure = z.infer<typeof PlannedMeasure>;

const PlannedProject = z.strictObject({
  name: Text,
  unit: UnitCode,
  start: Month,
  end: Month,
  young: z.boolean(),
  number: Text,
  summary: Text,
});
export type PlannedProject = z.infer<typeof PlannedProject>;

/** The programme's own figures, as `programme-2025.json` holds them; an unknown field is a fault. */
export const ProgrammeFile = z.strictObject({
  source: Text,
  programme: z.strictObject({
    name: Text,
    year: z.int(),
    ends: IsoDate,
    referenceDate: IsoDate,
    referenceDateNote: Text,
  }),
  units: z.array(z.strictObject(Unit.shape)).min(1),
  roles: z.array(
    z.strictObject({ id: Role, nb: Text, en: Text, count: z.int().optional(), note: Text.optional() }),
  ),
  risks: z.array(z.strictObject({ code: RiskCode, title: InTwoLanguages, about: InTwoLanguages })).min(1),
  measures: z.array(PlannedMeasure),
  measuresNote: Text,
  projects: z.array(PlannedProject),
  projectsNote: Text,
  budget2025: Budget,
  needs2025: z.strictObject({
    note: Text,
    ongoing: ByUnit,
    new: ByUnit,
    implementation: ByUnit,
    publishedTotals: z.strictObject({ ongoing: Kroner, new: Kroner, implementation: Kroner, sum: Kroner }),
  }),
  events2025: z.array(z.strictObject({ name: Text, date: IsoDate })),
  applicationRounds2025: z.array(Month),
  phases: z.array(Text),
});
export type ProgrammeFile = z.infer<typeof ProgrammeFile>;

/** The people; whatever else the directory's file holds is not ours to judge. */
export const DirectoryFile = z.looseObject({
  users: z
    .array(
      z.strictObject({
        id: z.guid(),
        displayName: Text,
        userPrincipalName: Text,
        roles: z.array(Role),
        unit: UnitCode,
        language: Language,
      }),
    )
    .min(1),
});
export type DirectoryFile = z.infer<typeof DirectoryFile>;
