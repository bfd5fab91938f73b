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

/** What axe finds against WCAG 2.1 A and AA, each with the places it found it at. */
export const barriers = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'])
    // A frame that is busy drawing answers late, and would otherwise be left out.
    .options({ resultTypes: ['violations'], pingWaitTime: 10_000 })
    .analyze();
  return violations.map(({ id, help, nodes }) => {
    const places = nodes
      .slice(0, 3)
      .map(({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary}`);
    return `${id}: ${help}\n  ${places.join('\n  ')}`;
  });
};

/** How far the page can be scrolled sideways. */
export const sideways = (page: Page): Promise<number> =>
  page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
