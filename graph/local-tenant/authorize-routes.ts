import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { isLoopback } from './loopback.ts';
import { refusalPage, signInPage } from './sign-in-page.ts';
import { keepSignIn } from './sign-ins.ts';
import type { Tenant } from './tenant.ts';
import { askedLanguage, createWords } from './texts/words.ts';
import { expectTenant } from './token-routes.ts';

const Asked = z.object({
  client_id: z.string(),
  redirect_uri: z.string(),
  response_type: z.literal('code'),
  scope: z.string(),
  code_challenge: z.string().min(43),
  code_challenge_method: z.literal('S256'),
  state: z.string().optional(),
  nonce: z.string().optional(),
  response_mode: z.enum(['query', 'fragment']).default('query'),
  prompt: z.string().optional(),
});
const Whereto = Asked.pick({ client_id: true, redirect_uri: true, state: true, response_mode: true });
const Chosen = z.object({ user: z.string() });

const policy =
  "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; form-action 'self' http://127.0.0.1:* http://localhost:*";

/** The sign-in page: anybody in the directory, without a password, for pages on this machine only. */
export const authorizeRoutes = (app: FastifyInstance, tenant: Tenant): void => {
  const { directory } = tenant;
  const words = createWords();
  const wordsFor = ({ headers }: FastifyRequest) => words(askedLanguage(headers['accept-language']));
  const html = (reply: FastifyReply, status: number, page: string) =>
    reply
      .code(status)
      .headers({ 'content-security-policy': policy, 'cache-control': 'no-store', vary: 'accept-language' })
      .type('text/html; charset=utf-8')
      .send(page);

  /** Answers what can be answered before anybody is chosen; otherwise gives what was asked for. */
  const readAsked = (request: FastifyRequest, reply: FastifyReply, given: unknown) => {
    expectTenant(request.params, tenant);
    const whereto = Whereto.safeParse(given);
    if (whereto.data?.client_id !== directory.clientId)
      return html(reply, 400, refusalPage(wordsFor(request), 'refused-client'));
    if (!isLoopback(whereto.data.redirect_uri))
      return html(reply, 400, refusalPage(wordsFor(request), 'refused-redirect'));
    const asked = Asked.safeParse(given);
    if (!asked.success) return sendBack(reply, whereto.data, { error: 'invalid_request' });
    if (asked.data.prompt === 'none') return sendBack(reply, whereto.data, { error: 'login_required' });
    return asked.data;
  };

  app.get('/:tenant/oauth2/v2.0/authorize', async (request, reply) => {
    const asked = readAsked(request, reply, request.query);
    if (!('scope' in asked)) return asked;
    const kept = Object.entries(asked).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value] as const] : [],
    );
    return html(reply, 200, signInPage(wordsFor(request), directory.users, Object.fromEntries(kept)));
  });

  app.post('/:tenant/oauth2/v2.0/authorize', async (request, reply) => {
    const asked = readAsked(request, reply, request.body);
    if (!('scope' in asked)) return asked;
    const chosen = Chosen.safeParse(request.body);
    const user = directory.users.find(({ id }) => id === chosen.data?.user);
    if (!user) return html(reply, 400, refusalPage(wordsFor(request), 'refused-person'));
    const code = await keepSignIn(tenant, {
      kind: 'code',
      user: user.id,
      scope: asked.scope,
      redirectUri: asked.redirect_uri,
      challenge: asked.code_challenge,
      ...(asked.nonce !== undefined && { nonce: asked.nonce }),
    });
    return sendBack(reply, asked, { code });
  });
};

const sendBack = (
  reply: FastifyReply,
  { redirect_uri, state, response_mode }: z.infer<typeof Whereto>,
  answer: Record<string, string>,
) => {
  const url = new URL(redirect_uri);
  const values = new URLSearchParams({ ...answer, ...(state !== undefined && { state }) });
  if (response_mode === 'fragment') url.hash = values.toString();
  else for (const [name, value] of values) url.searchParams.set(name, value);
  return reply.header('cache-control', 'no-store').redirect(url.toString(), 302);
};
