import { app, authentication } from '@microsoft/teams-js';
import { SignInError } from './sign-in-error.ts';
import type { Tokens } from './tokens.ts';

/** What Teams tells a page it shows. It is the client's word, so nothing is allowed because of it. */
export type TeamsFrame = {
  theme: string;
  locale: string;
  subPage: string | undefined;
  onTheme: (changed: (theme: string) => void) => void;
  ready: () => void;
  failed: (message: string) => void;
  tokens: Tokens;
};

const answerWithinMs = 4000;

const answered = (): Promise<boolean> =>
  Promise.race([
    app.initialize().then(
      () => true,
      () => false,
    ),
    new Promise<boolean>((done) => setTimeout(() => done(false), answerWithinMs)),
  ]);

// Teams keeps the token and renews it itself, so there is nothing to keep here.
const token = (): Promise<string> =>
  authentication.getAuthToken().catch((cause: unknown) => {
    throw new SignInError('refused', { cause });
  });

/** Teams, when the page is shown by Teams; undefined in a browser window of its own. */
export const findTeams = async (): Promise<TeamsFrame | undefined> => {
  if (!(await answered())) return undefined;
  const context = await app.getContext();
  return {
    theme: context.app.theme,
    locale: context.app.locale,
    subPage: context.page.subPageId,
    onTheme: (changed) => app.registerOnThemeChangeHandler(changed),
    ready: () => app.notifySuccess(),
    failed: (message) => app.notifyFailure({ reason: app.FailedReason.Other, message }),
    tokens: { current: token, renew: token },
  };
};
