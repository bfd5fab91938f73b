import { mkdir } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { startConnector } from '../bot/support/connector.ts';
import { parseCard, teamsBytes } from '../bot/support/lint.ts';
import { openBrowser } from './browser.ts';
import { everyCard } from './card-gallery.ts';
import { themes } from './card-hosts.ts';
import { openSheet, type Sheet } from './card-sheet.ts';

const pictures = process.env.CARD_PICTURES;
const at: { browser?: Browser; sheet?: Sheet } = {};
const connector = await startConnector();
const LIMIT = 60_000;

beforeAll(async () => {
  at.browser = await openBrowser();
  at.sheet = await openSheet(at.browser);
  if (pictures) await mkdir(pictures, { recursive: true });
}, 60_000);
afterAll(async () => {
  await at.browser?.close();
  await connector.close();
});

const sheet = (): Sheet => {
  if (!at.sheet) throw new Error('the sheet has not been opened');
  return at.sheet;
};

describe.each(['nb', 'nn', 'en'] as const)('the cards in %s, as wide as a phone', (language) => {
  it('are all there, sound by version 1.5 and of a size Teams takes, and each is read whole in light, dark and high contrast with every form open', async () => {
    const cards = await everyCard(language, connector);
    expect([...cards].filter(([, card]) => !('body' in card)).map(([name]) => name)).toEqual([]);

    const unsound = [...cards].map(([name, card]) => [name, ...parseCard(card).faults]);
    expect(unsound.filter(([, ...faults]) => faults.length > 0)).toEqual([]);
    expect([...cards].filter(([, card]) => teamsBytes(card) > LIMIT).map(([name]) => name)).toEqual([]);

    const cut: Record<string, unknown> = {};
    for (const theme of themes)
      for (const [name, card] of cards) {
        const words = await sheet().cutOff(card, theme);
        if (JSON.stringify(words) !== '[]') cut[`${name}, ${theme}`] = words;
        if (pictures) await sheet().picture(`${pictures}/${name} ${theme} ${language}.png`);
      }

    expect(cut).toEqual({});
  }, 60_000);
});

it('a word that is cut off would be found', async () => {
  const word = 'Kommunikasjonsstrategitjenesteutviklingsprosjektene';
  const card = {
    type: 'AdaptiveCard',
    version: '1.5',
    body: [{ type: 'TextBlock', text: `${word} ${word}`, wrap: false }],
  };

  expect(await sheet().cutOff(card, 'light')).toEqual([`${word} ${word}`]);
});
