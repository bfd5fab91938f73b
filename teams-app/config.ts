import type { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import type { Clock, Language } from '../programme/index.ts';
import { ConfigFault, type Environment, variableFault } from './config-fault.ts';
import { rulesBroken } from './config-rules.ts';
import { LocalEnvironment, TenantEnvironment } from './environment.ts';

export { ConfigFault, type ConfigReason, type Environment } from './config-fault.ts';

const localConfig = (env: z.output<typeof LocalEnvironment>, language: Language) => ({
  mode: 'local' as const,
  // Local mode asks nobody who they are, so nothing beyond the machine may reach it.
  host: '127.0.0.1',
  port: env.PORT,
  dataDir: env.DATA_DIR,
  role: env.TAKTFAST_ROLE,
  unitsPerMinute: env.SHAREPOINT_UNITS_PER_MINUTE,
  language,
  databaseUrl: env.DATABASE_URL,
  localTenantPort: env.LOCAL_TENANT_PORT,
  playground: env.PLAYGROUND === 'on' ? { port: env.PLAYGROUND_PORT, as: env.PLAYGROUND_AS } : undefined,
  startsAt: env.TAKTFAST_NOW,
});
export type LocalConfig = ReturnType<typeof localConfig>;

const tenantConfig = (env: z.output<typeof TenantEnvironment>, language: Language) => ({
  mode: 'tenant' as const,
  host: '0.0.0.0',
  port: env.PORT,
  dataDir: env.DATA_DIR,
  role: env.TAKTFAST_ROLE,
  unitsPerMinute: env.SHAREPOINT_UNITS_PER_MINUTE,
  language,
  databaseUrl: env.DATABASE_URL,
  bot: {
    appId: env.MicrosoftAppId,
    appType: env.MicrosoftAppType,
    appPassword: env.MicrosoftAppPassword,
    appTenantId: env.MicrosoftAppTenantId,
    domain: env.BOT_DOMAIN,
    publishedAppId: env.TEAMS_APP_PUBLISHED_APP_ID,
  },
  entra: {
    clientId: env.AAD_APP_CLIENT_ID,
    clientSecret: env.SECRET_AAD_APP_CLIENT_SECRET,
    tenantId: env.AAD_APP_TENANT_ID,
  },
  metricsToken: env.METRICS_TOKEN,
  sharePoint: { hostname: env.SHAREPOINT_HOSTNAME, sitePath: env.SHAREPOINT_SITE_PATH },
});
export type TenantConfig = ReturnType<typeof tenantConfig>;
export type Config = LocalConfig | TenantConfig;

/** The reader's language by locale, in the order POSIX gives: LC_ALL, LC_MESSAGES, LANG. */
export const languageOf = (env: Environment): Language => {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  if (/^(nb|no)([_.@-]|$)/i.test(locale)) return 'nb';
  return /^nn([_.@-]|$)/i.test(locale) ? 'nn' : 'en';
};

const withoutBlanks = (given: Environment): Record<string, string> =>
  Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : [])),
  );

/** Reads every setting at once; throws one `ConfigFault` that lists all there is to mend. */
export const readConfig = (given: Environment): Config => {
  const env = withoutBlanks(given);
  const language = languageOf(env);
  const tenant = env.TAKTFAST_MODE === 'tenant';
  const read = tenant
    ? TenantEnvironment.transform((good) => tenantConfig(good, language)).safeParse(env)
    : LocalEnvironment.transform((good) => localConfig(good, language)).safeParse(env);
  const broken = rulesBroken(env);
  const unread = (read.error?.issues ?? []).map(({ path, message }) =>
    variableFault(String(path[0]), message, env),
  );
  if (!read.success || broken.length > 0) throw new ConfigFault([...unread, ...broken]);
  return read.data;
};

/** The clock of this process: the real one, or, when `TAKTFAST_NOW` sets it, one that started there and runs on. */
export const clockFrom = (config: Config, realNow: () => Temporal.Instant): Clock => {
  const startsAt = config.mode === 'local' ? config.startsAt : undefined;
  if (!startsAt) return { now: realNow };
  const startedAt = realNow();
  return { now: () => startsAt.add(startedAt.until(realNow())) };
};
