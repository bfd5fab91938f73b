import type { Page } from 'playwright-core';
import { until } from './until.ts';

/** What has the focus: its role, its name, the longer name its tooltip gives it, and what it holds. */
export type Focused = { role: string; name: string; tooltip: string; value: string };

// More than there is to go through on a page with a full card.
const MOST_PRESSES = 90;

// Past the page's last part and before its first the focus is on nothing.
const isOutside = ({ role }: Focused): boolean => role === '';

/** Hands that reach a page by its keys only. */
export const keyboardOn = (page: Page) => {
  const focused = (): Promise<Focused> =>
    page.evaluate(() => {
      const element = document.activeElement;
      const attribute = (name: string) => element?.getAttribute(name) ?? '';
      const label = document.getElementById(attribute('aria-labelledby').split(' ')[0] ?? '')?.textContent;
      const isField = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
      return {
        role:
          attribute('role') ||
          (isField ? 'field' : (element?.tagName.toLowerCase().replace('body', '') ?? '')),
        name:
          label || attribute('aria-label') || element?.textContent?.trim().slice(0, 80) || attribute('title'),
        tooltip: attribute('title'),
        value: isField ? element.value : '',
      };
    });
  const press = (key: string) => page.keyboard.press(key);

  /** Goes on by one key until something fits, or there is nothing more that way. */
  const goOn = async (key: 'Tab' | 'Shift+Tab', fits: (now: Focused) => boolean) => {
    for (let presses = 0; presses < MOST_PRESSES; presses += 1) {
      await press(key);
      const now = await focused();
      if (fits(now)) return now;
      if (isOutside(now) && presses > 0) return undefined;
    }
    return undefined;
  };

  /** Tabs, forth and back, to what fits. */
  const reach = async (what: string, fits: (now: Focused) => boolean): Promise<Focused> => {
    for (const key of ['Tab', 'Shift+Tab', 'Tab'] as const) {
      const found = await goOn(key, fits);
      if (found) return found;
    }
    throw new Error(`no key leads to ${what}; the focus ended on ${JSON.stringify(await focused())}`);
  };

  /** Waits until the focus has come where a key has sent it. */
  const focusOn = (what: string, fits: (now: Focused) => boolean): Promise<Focused> =>
    until(`the focus on ${what}`, async () => {
      const now = await focused();
      return fits(now) ? now : undefined;
    });

  const toDay = () => focusOn('a day of the calendar', ({ role }) => role === 'gridcell');

  const pictureOf = async (element: Awaited<ReturnType<typeof active>>): Promise<Buffer> => {
    // Rings and lines fade in.
    await page.waitForTimeout(400);
    const { x, y, width, height } = await element.evaluate((shown) => {
      const box = shown?.getBoundingClientRect();
      return { x: box?.x ?? 0, y: box?.y ?? 0, width: box?.width ?? 0, height: box?.height ?? 0 };
    });
    const clip = { x: x - 5, y: y - 5, width: width + 10, height: height + 10 };
    return page.screenshot({ clip });
  };
  const active = () => page.evaluateHandle(() => document.activeElement);

  return {
    press,
    focusOn,
    /** Opens a field's calendar, goes from day to day by the arrows, and takes the day it has come to. */
    chooseDay: async (...arrows: readonly ('ArrowDown' | 'ArrowRight')[]) => {
      await press('Enter');
      await toDay();
      for (const arrow of arrows) {
        await press(arrow);
        // A calendar that turns to the next month draws its days anew, and takes no key meanwhile.
        await page.waitForTimeout(600);
        await toDay();
      }
      await press('Enter');
    },
    type: (text: string) => page.keyboard.type(text),
    /** Tabs to a line's button, whose tooltip begins with its title and the line's key. */
    toButton: (title: string, key: string) =>
      reach(`${title} ${key}`, ({ tooltip }) => tooltip.startsWith(`${title}: ${key} `)),
    toField: (label: string) => reach(label, ({ name }) => name === label),
    /** Whether what has the focus looks otherwise than without it. Leaves the focus where it was. */
    focusIsSeen: async (): Promise<boolean> => {
      const element = await active();
      const withFocus = await pictureOf(element);
      await press('Shift+Tab');
      const without = await pictureOf(element);
      await press('Tab');
      return !withFocus.equals(without);
    },
  };
};
export type Keyboard = ReturnType<typeof keyboardOn>;
