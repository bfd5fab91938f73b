import { mkdir } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { createBot } from '../../bot/index.ts';
import type { Language, OutboxPayload } from '../../programme/index.ts';
import { activitiesFrom } from '../bot/support/activities.ts';
import { startConnector } from '../bot/support/connector.ts';
import { fakeDeps } from '../bot/support/deps.ts';
import {
  aMeasure,
  aRisk,
  aState,
  aTask,
  developer,
  lead,
  manager,
  officer,
  oid,
  TODAY,
} from '../bot/support/state.ts';
import { openBrowser } from './browser.ts';
import { themes } from './card-hosts.ts';
import { openSheet, type Sheet } from './card-sheet.ts';

const pictures = process.env.CARD_PICTURES;
const at: { browser?: Browser; sheet?: Sheet } = {};
const connector = await startConnector();

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

// The longest words the programme has, and a title as long as a line takes.
const long =
  'Kommunikasjonsstrategi for tjenesteutviklingsprosjektene i bydelene og Utdanningsetaten '.repeat(3);
const speaking = (language: Language) => {
  const people = [{ ...lead, language }, officer, { ...developer, language }, { ...manager, language }];
  return aState({
    people,
    risks: [
      aRisk({ probability: 4, consequence: 5 }),
      aRisk({ code: 'B', title: long }),
      aRisk({ code: 'C' }),
    ],
    measures: [
      aMeasure({ title: long, cadence: 'quarterly', note: long }),
      aMeasure({ key: 'A2', due: TODAY, offeredTo: developer.oid }),
      aMeasure({ key: 'A3', due: '2025-04-02', status: 'in-progress', snoozedUntil: '2025-04-05' }),
      aMeasure({ key: 'A5', status: 'done' }),
      aMeasure({ key: 'B1-12', risk: 'B', unit: 'BAL', ownerOid: developer.oid, snoozes: 3 }),
      aMeasure({ key: 'C1', risk: 'C', status: 'done' }),
    ],
    tasks: [
      aTask({ due: '2025-03-01', title: long, snoozes: 3, helpOid: manager.oid }),
      aTask({ ownerOid: oid(77) }),
    ],
    faults: [{ list: 'TfMeasures', itemId: '9', title: long, columns: [] }],
  });
};

const asked: [string, string][] = [
  ['help', '?'],
  ['mine', 'mine'],
  ['risks', 'risiko'],
  ['risk', 'risiko A'],
  ['measure', 'tiltak A1'],
  ['digest asked for', 'oppsummering'],
  ['settings', 'innstillinger'],
  ['not understood', 'kommunikasjonsstrategitjenesteutviklingsprosjektet'],
];
const sent: [string, OutboxPayload][] = [
  [
    'reminder',
    { kind: 'reminder', day: TODAY, lines: ['A1', 'A2', 'A3'].map((key) => ({ key, ownerOid: lead.oid })) },
  ],
  ['digest', { kind: 'digest', day: TODAY }],
  ['handed over', { kind: 'handed-over', itemKey: 'A1', fromOid: officer.oid, reason: long }],
  ['offered', { kind: 'handed-over', itemKey: 'A2', fromOid: lead.oid, reason: 'Ferie' }],
  [
    'answered',
    { kind: 'hand-over-answered', itemKey: 'A1', byOid: developer.oid, accepted: false, reason: long },
  ],
  ['help taken', { kind: 'help-taken', itemKey: 'A1', byOid: manager.oid }],
  ['reassess', { kind: 'reassess', code: 'C' }],
  ['clash', { kind: 'clash', itemKey: 'A1', fields: [{ field: 'note', yours: long, theirs: '' }] }],
];

/** Every card there is, in one language, by name. */
const everyCard = async (language: Language): Promise<Map<string, object>> => {
  const { deps } = fakeDeps(speaking(language));
  const bot = createBot(deps);
  const cards = new Map<string, object>();
  for (const [name, text] of asked) {
    await bot.handle({ headers: {}, body: activitiesFrom(connector.url).message(text) });
    cards.set(name, connector.last()?.activity.attachments?.[0]?.content ?? {});
  }
  for (const [name, payload] of sent) {
    const personOid = name === 'offered' ? developer.oid : lead.oid;
    const answer = await bot.render({ personOid, kind: payload.kind, key: 'k', payload });
    cards.set(name, answer && 'card' in answer ? answer.card : {});
  }
  return cards;
};

describe.each(['nb', 'nn', 'en'] as const)('the cards in %s, as wide as a phone', (language) => {
  it('are all there, and each is read whole in light, dark and high contrast with every form open', async () => {
    const cards = await everyCard(language);
    expect([...cards].filter(([, card]) => !('body' in card)).map(([name]) => name)).toEqual([]);

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
