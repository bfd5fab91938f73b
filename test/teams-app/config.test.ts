import { Temporal } from 'temporal-polyfill';
import { ConfigFault, clockFrom, readConfig } from '../../teams-app/config.ts';

const guid = (last: number) => `7a1f0000-0000-4000-8000-00000000000${last}`;
const tenant = {
  TAKTFAST_MODE: 'tenant',
  DATABASE_URL: 'postgres://taktfast:hush@db.example:5432/taktfast',
  MicrosoftAppId: guid(1),
  MicrosoftAppPassword: 'hush',
  MicrosoftAppTenantId: guid(2),
  AAD_APP_CLIENT_ID: guid(3),
  SECRET_AAD_APP_CLIENT_SECRET: 'hush too',
  AAD_APP_TENANT_ID: guid(2),
  SHAREPOINT_HOSTNAME: 'taktfast.example',
  SHAREPOINT_SITE_PATH: '/sites/delprogram-oppvekst',
  BOT_DOMAIN: 'bot.taktfast.example',
};

const faultsOf = (env: Record<string, string | undefined>) => {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigFault)
      return error.faults.map(({ variable, reason }) => `${variable} ${reason}`);
    throw error;
  }
  return [];
};

describe('the settings of a start on one’s own machine', () => {
  it('needs none at all', () => {
    expect(readConfig({})).toEqual({
      mode: 'local',
      host: '127.0.0.1',
      port: 3978,
      dataDir: '.data',
      role: 'all',
      unitsPerMinute: 1250,
      language: 'en',
      databaseUrl: undefined,
      localTenantPort: 4010,
      playground: { port: 56150, as: 'programleder@taktfast.example' },
      startsAt: undefined,
    });
  });

  it('takes a variable that is blank as one that is not set', () => {
    expect(readConfig({ PORT: ' ', DATABASE_URL: '', MicrosoftAppId: '' })).toMatchObject({ port: 3978 });
  });

  it('takes a larger bracket of resource units', () => {
    expect(readConfig({ SHAREPOINT_UNITS_PER_MINUTE: '2500' })).toMatchObject({ unitsPerMinute: 2500 });
  });

  it('leaves the Playground out when it is off', () => {
    expect(readConfig({ PLAYGROUND: 'off' })).toMatchObject({ playground: undefined });
  });

  it.each([
    ['a mode nobody knows', { TAKTFAST_MODE: 'cloud' }, ['TAKTFAST_MODE not-one-of']],
    ['a port that is no number', { PORT: 'http' }, ['PORT not-a-port']],
    ['a port beyond the last', { PORT: '65536' }, ['PORT not-a-port']],
    ['port 0', { LOCAL_TENANT_PORT: '0' }, ['LOCAL_TENANT_PORT not-a-port']],
    [
      'units that are no number',
      { SHAREPOINT_UNITS_PER_MINUTE: 'many' },
      ['SHAREPOINT_UNITS_PER_MINUTE not-a-bracket'],
    ],
    [
      'too few units to work with',
      { SHAREPOINT_UNITS_PER_MINUTE: '099' },
      ['SHAREPOINT_UNITS_PER_MINUTE not-a-bracket'],
    ],
    ['two parts on one port', { PLAYGROUND_PORT: '3978' }, ['PLAYGROUND_PORT same-port']],
    ['a database of another kind', { DATABASE_URL: 'mysql://db' }, ['DATABASE_URL not-a-database-url']],
    ['a day that is not in the calendar', { TAKTFAST_NOW: '2025-02-30' }, ['TAKTFAST_NOW not-an-instant']],
    ['the id of a real bot', { MicrosoftAppId: guid(1) }, ['MicrosoftAppId credentials-in-local']],
    [
      'the secret of a real bot',
      { MicrosoftAppPassword: 'x' },
      ['MicrosoftAppPassword credentials-in-local'],
    ],
    [
      'half a process on the embedded database, which one process alone may open',
      { TAKTFAST_ROLE: 'worker' },
      ['TAKTFAST_ROLE role-needs-database'],
    ],
  ])('refuses %s', (_what, env, faults) => {
    expect(faultsOf(env)).toEqual(faults);
  });
});

describe('the settings of a real tenant', () => {
  it('are taken over as they are', () => {
    expect(readConfig(tenant)).toMatchObject({
      mode: 'tenant',
      host: '0.0.0.0',
      databaseUrl: tenant.DATABASE_URL,
      bot: { appId: guid(1), appType: 'SingleTenant', appPassword: 'hush', appTenantId: guid(2) },
      entra: { clientId: guid(3), clientSecret: 'hush too', tenantId: guid(2) },
      sharePoint: { hostname: 'taktfast.example', sitePath: '/sites/delprogram-oppvekst' },
    });
  });

  it('are all demanded, and every one that is missing is named at once', () => {
    expect(faultsOf({ TAKTFAST_MODE: 'tenant' }).sort()).toEqual([
      'AAD_APP_CLIENT_ID missing',
      'AAD_APP_TENANT_ID missing',
      'BOT_DOMAIN missing',
      'DATABASE_URL missing',
      'MicrosoftAppId missing',
      'MicrosoftAppPassword password-missing',
      'MicrosoftAppTenantId tenant-missing',
      'SECRET_AAD_APP_CLIENT_SECRET missing',
      'SHAREPOINT_HOSTNAME missing',
      'SHAREPOINT_SITE_PATH missing',
    ]);
  });

  it.each([
    ['an id that is no id', { MicrosoftAppId: 'taktfast' }, ['MicrosoftAppId not-a-guid']],
    ['an address in place of a host', { BOT_DOMAIN: 'https://bot.example' }, ['BOT_DOMAIN not-a-hostname']],
    [
      'a site path without its stroke',
      { SHAREPOINT_SITE_PATH: 'sites/x' },
      ['SHAREPOINT_SITE_PATH not-a-site-path'],
    ],
    ['a token anybody could guess', { METRICS_TOKEN: 'hush' }, ['METRICS_TOKEN token-short']],
    ['a clock that is set', { TAKTFAST_NOW: '2025-03-24' }, ['TAKTFAST_NOW local-only']],
    [
      'a password beside a managed identity',
      { MicrosoftAppType: 'UserAssignedMsi' },
      ['MicrosoftAppPassword password-with-identity'],
    ],
  ])('refuses %s', (_what, env, faults) => {
    expect(faultsOf({ ...tenant, ...env })).toEqual(faults);
  });

  it('asks for no bot tenant when the bot serves many', () => {
    expect(faultsOf({ ...tenant, MicrosoftAppType: 'MultiTenant', MicrosoftAppTenantId: undefined })).toEqual(
      [],
    );
  });

  it('never repeats a secret or a connection string in a fault', () => {
    try {
      readConfig({
        ...tenant,
        ...{ DATABASE_URL: 'mysql://u:hush@db', TAKTFAST_ROLE: 'nobody', METRICS_TOKEN: 'hush' },
      });
    } catch (error) {
      expect(JSON.stringify(error)).not.toContain('hush');
      expect(JSON.stringify(error)).toContain('nobody');
    }
    expect.assertions(2);
  });
});

describe('the reader’s language', () => {
  it.each([
    [{ LANG: 'nb_NO.UTF-8' }, 'nb'],
    [{ LANG: 'no_NO' }, 'nb'],
    [{ LANG: 'nn_NO.UTF-8' }, 'nn'],
    [{ LANG: 'en_GB.UTF-8' }, 'en'],
    [{ LANG: 'C' }, 'en'],
    [{}, 'en'],
    [{ LC_ALL: 'nn_NO', LANG: 'nb_NO' }, 'nn'],
    [{ LC_MESSAGES: 'nb_NO', LANG: 'en_US' }, 'nb'],
  ])('by %j is %s', (env, language) => {
    expect(readConfig(env).language).toBe(language);
  });
});

describe('the clock', () => {
  const noon = Temporal.Instant.from('2026-11-22T12:00:00Z');

  it('is the real one when nothing sets it', () => {
    expect(clockFrom(readConfig({}), () => noon).now()).toEqual(noon);
  });

  it.each([
    ['2025-03-24', '2025-03-24T07:00:00Z'],
    ['2025-04-01', '2025-04-01T06:00:00Z'],
    ['2025-04-01T10:30', '2025-04-01T08:30:00Z'],
    ['2025-04-01T10:30:00Z', '2025-04-01T10:30:00Z'],
    ['2025-04-01T10:30:00+01:00', '2025-04-01T09:30:00Z'],
  ])('set to %s starts at %s', (text, instant) => {
    expect(
      clockFrom(readConfig({ TAKTFAST_NOW: text }), () => noon)
        .now()
        .toString(),
    ).toBe(instant);
  });

  it('runs on from where it was set', () => {
    const real = { now: noon };
    const clock = clockFrom(readConfig({ TAKTFAST_NOW: '2025-03-24T08:00:00Z' }), () => real.now);
    real.now = noon.add({ minutes: 5 });
    expect(clock.now().toString()).toBe('2025-03-24T08:05:00Z');
  });
});
