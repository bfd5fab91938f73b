import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { oidOf, type Press } from './board.ts';

const Answered = z.looseObject({ type: z.string(), value: z.unknown() });

/** What became of a press: how long the person waited, counted from when they pressed, and the answer. */
export type Answer = { press: Press; waitedMs: number; status: number; text: string };

const bodyOf = ({ member, key, choice }: Press, tenantId: string, serviceUrl: string): string => {
  const person = oidOf(member);
  const data = { item: key, round: 1, impartial: 'yes', choice, reason: 'Rapport i juni.' };
  return JSON.stringify({
    ...{ type: 'invoke', name: 'adaptiveCard/action', id: `p-${person}`, replyToId: 'card-1' },
    ...{ timestamp: '2025-03-24T08:00:00.000Z', channelId: 'msteams', serviceUrl, locale: 'nb-NO' },
    from: { id: `29:${person}`, name: 'somebody', aadObjectId: person },
    recipient: { id: '28:bot', name: 'Taktfast' },
    conversation: { id: `a:${person}`, conversationType: 'personal', tenantId },
    channelData: { tenant: { id: tenantId } },
    value: { action: { type: 'Action.Execute', verb: 'board/vote', data }, trigger: 'manual' },
  });
};

const post = (agent: Agent, url: string, body: string): Promise<{ status: number; text: string }> =>
  new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const asked = request(`${url}/api/messages`, { method: 'POST', agent, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString('utf8') }),
      );
    });
    asked.on('error', reject);
    asked.end(body);
  });

/** Presses each button at its moment, whoever has been answered by then, at processes in turn. */
export const pressAll = async (
  urls: readonly string[],
  presses: readonly Press[],
  { tenantId, serviceUrl }: { tenantId: string; serviceUrl: string },
): Promise<Answer[]> => {
  const agent = new Agent({ keepAlive: true, maxSockets: presses.length });
  const begun = performance.now();
  try {
    return await Promise.all(
      presses.map(async (press, at) => {
        await pause(begun + press.atMs - performance.now());
        const due = begun + press.atMs;
        const answer = await post(agent, urls[at % urls.length] ?? '', bodyOf(press, tenantId, serviceUrl));
        return { press, waitedMs: performance.now() - due, ...answer };
      }),
    );
  } finally {
    agent.destroy();
  }
};

/** Whether an answer is a card, and with it the vote acknowledged. */
export const isAcknowledged = ({ status, text }: Answer): boolean => {
  if (status !== 200) return false;
  const { type } = Answered.parse(JSON.parse(text));
  return type === 'application/vnd.microsoft.card.adaptive' && text.includes('Bare du ser den');
};

/** So many of a hundred waited no longer than this, in milliseconds. */
export const percentile = (answers: readonly Answer[], share: number): number => {
  const waits = answers.map(({ waitedMs }) => waitedMs).sort((a, b) => a - b);
  return waits[Math.min(waits.length - 1, Math.floor((waits.length * share) / 100))] ?? 0;
};
