import { z } from 'zod';

/** What differs between one registration of the app and another; named as Agents Toolkit names them (facts §8.1). */
export const Values = z.object({
  TEAMS_APP_ID: z.guid().default('7a1f0000-0000-4000-8000-0000000000a1'),
  BOT_ID: z.guid().default('7a1f0000-0000-4000-8000-0000000000b1'),
  BOT_DOMAIN: z
    .string()
    .regex(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i, 'must be a host name without https://')
    .default('taktfast.example'),
  AAD_APP_CLIENT_ID: z.guid().default('7a1f0000-0000-4000-8000-0000000000c1'),
});
export type Values = z.infer<typeof Values>;

const placeholder = /\$\{\{(\w+)\}\}/g;

/** Puts the values in the places of a template; a name that is no value is left standing, for the checks to find. */
export const filled = (template: string, values: Values): string => {
  const known = new Map(Object.entries(values));
  return template.replace(placeholder, (whole, name) => known.get(String(name)) ?? whole);
};
