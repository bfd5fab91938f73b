import { readFileSync } from 'node:fs';

const read = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../teams-app/data/${name}.json`, import.meta.url), 'utf8'));

/** The files the app ships, each time anew, so that a test may spoil its copy. */
export const theFiles = (): { programme: unknown; directory: unknown } => ({
  programme: read('programme-2025'),
  directory: read('local-tenant'),
});
