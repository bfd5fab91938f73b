import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { startTabRig, type TabRig } from './tab-rig.ts';
import { visit } from './tab-visit.ts';

/**
 * A browser and one app for all of a suite's journeys; `prepare` is done once both are there, and what a journey
 * opened is closed after it.
 */
export const oneAppForAll = (prepare: (rig: TabRig) => Promise<void> = async () => undefined) => {
  const at: { browser?: Browser; rig?: TabRig } = {};
  const rig = (): TabRig => {
    if (!at.rig) throw new Error('the rig has not been started');
    return at.rig;
  };
  beforeAll(async () => {
    at.browser = await openBrowser();
    at.rig = await startTabRig();
    await prepare(at.rig);
  }, 90_000);
  afterAll(async () => {
    await at.rig?.close();
    await at.browser?.close();
  });
  afterEach(async () => {
    for (const context of at.browser?.contexts() ?? []) await context.close();
  });
  const open = (who: string, path: string, options: Parameters<typeof visit>[3] = {}): Promise<Page> => {
    if (!at.browser) throw new Error('the browser has not been started');
    return visit(at.browser, rig(), who, { ...options, path });
  };
  return { rig, open };
};
