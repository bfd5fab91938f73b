import { type ConfigReason, type Environment, type VariableFault, variableFault } from './config-fault.ts';

const credentials = ['MicrosoftAppId', 'MicrosoftAppPassword', 'SECRET_AAD_APP_CLIENT_SECRET'] as const;
const ports = { PORT: '3978', LOCAL_TENANT_PORT: '4010', PLAYGROUND_PORT: '56150' } as const;

type Rule = { broken: boolean; variable: string; reason: ConfigReason };

const localRules = (env: Environment): Rule[] => {
  const all = Object.entries(ports).map(([variable, standard]) => ({
    variable,
    port: env[variable] ?? standard,
  }));
  const isTaken = (port: string, at: number) => all.findIndex((other) => other.port === port) < at;
  return [
    // A process with a real bot's secret and no checks on who asks would answer anybody as anybody.
    ...credentials.map(
      (variable): Rule => ({ broken: Boolean(env[variable]), variable, reason: 'credentials-in-local' }),
    ),
    ...all.map(
      ({ variable, port }, at): Rule => ({ broken: isTaken(port, at), variable, reason: 'same-port' }),
    ),
    {
      broken: Boolean(env.TAKTFAST_ROLE && env.TAKTFAST_ROLE !== 'all' && !env.DATABASE_URL),
      variable: 'TAKTFAST_ROLE',
      reason: 'role-needs-database',
    },
  ];
};

const tenantRules = (env: Environment): Rule[] => {
  const identity = env.MicrosoftAppType === 'UserAssignedMsi';
  const many = env.MicrosoftAppType === 'MultiTenant';
  const [password, variable] = [Boolean(env.MicrosoftAppPassword), 'MicrosoftAppPassword'];
  return [
    { broken: Boolean(env.TAKTFAST_NOW), variable: 'TAKTFAST_NOW', reason: 'local-only' },
    { broken: !identity && !password, variable, reason: 'password-missing' },
    { broken: identity && password, variable, reason: 'password-with-identity' },
    {
      broken: !many && !env.MicrosoftAppTenantId,
      variable: 'MicrosoftAppTenantId',
      reason: 'tenant-missing',
    },
  ];
};

/** The rules between variables; botbuilder's own for the bot's identity stand in its ConfigurationServiceClientCredentialFactory. */
export const rulesBroken = (env: Environment): VariableFault[] =>
  (env.TAKTFAST_MODE === 'tenant' ? tenantRules(env) : localRules(env))
    .filter(({ broken }) => broken)
    .map(({ variable, reason }) => variableFault(variable, reason, env));
