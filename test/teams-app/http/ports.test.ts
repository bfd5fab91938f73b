import { once } from 'node:events';
import { createServer } from 'node:net';
import { z } from 'zod';
import { demandFreePorts } from '../../../teams-app/http/ports.ts';

const taken = async (host: string) => {
  const server = createServer().listen(0, host);
  await once(server, 'listening');
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return { port, close: () => server.close() };
};

describe('the ports of a start', () => {
  it.each(['127.0.0.1', '0.0.0.0'])(
    'that somebody listens on at %s are named with the variable to change',
    async (host) => {
      const [one, other] = [await taken(host), await taken(host)];
      const wanted = [
        { variable: 'PORT', port: one.port },
        { variable: 'PLAYGROUND_PORT', port: other.port },
      ];
      await expect(demandFreePorts(wanted)).rejects.toMatchObject({
        says: [
          { key: 'port.taken', values: { variable: 'PORT', port: String(one.port) } },
          { key: 'port.taken', values: { variable: 'PLAYGROUND_PORT', port: String(other.port) } },
        ],
      });
      one.close();
      other.close();
    },
  );

  it('that are free are left free', async () => {
    const { port, close } = await taken('127.0.0.1');
    close();
    const wanted = [{ variable: 'PORT', port }];
    await expect(demandFreePorts(wanted)).resolves.toBeUndefined();
    await expect(demandFreePorts(wanted)).resolves.toBeUndefined();
  });
});
