import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { OSLO } from '../programme/index.ts';
import { because } from './config-fault.ts';

const Port = z
  .string()
  .regex(/^\d{1,5}$/, because('not-a-port'))
  .transform(Number)
  .refine((port) => port >= 1 && port <= 65_535, because('not-a-port'));
const Guid = z.guid(because('not-a-guid'));
const DatabaseUrl = z.string().regex(/^postgres(ql)?:\/\/\S+$/, because('not-a-database-url'));
const Hostname = z.string().regex(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d+)?$/i, because('not-a-hostname'));
const SitePath = z.string().regex(/^\/\S*$/, because('not-a-site-path'));
/** The app's resource units a minute; the smallest bracket holds for up to a thousand licences (facts §3.1). */
const UnitsPerMinute = z
  .string()
  .regex(/^\d{3,6}$/, because('not-a-bracket'))
  .transform(Number)
  .refine((units) => units >= 100, because('not-a-bracket'));
const needed = z.string(because('missing'));

const instantOf = (text: string): Temporal.Instant => {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    return Temporal.PlainDate.from(text).toZonedDateTime({ timeZone: OSLO, plainTime: '08:00' }).toInstant();
  }
  return /(Z|[+-]\d{2}:?\d{2})$/i.test(text)
    ? Temporal.Instant.from(text)
    : Temporal.PlainDateTime.from(text).toZonedDateTime(OSLO).toInstant();
};

/** An instant, or a day or time of day in Oslo; a day alone means eight in the morning. */
const Now = z.string().transform((text, context) => {
  try {
    return instantOf(text);
  } catch {
    context.addIssue({ code: 'custom', message: because('not-an-instant') });
    return z.NEVER;
  }
});

const Common = {
  PORT: Port.prefault('3978'),
  DATA_DIR: z.string().default('.data'),
  SHAREPOINT_UNITS_PER_MINUTE: UnitsPerMinute.prefault('1250'),
  TAKTFAST_ROLE: z.enum(['web', 'worker', 'all'], because('not-one-of')).default('all'),
};

/** The variables of a start on one's own machine. */
export const LocalEnvironment = z.object({
  ...Common,
  TAKTFAST_MODE: z.literal('local', because('not-one-of')).default('local'),
  LOCAL_TENANT_PORT: Port.prefault('4010'),
  PLAYGROUND_PORT: Port.prefault('56150'),
  PLAYGROUND: z.enum(['on', 'off'], because('not-one-of')).default('on'),
  PLAYGROUND_AS: z.string().default('programleder@taktfast.example'),
  DATABASE_URL: DatabaseUrl.optional(),
  TAKTFAST_NOW: Now.optional(),
});

/** The variables of a real tenant, named as botbuilder and Agents Toolkit name them (facts §5.16). */
export const TenantEnvironment = z.object({
  ...Common,
  TAKTFAST_MODE: z.literal('tenant'),
  DATABASE_URL: needed.pipe(DatabaseUrl),
  MicrosoftAppId: needed.pipe(Guid),
  MicrosoftAppType: z
    .enum(['SingleTenant', 'MultiTenant', 'UserAssignedMsi'], because('not-one-of'))
    .default('SingleTenant'),
  MicrosoftAppPassword: z.string().optional(),
  MicrosoftAppTenantId: Guid.optional(),
  AAD_APP_CLIENT_ID: needed.pipe(Guid),
  SECRET_AAD_APP_CLIENT_SECRET: needed,
  AAD_APP_TENANT_ID: needed.pipe(Guid),
  SHAREPOINT_HOSTNAME: needed.pipe(Hostname),
  SHAREPOINT_SITE_PATH: needed.pipe(SitePath),
  BOT_DOMAIN: needed.pipe(Hostname),
  // The app's id in the tenant's own catalogue, by which it can be installed for people; Agents Toolkit writes it.
  TEAMS_APP_PUBLISHED_APP_ID: Guid.optional(),
  // What a Prometheus elsewhere brings along; without it, /metrics answers this machine only.
  METRICS_TOKEN: z.string().min(32, because('token-short')).optional(),
});
