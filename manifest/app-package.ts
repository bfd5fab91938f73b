import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { type PackageFiles, packageFaults } from './checks.ts';
import { colourIcon, outlineIcon } from './icons.ts';
import { schemaFaults } from './schema-check.ts';
import { filled, type Values } from './values.ts';

const templates = join(import.meta.dirname, 'app');

/** The files of the app package, with the values in place. */
export const packageFiles = async (values: Values): Promise<PackageFiles> => {
  const text = async (name: string) =>
    Buffer.from(filled(await readFile(join(templates, name), 'utf8'), values));
  return new Map([
    ['manifest.json', await text('manifest.json')],
    ['nn.json', await text('nn.json')],
    ['en.json', await text('en.json')],
    ['color.png', colourIcon()],
    ['outline.png', outlineIcon()],
  ]);
};

/** Everything wrong with a package, by the schemas and by what Teams demands besides; empty when it is well. */
export const faultsIn = async (files: PackageFiles): Promise<string[]> => [
  ...(await schemaFaults(files)),
  ...packageFaults(files),
];

/** The package as one zip with its files at the root; the same files give the same bytes. */
export const zipped = (files: PackageFiles): Uint8Array =>
  zipSync(Object.fromEntries([...files].map(([name, content]) => [name, new Uint8Array(content)])), {
    // The first moment a zip can tell of, so that the clock leaves no mark.
    mtime: new Date('1980-01-01T00:00:00'),
    level: 9,
  });
