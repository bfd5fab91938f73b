import { z } from 'zod';

const text = z.string().optional().catch(undefined);
const texts = z.array(z.string().catch('')).catch([]);
const rows = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.array(z.object(shape).or(z.unknown().transform(() => undefined))).catch([]);

/**
 * What the import files refer to each other by, as far as it can be read: a file with a fault of shape is checked
 * for all its other faults too, so that a person mends it once.
 */
export const LooseProgramme = z
  .object({
    units: rows({ code: text }),
    roles: rows({ id: text }),
    risks: rows({ code: text }),
    measures: rows({ id: text, risk: text, responsible: text }),
    projects: rows({ number: text, unit: text, start: text, end: text }),
    budget2025: z
      .object({
        projects: rows({ number: text, unit: text }),
        office: rows({ unit: text }),
        developers: rows({ unit: text }),
      })
      .catch({ projects: [], office: [], developers: [] }),
  })
  .catch({
    units: [],
    roles: [],
    risks: [],
    measures: [],
    projects: [],
    budget2025: { projects: [], office: [], developers: [] },
  });
export type LooseProgramme = z.infer<typeof LooseProgramme>;

export const LooseDirectory = z
  .object({ users: rows({ id: text, unit: text, roles: texts }) })
  .catch({ users: [] });
export type LooseDirectory = z.infer<typeof LooseDirectory>;
