import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checks } from './checks/index.ts';
import { findDatabase, hasBrowser } from './runner/machine.ts';
import { jest, program } from './runner/programs.ts';
import { notRun, runSteps, type Step } from './runner/step.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const say = (line: string) => process.stdout.write(`${line}\n`);

const database = await findDatabase(process.env);
const env = { ...process.env, TEST_DATABASE_URL: 'url' in database ? database.url : undefined };

const rules = [
  'test/programme',
  '--coverage',
  '--coverageProvider=v8',
  '--coverageReporters=text-summary',
  '--collectCoverageFrom=programme/**/*.ts',
  '--coverageThreshold={"global":{"branches":95}}',
];
const others = ['--testPathIgnorePatterns=/node_modules/|/test/(programme|journeys|bench)/'];
// The journeys are left out of jest's own configuration, since they need the built pages and a browser.
const journeys = ['test/journeys', '--testPathIgnorePatterns=/node_modules/'];

const onPostgres: Step = {
  name: 'the store on PostgreSQL',
  run: async () => notRun('missing' in database ? database.missing : ''),
};

const inTree = checks(root, say);

const steps: Step[] = [
  { name: 'types', gates: true, run: () => program(['node_modules/typescript/bin/tsc', '-p', '.'], env) },
  {
    name: 'lint',
    gates: true,
    run: () => program(['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'], env),
  },
  ...inTree,
  { name: 'the rules, and how much of them is tested', run: () => jest(rules, env) },
  { name: 'the rooms around them', run: () => jest(others, env) },
  ...('missing' in database ? [onPostgres] : []),
  { name: 'the pages build', run: () => program(['node_modules/vite/bin/vite.js', 'build', 'tabs'], env) },
  {
    name: 'browser journeys',
    run: async () =>
      hasBrowser(env)
        ? jest(journeys, env)
        : notRun('no Chromium was found: install the package chromium, or name one in CHROMIUM'),
  },
];

// "--quick" is what is worth waiting for between two edits: the checks that run nothing.
const chosen = process.argv.includes('--quick') ? steps.slice(0, 2 + inTree.length) : steps;
const total = await runSteps(chosen, { say, elapsed: () => performance.now() });
process.exitCode = total.failed > 0 ? 1 : 0;
