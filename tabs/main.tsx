import { QueryClient } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ApiError } from './api/api-error.ts';
import { App } from './app.tsx';
import { languageOf } from './language/language.ts';
import { openTexts } from './language/texts.ts';
import type { Surroundings } from './sign-in/session.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id "root"');

const framed = window.parent !== window;

const around: Surroundings = {
  // Teams shows pages in a frame, or on a phone in a view of its own; a plain window is spared all that.
  findTeams: async () =>
    framed || 'nativeInterface' in window
      ? (await import('./sign-in/teams-frame.ts')).findTeams()
      : undefined,
  framed,
  send: (...asked) => window.fetch(...asked),
  // Asked for only when needed: in a frame a browser may refuse a page its storage.
  storage: () => window.sessionStorage,
  browser: {
    address: () => new URL(window.location.href),
    leaveFor: (url) => window.location.assign(url),
    showAddress: (address) => window.history.replaceState(null, '', address),
  },
};

const mayHelp = (failures: number, error: unknown): boolean =>
  failures < 2 && error instanceof ApiError && (error.reason === 'unreachable' || error.reason === 'failed');

const queries = new QueryClient({
  // The long poll tells of changes and of a network that is back, so nothing is fetched for any other reason.
  defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY, retry: mayHelp, networkMode: 'always' } },
});

const first = languageOf(window.navigator.language);
document.documentElement.lang = first;
const texts = await openTexts(first);
createRoot(root).render(
  <StrictMode>
    <App around={around} queries={queries} texts={texts} />
  </StrictMode>,
);
