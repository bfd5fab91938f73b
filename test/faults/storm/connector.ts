// A stand-in for the Bot Connector in a process of its own: it throttles, loses connections and answers late.
import { createServer, type ServerResponse } from 'node:http';
import { chanceOf } from '../../chance.ts';
import { type Arrival, type ConnectorReport, Trouble, windows } from './arrivals.ts';

const { drops, late } = Trouble.parse(JSON.parse(process.argv[2] ?? ''));

const arrivals: Arrival[] = [];
const inTenant: number[] = [];
const inConversation = new Map<string, number[]>();

/** Whether one more keeps every window (facts §5.1); those turned away do not count. */
const isRoom = (
  taken: readonly number[],
  limits: readonly { count: number; milliseconds: number }[],
  now: number,
) =>
  limits.every(({ count, milliseconds }) => {
    const inTheWay = taken[taken.length - count];
    return inTheWay === undefined || now - inTheWay >= milliseconds;
  });

/** The same trouble in every run. */
const chance = chanceOf(20_250_303).number;

const answerFor = (conversation: string, at: number): Arrival['answer'] => {
  const taken = inConversation.get(conversation) ?? [];
  inConversation.set(conversation, taken);
  if (!isRoom(taken, windows.conversation, at) || !isRoom(inTenant, windows.tenant, at)) return 'throttled';
  const trouble = chance();
  if (trouble < drops / 2) return 'dropped-before';
  taken.push(at);
  inTenant.push(at);
  if (trouble < drops) return 'dropped-after';
  return trouble < drops + late ? 'late' : 'answered';
};

const give = (response: ServerResponse, answer: Arrival['answer'], id: number): void => {
  const created = () => {
    response.writeHead(201, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ id: `activity-${id}` }));
  };
  if (answer === 'throttled') {
    response.writeHead(429, { 'retry-after': '1', 'content-type': 'application/json' });
    response.end(JSON.stringify({ error: { code: 'Throttled' } }));
  } else if (answer === 'answered') created();
  else if (answer === 'late') setTimeout(created, 500 + chance() * 2_000);
  else response.destroy();
};

const server = createServer(async (request, response) => {
  const at = performance.timeOrigin + performance.now();
  const conversation = decodeURIComponent(/\/conversations\/([^/]+)\//.exec(request.url ?? '')?.[1] ?? '');
  const answer = answerFor(conversation, at);
  const arrival: Arrival = { at, conversation, about: '', answer };
  arrivals.push(arrival);
  let body = '';
  for await (const chunk of request) body += chunk;
  // News is told apart by the made-up key in its text; a reminder is the only one of its chat.
  arrival.about = /\bZ\d+\b/.exec(body)?.[0] ?? 'reminder';
  give(response, answer, arrivals.length);
});
// A kept connection that the server closes just as it is used again would be trouble nobody asked for.
server.keepAliveTimeout = 600_000;
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object' && address) process.send?.({ url: `http://127.0.0.1:${address.port}/` });
});

process.on('message', (asked) => {
  const report: ConnectorReport = { count: arrivals.length, ...(asked === 'log' && { arrivals }) };
  process.send?.(report);
});
process.on('disconnect', () => process.exit(0));
