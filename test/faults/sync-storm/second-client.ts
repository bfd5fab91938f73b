import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { Chance } from '../../chance.ts';

const Page = z.object({
  value: z.array(z.object({ id: z.string(), fields: z.looseObject({ TfKey: z.string().optional() }) })),
});

const people = ['7a1f0000-0000-4000-8000-000000000111', '7a1f0000-0000-4000-8000-000000000112'];

/** Somebody who works in SharePoint itself, in the same lists, at the same time. */
export type SecondClient = { edits: () => number; stop: () => Promise<void> };

const day = (chance: Chance): string => `2026-12-${String(1 + chance.below(28)).padStart(2, '0')}T12:00:00Z`;

const editOf = (chance: Chance, n: number): Record<string, unknown> =>
  chance.pick<() => Record<string, unknown>>([
    () => ({ TfNote: `Ført i SharePoint, nummer ${n}` }),
    () => ({ TfDue: day(chance) }),
    () => ({ TfStatus: chance.pick(['Ikke startet', 'Pågår']) }),
    () => ({ TfSnoozedUntil: day(chance), TfNote: `Utsatt i SharePoint, nummer ${n}` }),
    () => ({ Title: `Omdøpt i SharePoint, nummer ${n}` }),
    // Not readable until somebody mends it, which the next edits of the deadline do.
    () => ({ TfDue: null }),
  ])();

const byHand = (chance: Chance, n: number): Record<string, unknown> => ({
  Title: `Skrevet inn for hånd, nummer ${n}`,
  TfKey: `A9${n}`,
  TfRisk: 'A',
  TfResponsibleOid: chance.pick(people),
  TfUnit: 'BAL',
  TfDue: day(chance),
  TfStatus: 'Ikke startet',
  TfCadence: 'engangs',
});

/** Begins to edit, and goes on until stopped. What its own requests meet on the way is its own affair. */
export const startSecondClient = async (
  { url, hostname, path }: { url: string; hostname: string; path: string },
  chance: Chance,
): Promise<SecondClient> => {
  const user = 'utvikler.bjerke@taktfast.example';
  const signedIn = await fetch(`${url}/local/token?user=${user}&for=graph`);
  const { token } = z.object({ token: z.string() }).parse(await signedIn.json());
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const found = await fetch(`${url}/v1.0/sites/${hostname}:${path}`, { headers });
  const { id: siteId } = z.object({ id: z.string() }).parse(await found.json());
  const list = (name: string) => `${url}/v1.0/sites/${siteId}/lists/${encodeURIComponent(name)}/items`;
  const ask = async (method: string, address: string, body?: unknown): Promise<unknown> => {
    const reply = await fetch(address, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
    return reply.ok && reply.status !== 204 ? reply.json() : undefined;
  };
  let [edits, stopping] = [0, false];
  const made: string[] = [];
  const one = async (n: number): Promise<void> => {
    const name = chance.pick(['Tiltak', 'Tiltak', 'Oppgaver']);
    if (chance.happens(5)) {
      const item = z
        .object({ id: z.string() })
        .safeParse(await ask('POST', list('Tiltak'), { fields: byHand(chance, n) }));
      if (item.success) made.push(item.data.id);
      return;
    }
    const oldest = made.length > 3 && chance.happens(2) ? made.shift() : undefined;
    if (oldest !== undefined) {
      await ask('DELETE', `${list('Tiltak')}/${oldest}`);
      return;
    }
    const items = Page.safeParse(await ask('GET', `${list(name)}?$expand=fields&$top=200`));
    if (!items.success || items.data.value.length === 0) return;
    const { id } = chance.pick(items.data.value);
    const edit = name === 'Oppgaver' ? { TfNote: `Ført i SharePoint, nummer ${n}` } : editOf(chance, n);
    await ask('PATCH', `${list(name)}/${id}/fields`, edit);
  };
  const run = async (): Promise<void> => {
    for (let n = 1; !stopping; n += 1) {
      // A request that a fault of the storm cuts off is one edit fewer.
      await one(n).then(
        () => {
          edits += 1;
        },
        () => undefined,
      );
      await pause(20 + chance.below(60));
    }
  };
  const running = run();
  return {
    edits: () => edits,
    stop: async () => {
      stopping = true;
      await running;
    },
  };
};
