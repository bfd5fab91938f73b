import { setTimeout as pause } from 'node:timers/promises';
import { CommandFault } from './command-line/command-fault.ts';
import { handOver } from './command-line/hand-over.ts';
import { help } from './command-line/help.ts';
import { parseCommand } from './command-line/parse.ts';
import { withFaultsTold, writeAnswer } from './command-line/report.ts';
import type { Config } from './config.ts';
import { type HeldLock, lockDataFolder } from './data-folder/lock.ts';
import type { HandedOver, Output, RunInProcess } from './http/command.ts';
import { wordsIn } from './texts/words.ts';

export type CommandLine = {
  argv: readonly string[];
  cwd: string;
  config: Pick<Config, 'mode' | 'dataDir' | 'language'>;
  output: Output;
  /** Opens what the command needs, runs it and closes again; called only when this process may open the data folder. */
  runInProcess: RunInProcess;
  /** How long to wait for an owner that is still starting. */
  patienceMs?: number;
};

const whileHolding = async (lock: HeldLock, run: () => Promise<number>): Promise<number> => {
  try {
    return await run();
  } finally {
    await lock.release();
  }
};

const runOrHandOver = async (line: CommandLine, command: HandedOver): Promise<number> => {
  const step = 250;
  for (let waited = 0; waited <= (line.patienceMs ?? 20_000); waited += step) {
    const lock = await lockDataFolder(line.config.dataDir);
    if (lock.held) return whileHolding(lock, () => line.runInProcess(command, line.output));
    const { owner } = lock;
    if (owner.port !== undefined) return handOver({ ...owner, port: owner.port }, command, line.output);
    await pause(step);
  }
  throw new CommandFault('owner-starting');
};

/**
 * `npm run taktfast -- …`: what is wrongly written is told before anything is opened; then the command runs here, or
 * in the process that has the data folder. Gives the exit code.
 */
export const runCommandLine = (line: CommandLine): Promise<number> => {
  const { argv, cwd, config, output } = line;
  const words = wordsIn(config.language);
  return withFaultsTold({ argv, words, output }, async () => {
    const parsed = parseCommand(argv);
    if (parsed.name === 'help') return writeAnswer(help(), parsed.json, words, output);
    const command: HandedOver = { argv: [...argv], cwd, language: config.language };
    // A real tenant's store is PostgreSQL, which any number of processes may open at once.
    return config.mode === 'tenant' ? line.runInProcess(command, output) : runOrHandOver(line, command);
  });
};
