import { commandRunner } from '../command-line/runner.ts';
import type { HandedOver, Output } from '../http/command.ts';
import { commandDepsOf } from './command-deps.ts';
import { openServices, type Services } from './services.ts';

/** Opens what a command needs, runs it in this process and closes again; gives the exit code. */
export const runCommand = async (
  parts: Pick<Services, 'config' | 'clock' | 'wallClock' | 'log'>,
  peopleFile: string,
  command: HandedOver,
  output: Output,
): Promise<number> => {
  const services = await openServices(parts, peopleFile);
  try {
    return await commandRunner(commandDepsOf(services, peopleFile))(command, output);
  } finally {
    await services.close();
  }
};
