import { mkdir } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { openPlayground } from './playground-page.ts';
import type { RunningApp } from './running-app.ts';

const folder = 'docs/pictures';

const tabPicture = async (app: RunningApp, browser: Browser, colorScheme: 'light' | 'dark') => {
  const context = await browser.newContext({
    colorScheme,
    locale: 'nb-NO',
    viewport: { width: 1180, height: 1080 },
  });
  const page = await context.newPage();
  await page.goto(`${app.url}/tabs/`);
  await page.getByText('Programleder').first().click();
  await page.getByText('Svak forankring').first().waitFor();
  await page.getByRole('button', { name: /Svak forankring/ }).click();
  await page.waitForTimeout(500);
  await page.screenshot({ path: `${folder}/tab-${colorScheme}.png` });
  await context.close();
};

/** The pictures of the README, of the app as it is now. */
export const takePictures = async (app: RunningApp, browser: Browser): Promise<void> => {
  await mkdir(folder, { recursive: true });
  const { page, say, card, line } = await openPlayground(browser, app.playgroundUrl);
  await page.getByText('Log Panel').locator('xpath=..').getByRole('button').last().click();
  await say('mine');
  await line('Melde nye hindringer i årsrapporten').getByRole('button', { name: /^Mer/ }).click();
  // A card with many lines fetches the form, and is then put anew.
  await card('Mine tiltak og oppgaver').getByText('Utsett påminnelsen til').waitFor();
  await card('Mine tiltak og oppgaver').evaluate((element) => element.scrollIntoView({ block: 'start' }));
  await page.waitForTimeout(800);
  await page.screenshot({ path: `${folder}/playground.png` });
  // A card is longer than a screen, and what lies outside it is not drawn.
  await page.setViewportSize({ width: 1100, height: 3600 });
  await card('Mine tiltak og oppgaver').screenshot({ path: `${folder}/reminder-card.png` });
  await say('oppsummering');
  await card('Ukesoppsummering').waitFor();
  await page.waitForTimeout(800);
  await card('Ukesoppsummering').screenshot({ path: `${folder}/digest-card.png` });
  await page.close();
  await tabPicture(app, browser, 'light');
  await tabPicture(app, browser, 'dark');
};
