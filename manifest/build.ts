import { mkdir, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { faultsIn, packageFiles, zipped } from './app-package.ts';
import { Values } from './values.ts';

const folder = join(import.meta.dirname, 'dist');
const file = join(folder, 'taktfast.zip');

const build = async (environment: unknown): Promise<string[]> => {
  const values = Values.safeParse(environment);
  if (!values.success) return values.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  const files = await packageFiles(values.data);
  const faults = await faultsIn(files);
  if (faults.length > 0) return faults;
  await mkdir(folder, { recursive: true });
  await writeFile(file, zipped(files));
  return [];
};

const faults = await build(process.env);
for (const fault of faults) process.stderr.write(`${fault}\n`);
if (faults.length > 0) process.exitCode = 1;
else process.stdout.write(`${relative(process.cwd(), file)} is ready to be uploaded to Teams.\n`);
