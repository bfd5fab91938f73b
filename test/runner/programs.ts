import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { held, type Outcome } from './step.ts';

type Environment = Record<string, string | undefined>;

/** Runs a program by this same Node, with its output shown as it comes, and gives its exit code. */
export const node = (args: string[], env: Environment): Promise<number> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'], env });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });

export const program = async (args: string[], env: Environment): Promise<Outcome> =>
  held((await node(args, env)) === 0);

const JestCounts = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  numRuntimeErrorTestSuites: z.number(),
});

/** Runs jest and counts its tests; a suite that could not be loaded, or a missed coverage, counts as one failure. */
export const jest = async (args: string[], env: Environment): Promise<Outcome> => {
  const folder = await mkdtemp(join(tmpdir(), 'taktfast-test-'));
  const file = join(folder, 'jest.json');
  try {
    const code = await node(
      [
        // V8's cache of compiled code keeps every suite's modules alive, and each collection goes through all of them.
        '--no-compilation-cache',
        '--experimental-vm-modules',
        '--disable-warning=ExperimentalWarning',
        'node_modules/jest/bin/jest.js',
        '--json',
        `--outputFile=${file}`,
        ...args,
      ],
      env,
    );
    // Without a file jest never came as far as running anything, and has said why.
    if (!existsSync(file)) return held(false);
    const counts = JestCounts.parse(JSON.parse(await readFile(file, 'utf8')));
    const failed = counts.numFailedTests + counts.numRuntimeErrorTestSuites;
    return {
      passed: counts.numPassedTests,
      failed: code !== 0 && failed === 0 ? 1 : failed,
      skipped: counts.numPendingTests + counts.numTodoTests,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
