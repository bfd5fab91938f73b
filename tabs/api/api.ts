import type { RiskCode } from '../../programme/index.ts';
import { z } from '../edge.ts';
import type { Tokens } from '../sign-in/tokens.ts';
import { ApiError } from './api-error.ts';
import { DeliveriesReply } from './deliveries-reply.ts';
import { DigestReply, type DigestScope } from './digest-reply.ts';
import {
  ActedReply,
  ChangesReply,
  LimitReply,
  MeReply,
  OverviewReply,
  PeopleReply,
  PreferencesReply,
  ReassessedReply,
  RefusalReply,
} from './replies.ts';

export type WorkVerb =
  | 'start'
  | 'finish'
  | 'reschedule'
  | 'comment'
  | 'hand-over'
  | 'snooze'
  | 'answer-hand-over'
  | 'take-up';
export type DeliveryVerb = 'resend' | 'recall';
type Form = Readonly<Record<string, string>>;

type Asking = { method?: 'POST'; body?: unknown; signal?: AbortSignal; limitSeconds?: number };
type Deps = { tokens: Tokens; send: typeof fetch };

/** How long the server may keep a question about changes open, with room for a slow network. */
const longPollSeconds = 40;

const limits = {
  'unit-not-yours': 'no-access',
  'office-only': 'no-access',
  'delivery-not-found': 'too-late',
  'delivery-not-now': 'too-late',
} as const;

const refusalOf = async (reply: Response): Promise<ApiError> => {
  const body: unknown = await reply.json().catch(() => undefined);
  const parsed = RefusalReply.safeParse(body);
  if (parsed.success) return new ApiError('refused', { refusal: parsed.data.error });
  const limit = LimitReply.safeParse(body);
  if (limit.success) return new ApiError(limits[limit.data.error.reason]);
  return new ApiError('failed', { cause: new Error(`HTTP ${reply.status}`) });
};

const read = async <T>(reply: Response, schema: z.ZodType<T>): Promise<T> => {
  if (!reply.ok) throw await refusalOf(reply);
  if (reply.status === 204) return schema.parse(undefined);
  const body: unknown = await reply.json().catch((cause: unknown) => {
    throw new ApiError('unreadable', { cause });
  });
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new ApiError('unreadable', { cause: parsed.error });
  return parsed.data;
};

const request = (send: typeof fetch, token: string, path: string, asking: Asking): Promise<Response> => {
  const limit = AbortSignal.timeout((asking.limitSeconds ?? 20) * 1000);
  const headers: Record<string, string> = { authorization: `Bearer ${token}`, accept: 'application/json' };
  if (asking.body !== undefined) headers['content-type'] = 'application/json';
  return send(path, {
    method: asking.method ?? 'GET',
    headers,
    body: asking.body === undefined ? null : JSON.stringify(asking.body),
    signal: asking.signal ? AbortSignal.any([asking.signal, limit]) : limit,
  }).catch((cause: unknown) => {
    throw new ApiError('unreachable', { cause });
  });
};

/** Asks with the token at hand and, when the server no longer takes it, once more with a new one. */
const asker =
  ({ tokens, send }: Deps) =>
  async <T>(path: string, schema: z.ZodType<T>, asking: Asking = {}): Promise<T> => {
    const first = await request(send, await tokens.current(), path, asking);
    if (first.status !== 401) return read(first, schema);
    const second = await request(send, await tokens.renew(), path, asking);
    if (second.status === 401) throw new ApiError('signed-out');
    return read(second, schema);
  };

/** The HTTP API of Taktfast as the pages use it; every reply is parsed here and trusted afterwards. */
export const createApi = (deps: Deps) => {
  const ask = asker(deps);
  return {
    me: (signal: AbortSignal) => ask('/api/me', MeReply, { signal }),
    overview: (signal: AbortSignal) => ask('/api/overview', OverviewReply, { signal }),
    changesSince: async (version: number, signal: AbortSignal) =>
      (await ask(`/api/changes?since=${version}`, ChangesReply, { signal, limitSeconds: longPollSeconds }))
        .version,
    people: async (search: string, signal: AbortSignal) =>
      (await ask(`/api/people?search=${encodeURIComponent(search)}`, PeopleReply, { signal })).people,
    act: (key: string, verb: WorkVerb, form: Form) =>
      ask(`/api/work/${encodeURIComponent(key)}/${verb}`, ActedReply, { method: 'POST', body: form }),
    reassess: (code: RiskCode, form: Form) =>
      ask(`/api/risks/${code}/reassess`, ReassessedReply, { method: 'POST', body: form }),
    digest: (day: string | undefined, scope: DigestScope | undefined, signal: AbortSignal) =>
      ask(`/api/digests/${day ?? 'today'}${scope ? `?unit=${scope}` : ''}`, DigestReply, { signal }),
    preferences: (signal: AbortSignal) => ask('/api/preferences', PreferencesReply, { signal }),
    prefer: (form: Form) => ask('/api/preferences', PreferencesReply, { method: 'POST', body: form }),
    deliveries: (day: string | undefined, signal: AbortSignal) =>
      ask(`/api/deliveries${day ? `?day=${day}` : ''}`, DeliveriesReply, { signal }),
    stepIn: (id: number, verb: DeliveryVerb) =>
      ask(`/api/deliveries/${id}/${verb}`, z.undefined(), { method: 'POST' }),
  };
};
export type Api = ReturnType<typeof createApi>;
