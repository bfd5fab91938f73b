import { SaidFault } from './texts/said.ts';

/** The environment as the process was given it; `main.ts` hands it in. */
export type Environment = Readonly<Record<string, string | undefined>>;

const reasons = [
  'missing',
  'not-one-of',
  'not-a-port',
  'not-a-guid',
  'not-a-database-url',
  'not-a-hostname',
  'not-a-site-path',
  'not-an-instant',
  'not-a-bracket',
  'same-port',
  'credentials-in-local',
  'local-only',
  'role-needs-database',
  'password-missing',
  'password-with-identity',
  'tenant-missing',
  'token-short',
] as const;
export type ConfigReason = (typeof reasons)[number];

export type VariableFault = { variable: string; reason: ConfigReason; value?: string; allowed?: string };

const choices: Readonly<Record<string, string>> = {
  TAKTFAST_MODE: 'local, tenant',
  TAKTFAST_ROLE: 'web, worker, all',
  PLAYGROUND: 'on, off',
  MicrosoftAppType: 'SingleTenant, MultiTenant, UserAssignedMsi',
};

// A connection string and a secret must never reach a screen or a log.
const isSecret = (variable: string): boolean => /password|secret|token|database_url/i.test(variable);

/** Marks what a zod issue's message says as one of ours. */
export const because = (reason: ConfigReason): string => reason;

/** One variable at fault, with its value where showing it is safe. */
export const variableFault = (variable: string, reason: string, env: Environment): VariableFault => {
  const known = reasons.find((one) => one === reason) ?? 'missing';
  const value = isSecret(variable) ? undefined : env[variable];
  const allowed = choices[variable];
  return { variable, reason: known, ...(value && { value }), ...(allowed && { allowed }) };
};

/** Everything wrong with the environment, at once; nothing has been started. */
export class ConfigFault extends SaidFault {
  override readonly name = 'ConfigFault';
  readonly faults: readonly VariableFault[];
  constructor(faults: readonly VariableFault[]) {
    super(faults.map(({ reason, ...values }) => ({ key: `config.${reason}`, values })));
    this.faults = faults;
  }
}
