import { type ConfigReason, type Environment, type VariableFault, variableFault } from './config-fault.ts';

const credentials = ['MicrosoftAppId', 'MicrosoftAppPassword', 'SECRET_AAD_APP_CLIENT_SECRET'] as const;
const ports = { PORT: '3978', LOCAL_TENANT_PORT: '4010', PLAYGROUND_PORT: '56150' } as const;

const localFaults = (env: Environment): [string, ConfigReason][] => {
  const taken = Object.entries(ports).map(([variable, standard]) => ({
    variable,
    port: env[variable] ?? standard,
  }));
  const doubled = taken.filter(({ port }, at) => taken.findIndex((other) => other.port === port) < at);
  return [
    // A process with a real bot's secret and no checks on who asks would answer anybody as anybody.
    ...credentials
      .filter((name) => env[name])
      .map((name): [string, ConfigReason] => [name, 'credentials-in-local']),
    ...doubled.map(({ variable }): [string, ConfigReason] => [variable, 'same-port']),
    ...(env.TAKTFAST_ROLE && env.TAKTFAST_ROLE !== 'all' && !env.DATABASE_URL
      ? [['TAKTFAST_ROLE', 'role-needs-database'] as [string, ConfigReason]]
      : []),
  ];
};

const tenantFaults = (env: Environment): [string, ConfigReason][] => {
  const identity = env.MicrosoftAppType === 'UserAssignedMsi';
  const many = env.MicrosoftAppType === 'MultiTenant';
  const rules: [boolean, string, ConfigReason][] = [
    [Boolean(env.TAKTFAST_NOW), 'TAKTFAST_NOW', 'local-only'],
    [!identity && !env.MicrosoftAppPassword, 'MicrosoftAppPassword', 'password-missing'],
    [identity && Boolean(env.MicrosoftAppPassword), 'MicrosoftAppPassword', 'password-with-identity'],
    [!many && !env.MicrosoftAppTenantId, 'MicrosoftAppTenantId', 'tenant-missing'],
  ];
  return rules.flatMap(([broken, variable, reason]): [string, ConfigReason][] =>
    broken ? [[variable, reason]] : [],
  );
};

/** The rules between variables; botbuilder's own for the bot's identity stand in its ConfigurationServiceClientCredentialFactory. */
export const rulesBroken = (env: Environment): VariableFault[] =>
  (env.TAKTFAST_MODE === 'tenant' ? tenantFaults(env) : localFaults(env)).map(([variable, reason]) =>
    variableFault(variable, reason, env),
  );
