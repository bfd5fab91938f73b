import { createServer } from 'node:net';
import { hasCode } from '../data-folder/system-error.ts';
import { SaidFault } from '../texts/said.ts';

export type WantedPort = { variable: string; port: number };

/** Ports somebody else listens on; each sentence names the variable to change. */
export class PortFault extends SaidFault {
  override readonly name = 'PortFault';
  constructor(taken: readonly WantedPort[]) {
    super(
      taken.map(({ variable, port }) => ({ key: 'port.taken', values: { variable, port: String(port) } })),
    );
  }
}

const isFree = (port: number, host: string): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => {
      if (hasCode(error, 'EADDRINUSE', 'EACCES')) resolve(false);
      // A machine without IPv6 has nobody on its IPv6 ports either.
      else if (hasCode(error, 'EADDRNOTAVAIL', 'EAFNOSUPPORT')) resolve(true);
      else reject(error);
    });
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)));
  });

/** Throws one fault naming every port that is taken, before anything is started. */
export const demandFreePorts = async (wanted: readonly WantedPort[]): Promise<void> => {
  const taken: WantedPort[] = [];
  for (const one of wanted) {
    const free = (await isFree(one.port, '127.0.0.1')) && (await isFree(one.port, '0.0.0.0'));
    if (!free) taken.push(one);
  }
  if (taken.length > 0) throw new PortFault(taken);
};
