import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { z } from 'zod';

const Reply = z.union([z.object({ done: z.unknown() }), z.object({ failed: z.string() })]);

/** A process of its own that is asked for one thing at a time. */
export type Child = {
  ask: <T>(question: Record<string, unknown>, shape: z.ZodType<T>) => Promise<T>;
  end: () => Promise<void>;
};

const answerOf = (child: ChildProcess): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`the process ended with ${code}`));
    child.once('exit', ended);
    child.once('message', (message) => {
      child.off('exit', ended);
      const reply = Reply.parse(message);
      if ('failed' in reply) reject(new Error(reply.failed));
      else resolve(reply.done);
    });
  });

/** Starts a module of this folder as a process. */
export const startChild = (module: string): Child => {
  const child = fork(new URL(module, import.meta.url), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  return {
    ask: async (question, shape) => {
      const answer = answerOf(child);
      child.send(question);
      return shape.parse(await answer);
    },
    end: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exit = once(child, 'exit');
      child.kill('SIGKILL');
      await exit;
    },
  };
};

/** Answers what the process that started this one asks. */
export const answering = (answer: (question: unknown) => Promise<unknown>): void => {
  process.on('message', (question) => {
    answer(question)
      .then((done) => process.send?.({ done }))
      .catch((error: unknown) => process.send?.({ failed: String(error) }));
  });
};
