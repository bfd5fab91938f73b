import AxeBuilder from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { TabRig } from './tab-rig.ts';

/** Opens the page as somebody, by way of the sign-in page. */
export const visit = async (
  browser: Browser,
  rig: TabRig,
  who: string,
  { path = '', ...options }: BrowserContextOptions & { path?: string } = {},
): Promise<Page> => {
  const context = await browser.newContext({
    locale: 'nb-NO',
    viewport: { width: 1280, height: 900 },
    ...options,
  });
  const page = await context.newPage();
  await page.goto(`${rig.url}/tabs/${path}`);
  await page.getByRole('link', { name: who, exact: true }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
};

const everything = {
  type: 'tag',
  values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'],
} as const;
const colours = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } as const;

const found = async (page: Page, runOnly: { type: 'tag' | 'rule'; values: readonly string[] }) => {
  const { violations } = await new AxeBuilder({ page })
    .options({
      runOnly: { type: runOnly.type, values: [...runOnly.values] },
      resultTypes: ['violations'],
      // A frame that is busy drawing answers late, and would otherwise be left out.
      pingWaitTime: 60_000,
    })
    .analyze();
  return violations.map(({ id, help, nodes }) => {
    const places = nodes
      .slice(0, 3)
      .map(({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary}`);
    return `${id}: ${help}\n  ${places.join('\n  ')}`;
  });
};

/** What axe finds against WCAG 2.1 A and AA, each with the places it found it at. */
export const barriers = (page: Page): Promise<string[]> => found(page, everything);

/** As `barriers`, in each theme of Teams: the first is searched for everything, the others for what a theme can change. */
export const barriersInThemes = async (
  page: Page,
  turnTo: (theme: string) => Promise<unknown>,
): Promise<Record<string, string[]>> => {
  const inTheme: Record<string, string[]> = {};
  for (const theme of ['default', 'dark', 'contrast']) {
    await turnTo(theme);
    await page.waitForTimeout(200);
    inTheme[theme] = await found(page, theme === 'default' ? everything : colours);
  }
  return inTheme;
};

/** How far the page can be scrolled sideways. */
export const sideways = (page: Page): Promise<number> =>
  page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
