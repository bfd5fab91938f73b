import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Temporal } from 'temporal-polyfill';
import { withFaultsTold } from './command-line/report.ts';
import { runCommandLine } from './command-line.ts';
import { clockFrom, languageOf, readConfig } from './config.ts';
import type { Output } from './http/command.ts';
import { createLog } from './http/log.ts';
import { wordsIn } from './texts/words.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const data = join(root, 'teams-app', 'data');
const files = { programme: join(data, 'programme-2025.json'), people: join(data, 'local-tenant.json') };

const output: Output = {
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
};

const argv = process.argv.slice(2);
const words = wordsIn(languageOf(process.env));

process.exitCode = await withFaultsTold({ argv, words, output }, async () => {
  const config = readConfig(process.env);
  const wallClock = { now: () => Temporal.Now.instant() };
  const clock = clockFrom(config, wallClock.now);
  if (argv[0] === 'start') {
    const { start } = await import('./wiring/start.ts');
    const ended = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
    const code = await start({
      config,
      clock,
      wallClock,
      env: process.env,
      words,
      output,
      root,
      files,
      ended,
    });
    // Whatever was still being opened when it was asked to end is not waited for.
    process.exit(code);
  }
  const log = createLog(config.mode === 'local' ? { file: join(config.dataDir, 'taktfast.log') } : 'stdout');
  return runCommandLine({
    argv,
    cwd: process.cwd(),
    config,
    output,
    // Loaded only here, for a command handed over to a running app needs none of it.
    runInProcess: async (command, to) => {
      const { runCommand } = await import('./wiring/run-command.ts');
      return runCommand({ config, clock, wallClock, log }, files.people, command, to);
    },
  });
});
