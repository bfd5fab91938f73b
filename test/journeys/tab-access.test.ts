import { jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { aFault, startTabRig, type TabRig } from './tab-rig.ts';
import { barriers, barriersInThemes, sideways, visit } from './tab-visit.ts';
import { showInTeams } from './teams-frame-rig.ts';

// A browser on a busy machine takes its time.
jest.setTimeout(90_000);

const at: { browser?: Browser; rig?: TabRig } = {};
const parts = () => {
  if (!at.browser || !at.rig) throw new Error('nothing has been started');
  return { browser: at.browser, rig: at.rig };
};

beforeAll(async () => {
  at.browser = await openBrowser();
  at.rig = await startTabRig();
  at.rig.spoil(aFault);
}, 60_000);
afterEach(async () => {
  for (const context of at.browser?.contexts() ?? []) await context.close();
});
afterAll(async () => {
  await at.browser?.close();
  await at.rig?.close();
});

const none = { default: [], dark: [], contrast: [] };
const narrow = { width: 320, height: 640 };
const wide = { width: 1280, height: 900 };

describe('without barriers (WCAG 2.1 A and AA)', () => {
  const pages = ['nb-no', 'nn-no', 'en-gb'].flatMap((locale) =>
    [narrow, wide].map((viewport) => ({ locale, viewport, width: viewport.width })),
  );
  it.each(pages)(
    'in $locale, $width pixels wide, in each of the three themes of Teams',
    async ({ locale, viewport }) => {
      const { browser, rig } = parts();
      const page = await (await browser.newContext({ viewport })).newPage();
      const { oid } = await rig.personNamed('Programleder');
      const token = await rig.authority.tokenFor(oid);
      const url = `${rig.url}/tabs/?risk=A`;
      const { tab, turnTo } = await showInTeams(page, { url, token, locale });
      await tab.getByText('A4-BAL').first().waitFor();
      expect(await barriersInThemes(page, turnTo)).toEqual(none);
      await tab.getByRole('button', { name: /A1, Kurs i prosjekteierskap/ }).click();
      await tab.getByRole('dialog').getByRole('button').nth(3).click();
      await tab.getByRole('dialog').locator('input[type=date]').waitFor();
      expect(await barriersInThemes(page, turnTo)).toEqual(none);
    },
    120_000,
  );

  it.each([
    ['nobody with a role', 'Ansatt uten rolle', ''],
    ['nothing found', 'Programleder', '?search=finnes+ikke'],
    ['a broken link', 'Programleder', '?measure=A99'],
    ['rows that cannot be read', 'Programleder', '?filter=faults'],
  ])('with %s', async (_what, who, path) => {
    const { browser, rig } = parts();
    expect(await barriers(await visit(browser, rig, who, { path, viewport: narrow }))).toEqual([]);
  });

  it('with the colours of the system', async () => {
    const { browser, rig } = parts();
    const page = await visit(browser, rig, 'Programleder', { path: '?risk=A', forcedColors: 'active' });
    expect(await barriers(page)).toEqual([]);
  });
});

describe('in a narrow window or much enlarged', () => {
  it.each(['', '?risk=E', '?filter=overdue', '?filter=faults', '?measure=A1'])(
    'needs no scrolling sideways at %s',
    async (path) => {
      const { browser, rig } = parts();
      const page = await visit(browser, rig, 'Programleder', { path, viewport: narrow });
      expect(await sideways(page)).toBe(0);
    },
  );

  it('loses nothing when people space text out as they need', async () => {
    const { browser, rig } = parts();
    const page = await visit(browser, rig, 'Programleder', { path: '?risk=A', viewport: narrow });
    await page.addStyleTag({
      content:
        '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }',
    });
    expect(await sideways(page)).toBe(0);
  });
});

describe('with the keyboard alone', () => {
  const focused = (page: Page) =>
    page.evaluate<string>(
      'document.activeElement?.getAttribute("aria-label") || document.activeElement?.textContent || ""',
    );
  const tabTo = async (page: Page, name: RegExp) => {
    for (let tries = 0; tries < 60; tries += 1) {
      await page.keyboard.press('Tab');
      if (name.test(await focused(page))) return;
    }
    throw new Error(`the keyboard never comes to ${name}`);
  };

  it('opens a risk, a line and a form, and comes back to where it was', async () => {
    const { browser, rig } = parts();
    const page = await visit(browser, rig, 'Programleder');
    await tabTo(page, /Lite helhet og sammenheng/);
    await page.keyboard.press('Enter');
    await tabTo(page, /^Kurs i porteføljestyring for styre/);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await tabTo(page, /^Kommenter/);
    await page.keyboard.press('Enter');
    await page.keyboard.type('Skrevet uten mus');
    expect(await page.getByRole('textbox', { name: 'Kommentar' }).inputValue()).toBe('Skrevet uten mus');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await focused(page)).toMatch(/^Kurs i porteføljestyring for styre/);
  });

  it('always shows where it is', async () => {
    const { browser, rig } = parts();
    const page = await visit(browser, rig, 'Programleder', { path: '?filter=overdue&unit=BAL' });
    for (let stop = 0; stop < 30; stop += 1) {
      await page.keyboard.press('Tab');
      const shown = await page.evaluate<boolean>(`(() => {
        const ring = (element, pseudo) => {
          const style = getComputedStyle(element, pseudo);
          return (style.outlineStyle !== 'none' && style.outlineWidth !== '0px') || style.boxShadow !== 'none' ||
            (pseudo && style.content !== 'none') || style.textDecorationStyle === 'double';
        };
        const active = document.activeElement;
        if (!active || active === document.body) return true;
        return [active, active.parentElement].some((one) => one && (ring(one) || ring(one, '::after')));
      })()`);
      expect([await focused(page), shown]).toEqual([await focused(page), true]);
    }
  });
});

it('stands still for those who asked their system for less movement', async () => {
  const { browser, rig } = parts();
  const page = await visit(browser, rig, 'Programleder', { path: '?measure=A1', reducedMotion: 'reduce' });
  await page.getByRole('dialog').waitFor();
  const longest = await page.evaluate<number>(
    'Math.max(0, ...document.getAnimations().map((one) => Number(one.effect.getComputedTiming().duration)))',
  );
  expect(longest).toBeLessThanOrEqual(1);
});
