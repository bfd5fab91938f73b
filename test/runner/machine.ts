import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Client } from 'pg';

type Environment = Record<string, string | undefined>;

const BY_CUSTOM = 'postgres://postgres@127.0.0.1:5432/postgres';

/** The PostgreSQL the tests may use: the one named, or the one that answers where PostgreSQL does by custom. */
export const findDatabase = async (env: Environment): Promise<{ url: string } | { missing: string }> => {
  const url = env.TEST_DATABASE_URL ?? BY_CUSTOM;
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 3000 });
  try {
    await client.connect();
    await client.end();
    return { url };
  } catch (error) {
    const reason = error instanceof Error && error.message !== '' ? error.message : 'no answer';
    const remedy =
      'start PostgreSQL on 127.0.0.1:5432 for the user postgres, or name one in TEST_DATABASE_URL';
    return { missing: `PostgreSQL could not be used (${reason}): ${remedy}` };
  }
};

const browsers = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Whether there is a Chromium the browser journeys can drive. */
export const hasBrowser = (env: Environment): boolean =>
  env.CHROMIUM !== undefined
    ? existsSync(env.CHROMIUM)
    : (env.PATH ?? '')
        .split(delimiter)
        .some((folder) => browsers.some((browser) => existsSync(join(folder, browser))));
