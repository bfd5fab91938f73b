import type { Step } from './chain.ts';

// Statuses the fetch standard forbids a body on.
const bodiless = [204, 205, 304];

/** Sends the request and takes in the whole reply, so that a connection broken half-way is seen by the retry. */
export const transmit =
  (timeoutMs: number): Step =>
  async ({ url, headers, context }) => {
    const signal = AbortSignal.timeout(timeoutMs);
    const reply = await fetch(url, { ...context.options, headers, signal });
    const body = await reply.arrayBuffer();
    return new Response(bodiless.includes(reply.status) ? null : body, reply);
  };
