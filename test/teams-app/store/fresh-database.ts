import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

export type FreshDatabase = { url: string; drop: () => Promise<void> };

const run = async (server: string, statement: string): Promise<void> => {
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
};

/** A database of its own on a PostgreSQL server. */
export const freshDatabase = async (server: string): Promise<FreshDatabase> => {
  const name = `taktfast_test_${randomBytes(6).toString('hex')}`;
  const url = new URL(server);
  url.pathname = `/${name}`;
  await run(server, `create database ${name}`);
  return { url: url.href, drop: () => run(server, `drop database if exists ${name} with (force)`) };
};
