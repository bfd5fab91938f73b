import type { Browser } from 'playwright-core';
import { openBrowser } from './browser.ts';
import type { PlaygroundPage } from './playground-page.ts';
import { appInItsOwnFolder, type RunningApp } from './running-app.ts';

type At = { app?: RunningApp; browser?: Browser; chat?: PlaygroundPage };

/** The whole app on the reference day of the programme's data, with somebody in its chat, and a browser. */
export const appWith = (playing: string) => {
  const at: At = {};
  const given = <K extends keyof At>(name: K) => {
    const part = at[name];
    if (part === undefined) throw new Error(`${name} has not been opened`);
    return part;
  };
  beforeAll(async () => {
    at.app = await appInItsOwnFolder({ TAKTFAST_NOW: '2025-03-24T07:00', PLAYGROUND_AS: playing });
    [at.browser] = await Promise.all([openBrowser(), at.app.start()]);
  }, 240_000);
  afterAll(async () => {
    await at.browser?.close();
    await at.app?.end();
  }, 60_000);
  return { at, given };
};
