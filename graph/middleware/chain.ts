import { randomUUID } from 'node:crypto';
import type { Context, Middleware, MiddlewareOptions } from '@microsoft/microsoft-graph-client';

type ExchangeParts = { units: number; link?: string | undefined; clientRequestId?: string | undefined };

/** What travels with one request beside what microsoft-graph-client passes along itself. */
export class Exchange implements MiddlewareOptions {
  /** What the request concerns, for errors and log lines: a list or an operation, never a person's text. */
  readonly about: string;
  /** A link Graph gave (next page, delta), to be followed to the letter. */
  readonly link: string | undefined;
  /** What it costs of SharePoint's resource units, each time it is sent. */
  readonly units: number;
  readonly clientRequestId: string;
  /** The token it carried was refused, so the next one is asked for anew. */
  tokenRefused = false;
  /** The error as it was; microsoft-graph-client keeps only its text. */
  failure: unknown;
  constructor(about: string, { units, link, clientRequestId = randomUUID() }: ExchangeParts) {
    this.about = about;
    this.units = units;
    this.link = link;
    this.clientRequestId = clientRequestId;
  }
}

/** A request on its way: where to, how, and, once it has been sent, the reply. */
export type Passage = { url: string; method: string; headers: Headers; exchange: Exchange; context: Context };
export type Step = (passage: Passage, next: () => Promise<Response>) => Promise<Response>;

const passageOf = (context: Context): Passage => {
  const exchange = context.middlewareControl?.getMiddlewareOptions(Exchange);
  if (!(exchange instanceof Exchange)) throw new TypeError('a request to Graph needs its exchange');
  return {
    url: exchange.link ?? (typeof context.request === 'string' ? context.request : context.request.url),
    method: context.options?.method ?? 'GET',
    headers: new Headers(context.options?.headers),
    exchange,
    context,
  };
};

/** Our own chain: the library's own sends no token to a host it does not know, and repeats creates. */
export const chain = (...steps: Step[]): Middleware => ({
  execute: async (context) => {
    const passage = passageOf(context);
    const run = (index: number): Promise<Response> => {
      const step = steps[index];
      if (!step) throw new TypeError('the last step of the chain must answer');
      return step(passage, () => run(index + 1));
    };
    try {
      context.response = await run(0);
    } catch (error) {
      passage.exchange.failure = error;
      throw error;
    }
  },
});
