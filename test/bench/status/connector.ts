import { once } from 'node:events';
import { createServer } from 'node:http';
import { z } from 'zod';
import { microsoftSide } from './microsoft.ts';

const Posted = z.looseObject({ attachments: z.array(z.looseObject({ content: z.unknown() })).optional() });

const CARD = 'application/vnd.microsoft.card.adaptive';

/** A Bot Connector that takes everything at once and keeps the last thing it was given, and Microsoft's keys beside. */
export const startConnector = async () => {
  const held = { body: '', cards: 0, unsigned: 0 };
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const url = `http://127.0.0.1:${port}`;
  const { authorization, answer } = await microsoftSide(url);
  server.on('request', (request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part) => parts.push(part));
    request.on('end', () => {
      const say = (status: number, body: string) =>
        response.writeHead(status, { 'content-type': 'application/json' }).end(body);
      const own = answer(request.url ?? '');
      if (own) return say(200, JSON.stringify(own));
      held.body = Buffer.concat(parts).toString('utf8');
      if (request.headers.authorization !== 'Bearer a-token') held.unsigned += 1;
      if (held.body.includes(CARD)) held.cards += 1;
      return say(201, '{"id":"1"}');
    });
  });
  return {
    url,
    port,
    /** What the channel sends along with every activity. */
    authorization,
    /** How many messages were cards. */
    cards: () => held.cards,
    /** How many messages came without a token. */
    unsigned: () => held.unsigned,
    /** The card of the last message. */
    card: () => Posted.parse(JSON.parse(held.body)).attachments?.[0]?.content,
    close: () => server.close().closeAllConnections(),
  };
};
