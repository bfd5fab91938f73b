import { z } from 'zod';
import { ConnectorFault, codeIn } from './delivery.ts';

export type Exchange = { url: string; method: string; headers: Record<string, string>; body: unknown };

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

const reach = async ({
  url,
  method,
  headers,
  body,
}: Exchange): Promise<{ response: Response; text: string }> => {
  try {
    const response = await fetch(url, {
      method,
      headers,
      ...(typeof body === 'string' ? { body } : {}),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return { response, text: await response.text() };
  } catch (error) {
    throw new ConnectorFault({ code: codeOf(error) }, { cause: error });
  }
};

/**
 * How the Bot Connector is reached. Botbuilder's own client tries every failed request three times more, posts among
 * them, which sends people the same card twice; here each request is made once, and a fault says what happened.
 */
export const exchange = async (request: Exchange) => {
  const { response, text } = await reach(request);
  const { status, headers } = response;
  if (!response.ok) {
    const retryAfterSeconds = secondsOf(headers.get('retry-after'));
    throw new ConnectorFault({ status, code: codeIn(text, status), retryAfterSeconds });
  }
  return { status, text, contentType: headers.get('content-type') ?? 'application/json' };
};
