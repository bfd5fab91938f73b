import { extname } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { HttpFault } from './faults.ts';

/** Who may show the pages in a frame: Teams, the Microsoft 365 app and Outlook (facts §6.3). */
const frameAncestors = [
  "'self'",
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://*.cloud.microsoft',
  'https://*.microsoft365.com',
  'https://*.office.com',
  'https://outlook.live.com',
  'https://outlook.office.com',
  'https://outlook.office365.com',
  'https://outlook-sdf.office.com',
  'https://outlook-sdf.office365.com',
] as const;

const policy = (authority: string): string =>
  [
    "default-src 'self'",
    // Fluent's style engine writes its rules into style elements as the page runs.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data: https://res.cdn.office.net",
    // teams-js fetches the list of hosts it may trust from Microsoft's network.
    `connect-src 'self' https://res.cdn.office.net ${new URL(authority).origin}`,
    "object-src 'none'",
    "base-uri 'none'",
    `form-action 'self' ${new URL(authority).origin}`,
    `frame-ancestors ${frameAncestors.join(' ')}`,
  ].join('; ');

export type TabsDeps = { folder: string; authority: string };

/** The built pages; an address without a file extension is a place inside the app. */
export const tabs =
  ({ folder, authority }: TabsDeps) =>
  async (app: FastifyInstance): Promise<void> => {
    const contentSecurity = policy(authority);
    app.addHook('onSend', async (_request, reply) => {
      reply.header('content-security-policy', contentSecurity);
    });
    await app.register(fastifyStatic, {
      root: folder,
      redirect: false,
      setHeaders: (reply, path) => {
        const hashed = /[\\/]assets[\\/]/.test(path);
        reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
    app.setNotFoundHandler(async (request, reply) => {
      const path = request.url.replace(/\?.*$/, '');
      if (request.method !== 'GET' || extname(path)) throw new HttpFault('page-not-found');
      return reply.header('cache-control', 'no-cache').sendFile('index.html');
    });
  };
