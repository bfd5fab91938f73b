import { Agent, request } from 'node:http';

const AT_ONCE = 16;
const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });

const post = (url: string, authorization: string, body: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const length = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const headers = { ...length, authorization };
    const asked = request(`${url}/api/messages`, { method: 'POST', agent, headers }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
    });
    asked.on('error', reject);
    asked.end(body);
  });

/** Where a bot is, and what the channel sends along. */
export type Bot = { url: string; authorization: string };
export type Figures = { perSecond: number; p99: number };

/** Takes turns with a bot, sixteen at once: how many it answers in a second, and how long the slowest hundredth waits. */
export const takeTurns = async (
  { url, authorization }: Bot,
  count: number,
  bodyOf: (turn: number) => string,
): Promise<Figures> => {
  const waits: number[] = [];
  const next = { turn: 0 };
  const one = async () => {
    for (let turn = next.turn++; turn < count; turn = next.turn++) {
      const begun = performance.now();
      const status = await post(url, authorization, bodyOf(turn));
      if (status !== 200) throw new Error(`a turn was answered ${status}`);
      waits.push(performance.now() - begun);
    }
  };
  const begun = performance.now();
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  const seconds = (performance.now() - begun) / 1000;
  waits.sort((a, b) => a - b);
  return { perSecond: count / seconds, p99: waits[Math.floor(waits.length * 0.99)] ?? 0 };
};

/** Leaves no connection open. */
export const hangUp = (): void => agent.destroy();
