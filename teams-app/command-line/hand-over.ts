import { z } from 'zod';
import type { Owner } from '../data-folder/lock.ts';
import { type HandedOver, type Output, secretHeader } from '../http/command.ts';
import { CommandFault } from './command-fault.ts';

const Line = z.union([
  z.object({ out: z.string() }),
  z.object({ err: z.string() }),
  z.object({ exit: z.number().int() }),
  z.object({ failed: z.string() }),
]);

const post = async (
  { pid, port, secret }: Owner & { port: number },
  command: HandedOver,
): Promise<Response> => {
  const silent = (cause?: unknown) => new CommandFault('owner-silent', { pid: String(pid) }, { cause });
  try {
    const response = await fetch(`http://127.0.0.1:${port}/api/command`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', [secretHeader]: secret },
      body: JSON.stringify(command),
    });
    if (!response.ok) throw silent(new Error(`answered ${response.status}`));
    return response;
  } catch (error) {
    throw error instanceof CommandFault ? error : silent(error);
  }
};

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of body) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}

/** Has the process that holds the data folder run a command, and passes on what it writes as it comes. */
export const handOver = async (
  owner: Owner & { port: number },
  command: HandedOver,
  output: Output,
): Promise<number> => {
  const { body } = await post(owner, command);
  const broken = (cause?: unknown) => new CommandFault('owner-silent', { pid: String(owner.pid) }, { cause });
  try {
    for await (const text of body ? linesOf(body) : []) {
      const line = Line.parse(JSON.parse(text));
      if ('out' in line) output.out(line.out);
      if ('err' in line) output.err(line.err);
      if ('exit' in line) return line.exit;
      if ('failed' in line) throw new CommandFault('failed', { request: line.failed });
    }
  } catch (error) {
    throw error instanceof CommandFault ? error : broken(error);
  }
  throw broken();
};
