import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import Ajv from 'ajv-draft-04';
import { z } from 'zod';
import type { PackageFiles } from './checks.ts';

const WithSchema = z.looseObject({ $schema: z.string() });

/** Where the schemas stand that @microsoft/app-manifest brings along, so that nothing is fetched (facts §7.4). */
const bundled = (address: string): string => {
  const [, version = '', file = ''] = /\/teams\/(v[\w.]+)\/([\w.]+\.json)$/.exec(address) ?? [];
  const main = createRequire(import.meta.url).resolve('@microsoft/app-manifest');
  return join(dirname(main), 'json-schemas', 'teams', version, file);
};

// The schemas are of the fourth draft, name formats Ajv has no word for, and write patterns the older way.
const options = { strict: false, allErrors: true, validateFormats: false, unicodeRegExp: false } as const;

/** Holds the manifest and each language file against the schema it names; one sentence for each fault. */
export const schemaFaults = async (files: PackageFiles): Promise<string[]> => {
  const faults: string[] = [];
  for (const [name, content] of files) {
    if (!name.endsWith('.json')) continue;
    const document = WithSchema.parse(JSON.parse(content.toString()));
    const schema = z
      .record(z.string(), z.unknown())
      .parse(JSON.parse(await readFile(bundled(document.$schema), 'utf8')));
    const validate = new Ajv.default(options).compile(schema);
    if (validate(document)) continue;
    for (const { instancePath, message } of validate.errors ?? []) {
      faults.push(`${name}: ${instancePath || '/'} ${message ?? 'is wrong'}`);
    }
  }
  return faults;
};
