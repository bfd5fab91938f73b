import { ApiError } from '../api/api-error.ts';
import { SignInReply } from '../api/replies.ts';
import { type Browser, signInAsSomebodyElse, signInByRedirect } from './open-id.ts';
import { tripMemory } from './redirect-memory.ts';
import { SignInError } from './sign-in-error.ts';
import type { TeamsFrame } from './teams-frame.ts';
import type { Tokens } from './tokens.ts';

/** Who reads the page, and where: in Teams, or in a browser window of its own. */
export type Session = {
  tokens: Tokens;
  teams: TeamsFrame | undefined;
  /** Leaves for the sign-in page to come back as another person; not in Teams, where Teams decides that. */
  switchPerson: (() => Promise<void>) | undefined;
};

/** What opening a session needs of the browser window. */
export type Surroundings = {
  findTeams: () => Promise<TeamsFrame | undefined>;
  framed: boolean;
  send: typeof fetch;
  storage: () => Storage;
  browser: Browser;
};

const signInPlace = async (send: typeof fetch): Promise<SignInReply> => {
  const reply = await send('/api/sign-in').catch((cause: unknown) => {
    throw new ApiError('unreachable', { cause });
  });
  if (!reply.ok) throw new ApiError('failed');
  const parsed = SignInReply.safeParse(await reply.json().catch(() => undefined));
  if (!parsed.success) throw new ApiError('unreadable', { cause: parsed.error });
  return parsed.data;
};

/** Signs the person in, by Teams where Teams shows the page, otherwise at the authority the server names. */
export const openSession = async (around: Surroundings): Promise<Session> => {
  const teams = await around.findTeams();
  if (teams) return { tokens: teams.tokens, teams, switchPerson: undefined };
  if (around.framed) throw new SignInError('strange-frame');
  const deps = {
    place: await signInPlace(around.send),
    memory: tripMemory(around.storage()),
    browser: around.browser,
  };
  const tokens = await signInByRedirect(deps);
  return { tokens, teams, switchPerson: () => signInAsSomebodyElse(deps) };
};
