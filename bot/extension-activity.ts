import { z } from 'zod';
import { plainText } from './plain-text.ts';
import type { ExtensionAsk } from './turn.ts';

const Query = z.looseObject({
  commandId: z.literal('find-project'),
  parameters: z.array(z.looseObject({ name: z.string(), value: z.unknown().optional() })).nullish(),
  queryOptions: z.looseObject({ skip: z.number().optional(), count: z.number().optional() }).nullish(),
});
const Link = z.looseObject({ url: z.string() });
const Message = z.looseObject({ body: z.looseObject({ content: z.string().nullish() }).nullish() });
const Fetch = z.looseObject({
  commandId: z.enum(['status-draft', 'report-obstacle']),
  messagePayload: Message.nullish(),
});
const Submit = z.looseObject({ data: z.looseObject({ verb: z.string().min(1) }) });

// Teams asks for twenty-five at a time.
const MOST = 25;

const within = (value: number | undefined, most: number, otherwise: number): number =>
  Number.isInteger(value) ? Math.min(Math.max(value ?? 0, 0), most) : otherwise;

const readers: Readonly<Record<string, (value: unknown) => ExtensionAsk | undefined>> = {
  query: (value) => {
    const read = Query.safeParse(value);
    if (!read.success) return undefined;
    const { parameters, queryOptions } = read.data;
    const text = parameters?.find(({ name }) => name === 'text')?.value;
    return {
      kind: 'find',
      text: typeof text === 'string' ? text : '',
      skip: within(queryOptions?.skip, Number.MAX_SAFE_INTEGER, 0),
      count: within(queryOptions?.count, MOST, MOST),
    };
  },
  queryLink: (value) => {
    const read = Link.safeParse(value);
    return read.success ? { kind: 'link', url: read.data.url } : undefined;
  },
  fetchTask: (value) => {
    const read = Fetch.safeParse(value);
    if (!read.success) return undefined;
    const { commandId: command, messagePayload } = read.data;
    const content = messagePayload?.body?.content ?? '';
    return { kind: 'open', command, text: plainText(content, []), length: content.length };
  },
  submitAction: (value) => {
    const read = Submit.safeParse(value);
    return read.success ? { kind: 'submit', verb: read.data.data.verb, data: read.data.data } : undefined;
  },
};

const PREFIX = 'composeExtension/';

/** Whether an invoke is one of a message extension's that we serve. */
export const isExtension = (name: string): boolean =>
  name.startsWith(PREFIX) && Object.hasOwn(readers, name.slice(PREFIX.length));

/** Whether a message extension's invoke is answered with a dialog. */
export const isOfDialog = (name: string): boolean =>
  name === `${PREFIX}fetchTask` || name === `${PREFIX}submitAction`;

/** What a message extension is asked for (Teams: message extensions); nothing when it is not as Teams sends it. */
export const readExtension = (name: string, value: unknown): ExtensionAsk | undefined =>
  readers[name.slice(PREFIX.length)]?.(value);
