import type { Browser, Page } from 'playwright-core';
import { hostOf, type Theme } from './card-hosts.ts';

const WIDTH = 320;

// Runs in the page. A word is cut off when its letters reach beyond the card, or beyond a part that hides the rest.
const draw = `({ card, config }) => {
  document.body.innerHTML = '';
  const adaptive = new AdaptiveCards.AdaptiveCard();
  adaptive.hostConfig = new AdaptiveCards.HostConfig(config);
  adaptive.version = AdaptiveCards.Versions.v1_5;
  adaptive.parse(card);
  document.body.append(adaptive.render());
  // A form folded away is opened, then looked at.
  for (const button of document.querySelectorAll('.expandable')) {
    if (button.getAttribute('aria-expanded') !== 'true') button.click();
  }
}`;
const cutOff = `(width) => {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.textContent.trim() === '') continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const boxes = [...range.getClientRects()].filter((box) => box.width > 1);
    if (boxes.length === 0) continue;
    const right = Math.max(...boxes.map((box) => box.right));
    const bottom = Math.max(...boxes.map((box) => box.bottom));
    let edge = width;
    let floor = Infinity;
    for (let above = node.parentElement; above && above !== document.body; above = above.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(above);
      const box = above.getBoundingClientRect();
      if (overflowX !== 'visible') edge = Math.min(edge, box.right);
      if (overflowY !== 'visible') floor = Math.min(floor, box.bottom);
    }
    if (right > edge + 1 || bottom > floor + 2) found.push(node.textContent.trim());
  }
  return found;
}`;

/** A page as wide as Teams' side panel, on which cards are drawn by the renderer the hosts use. */
export const openSheet = async (browser: Browser) => {
  const page: Page = await browser.newPage({ viewport: { width: WIDTH, height: 800 } });
  await page.setContent('<!doctype html><html lang="nb"><body style="margin:0"></body></html>');
  await page.addStyleTag({ path: 'node_modules/adaptivecards/dist/adaptivecards.css' });
  // The library leaves it to its host's style sheet whether a button's title and a row of buttons wrap.
  await page.addStyleTag({
    content: `.ac-pushButton { white-space: normal; overflow: visible; font: 600 14px sans-serif; padding: 5px 12px;
      border: 1px solid currentColor; border-radius: 4px; background: none; color: inherit; }
      .ac-actionSet, .ac-actionSet > div { flex-wrap: wrap; row-gap: 8px; }
      .ac-input { box-sizing: border-box; max-width: 100%; font: inherit; }`,
  });
  await page.addScriptTag({ path: 'node_modules/adaptivecards/dist/adaptivecards.min.js' });
  const call = (code: string, value: unknown): Promise<unknown> =>
    page.evaluate(`(${code})(${JSON.stringify(value)})`);
  return {
    /** Draws a card with every form open, and gives the words of it that cannot be read whole. */
    cutOff: async (card: object, theme: Theme): Promise<unknown> => {
      const { config, look } = hostOf(theme);
      await call(
        '({ text, back }) => { document.body.style.color = text; document.body.style.background = back; }',
        look,
      );
      await call(draw, { card, config });
      return call(cutOff, WIDTH);
    },
    picture: (path: string) => page.screenshot({ path, fullPage: true }),
    close: () => page.close(),
  };
};
export type Sheet = Awaited<ReturnType<typeof openSheet>>;
