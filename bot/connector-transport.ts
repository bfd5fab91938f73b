import type { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { z } from 'zod';
import { ConnectorFault, codeIn } from './delivery.ts';

/** The HTTP client botbuilder's connector can be given; it has no exported name. */
type HttpClient = NonNullable<
  NonNullable<ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[4]>['httpClient']
>;
type Request = Parameters<HttpClient['sendRequest']>[0];

const TIMEOUT_MS = 15_000;

const Cause = z.object({ cause: z.object({ code: z.string() }) });
const codeOf = (error: unknown): string => {
  const caused = Cause.safeParse(error);
  if (caused.success) return caused.data.cause.code;
  return error instanceof Error ? error.name : 'unknown';
};

const secondsOf = (header: string | null): number | undefined => {
  const seconds = Number(header ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined;
};

const reach = async ({ url, method, body, headers }: Request): Promise<Response> => {
  try {
    return await fetch(url, {
      method,
      headers: headers.toJson(),
      ...(typeof body === 'string' ? { body } : {}),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch (error) {
    throw new ConnectorFault({ code: codeOf(error) }, { cause: error });
  }
};

const bodyOf = async (response: Response): Promise<string> => {
  try {
    return await response.text();
  } catch (error) {
    throw new ConnectorFault({ code: codeOf(error) }, { cause: error });
  }
};

/**
 * How botbuilder reaches the Bot Connector. Its own client tries every failed request three times more, posts
 * among them, which sends people the same card twice; here each request is made once and faults say what happened.
 */
export const connectorTransport: HttpClient = {
  sendRequest: async (request) => {
    const response = await reach(request);
    const text = await bodyOf(response);
    const { status } = response;
    if (!response.ok) {
      const retryAfterSeconds = secondsOf(response.headers.get('retry-after'));
      throw new ConnectorFault({ status, code: codeIn(text, status), retryAfterSeconds });
    }
    const headers = request.headers.clone();
    for (const name of headers.headerNames()) headers.remove(name);
    headers.set('content-type', response.headers.get('content-type') ?? 'application/json');
    return { request, status, headers, bodyAsText: text };
  },
};
