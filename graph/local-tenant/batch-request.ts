import { z } from 'zod';
import { Refused } from './refused.ts';

/** The most requests one batch may carry {G-batch}. */
const MOST = 20;

const Part = z.object({
  id: z.string().min(1),
  method: z
    .string()
    .toUpperCase()
    .pipe(z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])),
  url: z.string().min(1),
  headers: z.record(z.string(), z.string()).default({}),
  body: z.json().optional(),
  dependsOn: z.array(z.string()).nullish(),
});
const Batch = z.object({ requests: z.array(Part).min(1) });

/** One request within a batch; header names are in small letters. */
export type BatchPart = {
  id: string;
  /** Ids are the same whatever the case of their letters {G-batch}. */
  key: string;
  method: z.infer<typeof Part>['method'];
  /** Below the version, with its leading slash. */
  url: string;
  headers: Record<string, string>;
  body: z.infer<typeof Part>['body'];
  dependsOn: string[];
};

const badBatch = (message: string) => new Refused(400, 'BadRequest', message);

/** Reads a batch; one thing wrong with one part refuses the whole {G-batch}. */
export const parseBatch = (body: unknown): BatchPart[] => {
  const parsed = Batch.safeParse(body);
  if (!parsed.success) throw badBatch(`Invalid batch payload format. ${z.prettifyError(parsed.error)}`);
  const { requests } = parsed.data;
  if (requests.length > MOST) throw badBatch(`A batch holds ${MOST} requests at most.`);
  const parts = requests.map(partOf);
  for (const [index, part] of parts.entries()) expectSound(part, parts.slice(0, index));
  return parts;
};

const partOf = ({ id, method, url, headers, body, dependsOn }: z.infer<typeof Part>): BatchPart => ({
  id,
  key: id.toLowerCase(),
  method,
  url: url.startsWith('/') ? url : `/${url}`,
  headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
  body,
  dependsOn: (dependsOn ?? []).map((other) => other.toLowerCase()),
});

/** Whether some parts wait for others and not each for the one before it: a batch should be all one or all the other {G-batch}. */
export const isMixed = (parts: readonly BatchPart[]): boolean =>
  parts.some(({ dependsOn }) => dependsOn.length > 0) &&
  parts.some(({ dependsOn }, index) => dependsOn.join() !== (parts[index - 1]?.key ?? ''));

const absolute = /^\/?[a-z][a-z\d+.-]*:\/\//i;

const expectSound = (part: BatchPart, before: readonly BatchPart[]): void => {
  const { id, key, url, method, headers, body, dependsOn } = part;
  if (before.some((other) => other.key === key))
    throw badBatch(`Request Id ${id} has to be unique in a batch.`);
  if (absolute.test(url))
    throw badBatch(`Invalid request URL in the request with id ${id}: it must be relative.`);
  if (/^\/\$batch\b/.test(url)) throw badBatch(`The request with id ${id} is a batch itself.`);
  // A write needs both, even where its address takes no body; Graph says so in the example of {G-batch}.
  const isWrite = method !== 'GET' && method !== 'DELETE';
  const lacksType = headers['content-type'] === undefined && (isWrite || body !== undefined);
  if (lacksType || (isWrite && body === undefined))
    throw badBatch(`Write request id : ${id} does not contain Content-Type header or body.`);
  // OData 4.01 allows no reference to a later request, so no circle can come about.
  const unknown = dependsOn.find((named) => !before.some((other) => other.key === named));
  if (unknown !== undefined)
    throw badBatch(`The request with id ${id} depends on ${unknown}, which does not stand before it.`);
};
