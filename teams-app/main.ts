import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Temporal } from 'temporal-polyfill';
import { withFaultsTold } from './command-line/report.ts';
import { commandRunner } from './command-line/runner.ts';
import { runCommandLine } from './command-line.ts';
import { clockFrom, languageOf, readConfig } from './config.ts';
import type { Output } from './http/command.ts';
import { createLog } from './http/log.ts';
import { wordsIn } from './texts/words.ts';
import { commandDepsOf } from './wiring/command-deps.ts';
import { openServices } from './wiring/services.ts';
import { start } from './wiring/start.ts';

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
  const clock = clockFrom(config, () => Temporal.Now.instant());
  if (argv[0] === 'start') {
    const ended = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
    return start({ config, clock, env: process.env, words, output, root, files, ended });
  }
  const log = createLog(config.mode === 'local' ? { file: join(config.dataDir, 'taktfast.log') } : 'stdout');
  return runCommandLine({
    argv,
    cwd: process.cwd(),
    config,
    output,
    runInProcess: async (command, to) => {
      const services = await openServices({ config, clock, log }, files.people);
      try {
        return await commandRunner(commandDepsOf(services, files.people))(command, to);
      } finally {
        await services.close();
      }
    },
  });
});
