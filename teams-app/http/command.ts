import { PassThrough } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { Language } from '../../programme/index.ts';
import { HttpFault } from './faults.ts';
import { loopbackOnly } from './loopback.ts';
import { isSecret } from './same-secret.ts';

/** A command as another process hands it over: its words, the folder its paths start from, its reader's language. */
export const HandedOver = z.object({
  argv: z.array(z.string()).max(50),
  cwd: z.string(),
  language: Language,
});
export type HandedOver = z.infer<typeof HandedOver>;

/** Where a command writes: its answer, and what is wrong with it. */
export type Output = { out: (line: string) => void; err: (line: string) => void };
export type RunInProcess = (command: HandedOver, output: Output) => Promise<number>;
export type CommandDoor = { secret: string; run: RunInProcess };

export const secretHeader = 'x-taktfast-secret';

/** Runs a command for a process that found the data folder locked; lines go back as they come, the exit code last. */
export const commandRoute =
  ({ secret, run }: CommandDoor) =>
  async (app: FastifyInstance): Promise<void> => {
    app.addHook('onRequest', loopbackOnly);
    app.addHook('onRequest', async ({ headers }) => {
      if (!isSecret(headers[secretHeader], secret)) throw new HttpFault('secret-wrong');
    });
    app.post('/api/command', async (request, reply) => {
      const command = HandedOver.safeParse(request.body);
      if (!command.success) throw new HttpFault('bad-request', { cause: command.error });
      const lines = new PassThrough();
      const write = (line: Record<string, unknown>) => lines.write(`${JSON.stringify(line)}\n`);
      run(command.data, { out: (text) => write({ out: text }), err: (text) => write({ err: text }) })
        .then((exit) => write({ exit }))
        .catch((error: unknown) => {
          request.log.error({ err: error }, 'a handed-over command failed');
          write({ failed: request.id });
        })
        .finally(() => lines.end());
      return reply.type('application/x-ndjson').send(lines);
    });
  };
