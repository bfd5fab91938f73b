import { z } from 'zod';

const Token = z.object({ token: z.string() });
const Items = z.object({
  value: z.array(z.object({ id: z.string(), eTag: z.string(), fields: z.record(z.string(), z.unknown()) })),
});
const Lists = z.object({ value: z.array(z.object({ id: z.string(), name: z.string() })) });
const SITE = '/v1.0/sites/taktfast.example:/sites/delprogram-oppvekst:';

/** The lists as a person sees them in SharePoint: through Graph with the person's own token, past the app. */
export const sharePointAt = (tenantUrl: string, upn = 'programleder@taktfast.example') => {
  const asPerson = async (path: string, init: RequestInit = {}): Promise<unknown> => {
    const reply = await fetch(`${tenantUrl}/local/token?user=${upn}&for=graph`);
    const { token } = Token.parse(await reply.json());
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      ...Object.fromEntries(new Headers(init.headers)),
    };
    const answer = await fetch(`${tenantUrl}${SITE}${path}`, { ...init, headers });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.status === 204 ? undefined : answer.json();
  };
  // People see lists by their titles; only the name in the address stays as it was made.
  const idOf = async (list: string) => {
    const { value } = Lists.parse(await asPerson('/lists'));
    return value.find(({ name }) => name === list)?.id ?? list;
  };
  const rows = async (list: string, filter: string) => {
    const query = new URLSearchParams({ $expand: 'fields', $filter: filter });
    return Items.parse(await asPerson(`/lists/${await idOf(list)}/items?${query}`)).value;
  };
  return {
    /** Asks Graph, below the site, for anything else. */
    asPerson,
    idOf,
    rows,
    row: async (list: string, key: string) => (await rows(list, `fields/TfKey eq '${key}'`))[0],
    add: async (list: string, fields: Record<string, unknown>) =>
      asPerson(`/lists/${await idOf(list)}/items`, { method: 'POST', body: JSON.stringify({ fields }) }),
    edit: async (list: string, id: string, fields: Record<string, unknown>) =>
      asPerson(`/lists/${await idOf(list)}/items/${id}/fields`, {
        method: 'PATCH',
        body: JSON.stringify(fields),
      }),
  };
};
