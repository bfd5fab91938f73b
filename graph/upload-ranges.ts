import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { errorFromReply, readAnswered } from './answered.ts';
import { GraphError } from './graph-error.ts';

type Upload = { uploadUrl: string; content: Buffer; rangeBytes: number; about: string };

const TIMEOUT_MS = 60_000;

/**
 * Sends a file to an upload session, range after range. The address is the key and takes no token, so this goes past
 * the client that signs in; it gives up at the first range that fails, for whoever owes the file begins anew.
 */
export const uploadInRanges = async <T>(
  { uploadUrl, content, rangeBytes, about }: Upload,
  reply: z.ZodType<T>,
): Promise<T> => {
  const clientRequestId = randomUUID();
  for (let from = 0; from < content.length; from += rangeBytes) {
    const range = content.subarray(from, from + rangeBytes);
    const { status, headers, body } = await put(uploadUrl, range, {
      'content-range': `bytes ${from}-${from + range.length - 1}/${content.length}`,
      'client-request-id': clientRequestId,
    }).catch((cause: unknown) => {
      throw new GraphError('unavailable', about, { clientRequestId, cause });
    });
    const answered = { status, headers, body, clientRequestId };
    if (status >= 400) throw errorFromReply(answered, about);
    if (status !== 202) return readAnswered(reply, answered, about);
  }
  throw new GraphError('unexpected', about, { clientRequestId });
};

const put = async (url: string, range: Buffer, headers: Record<string, string>) => {
  const body = new Uint8Array(range);
  const response = await fetch(url, {
    method: 'PUT',
    headers,
    body,
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const said = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: said === '' ? undefined : JSON.parse(said),
  };
};
