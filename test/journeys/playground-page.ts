import type { Browser, Locator, Page } from 'playwright-core';

/** Somebody sitting at the Agents Playground. */
export type PlaygroundPage = {
  page: Page;
  say: (text: string) => Promise<void>;
  /** The newest card in the chat that holds a text. */
  card: (text: string | RegExp) => Locator;
  /** The line of a card that holds a text: the innermost part with buttons of its own. */
  line: (text: string) => Locator;
};

/** Opens the Playground's page, ready to write in. */
export const openPlayground = async (browser: Browser, url: string): Promise<PlaygroundPage> => {
  const page = await browser.newPage({ viewport: { width: 1100, height: 1000 } });
  await page.goto(url);
  const box = page.locator('[data-lexical-editor=true]').first();
  await box.waitFor({ timeout: 60_000 });
  const card = (text: string | RegExp) => page.locator('.ac-adaptiveCard', { hasText: text }).last();
  return {
    page,
    card,
    line: (text) =>
      card(text)
        .locator('.ac-container', { hasText: text })
        .filter({ has: page.locator('.ac-actionSet, .ac-pushButton') })
        .last(),
    say: async (text) => {
      await box.click();
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
    },
  };
};
