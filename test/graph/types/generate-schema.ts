import { rename, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createGenerator } from 'ts-json-schema-generator';

/** Writes the JSON schema of {@link import('./answers.ts').Answers} into the file named as the argument. */
const [, , file = ''] = process.argv;
const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const generator = createGenerator({
  path: at('answers.ts'),
  tsconfig: at('../../../tsconfig.json'),
  skipTypeCheck: true,
  jsDoc: 'none',
  encodeRefs: false,
});
// Two suites may be at it at the same time, and neither may read half a file.
const half = `${file}.${process.pid}`;
await writeFile(half, JSON.stringify(generator.createSchema('Answers')));
await rename(half, file);
