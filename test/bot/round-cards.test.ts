import { nodesIn, readable } from './support/card-text.ts';
import { startConnector } from './support/connector.ts';
import { parseCard, teamsBytes } from './support/lint.ts';
import { roundCards } from './support/round-cards.ts';

const connector = await startConnector();
afterAll(() => connector.close());
const LIMIT = 60_000;

describe.each(['nb', 'nn', 'en'] as const)('the cards of a status round in %s', (language) => {
  it('are sound, of a size Teams takes, wholly translated, and put nobody into their buttons', async () => {
    const cards = await roundCards(language, connector);
    expect(cards.size).toBe(22);
    for (const [name, card] of cards) {
      expect([name, parseCard(card).faults]).toEqual([name, []]);
      expect([name, card]).toMatchObject([
        name,
        { version: '1.5', lang: language, msteams: { width: 'full' } },
      ]);
      expect(teamsBytes(card)).toBeLessThanOrEqual(LIMIT);
      expect(readable(card)).not.toMatch(/\{\{|\b[a-z]+\.[a-z]+[A-Z]?[a-z]+\b(?!@)/);
      for (const { data } of nodesIn(card, ({ data: sent }) => sent !== undefined)) {
        expect(JSON.stringify(data)).not.toContain('7a1f0000');
        expect(data).not.toHaveProperty('key');
      }
    }
  });
});
