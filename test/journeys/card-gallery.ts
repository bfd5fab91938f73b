import { z } from 'zod';
import { type Answer, createBot } from '../../bot/index.ts';
import { type Language, type OutboxPayload, type ProgrammeState, Refusal } from '../../programme/index.ts';
import { activitiesFrom } from '../bot/support/activities.ts';
import { boardCards } from '../bot/support/board-cards.ts';
import type { startConnector } from '../bot/support/connector.ts';
import { fakeDeps } from '../bot/support/deps.ts';
import { roundCards } from '../bot/support/round-cards.ts';
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
import { statusCards } from '../bot/support/status-cards.ts';

// The longest words the programme has, and a title as long as a line takes.
const long =
  'Kommunikasjonsstrategi for tjenesteutviklingsprosjektene i bydelene og Utdanningsetaten '.repeat(3);
const speaking = (language: Language) => {
  const people = [{ ...lead, language }, officer, { ...developer, language }, { ...manager, language }];
  return aState({
    people,
    risks: [
      aRisk({ probability: 4, consequence: 5 }),
      aRisk({ code: 'B', title: long, probability: 3, consequence: 3 }),
      aRisk({ code: 'C', probability: 1, consequence: 2 }),
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
  [
    'clash, gone',
    { kind: 'clash', itemKey: 'A99', fields: [{ field: 'note', yours: long, theirs: '' }], gone: long },
  ],
];

/** What a card already sent shows once there is nothing left to do about it. */
const spent: [string, OutboxPayload, Partial<ProgrammeState>][] = [
  ['spent offer', { kind: 'handed-over', itemKey: 'B1-12', fromOid: lead.oid, reason: '' }, {}],
  ['spent, line gone', { kind: 'help-taken', itemKey: 'H99-12', byOid: manager.oid }, {}],
  [
    'spent question of a risk',
    { kind: 'reassess', code: 'C' },
    {
      risks: [
        aRisk({ code: 'C', title: long, status: 'measures-done', probabilityAfter: 1, consequenceAfter: 2 }),
      ],
    },
  ],
  [
    'reminder worked through',
    {
      kind: 'reminder',
      day: TODAY,
      lines: ['A5', 'B1-12', 'A4-BAL', 'H99'].map((key) => ({ key, ownerOid: lead.oid })),
    },
    {},
  ],
];

/** What a press is answered with. */
const pressed: [string, string, object, Refusal?][] = [
  ['pressed, done', 'work/finish', { item: 'A1', on: 'A1,A2', view: 'mine' }],
  [
    'pressed, snooze refused',
    'work/snooze',
    { item: 'A1', on: 'A1,A2', view: 'reminder' },
    new Refusal('snooze-too-long', { key: 'A1', latest: '2025-04-15' }),
  ],
  [
    'pressed, no reason',
    'work/answer',
    { item: 'A2', on: 'A2', view: 'one', accept: false },
    new Refusal('reason-missing'),
  ],
  ['pressed, settings saved', 'preferences/save', { quietFrom: '22:00', quietTo: '07:00' }],
  [
    'pressed, settings refused',
    'preferences/save',
    { quietFrom: '22:00' },
    new Refusal('quiet-hours-unclear'),
  ],
  ['pressed, risk refused', 'risk/reassess', { item: 'C' }, new Refusal('score-missing')],
  ['pressed, taken up', 'work/take-up', { item: 'B1-12', on: `${TODAY},all,asked`, view: 'digest' }],
];

const Value = z.object({ value: z.record(z.string(), z.unknown()) });

/** Every card there is, in one language, by name. */
export const everyCard = async (
  language: Language,
  connector: Awaited<ReturnType<typeof startConnector>>,
): Promise<Map<string, object>> => {
  const { deps } = fakeDeps(speaking(language));
  const bot = createBot(deps);
  const cards = new Map<string, object>();
  const from = activitiesFrom(connector.url);
  const put = (name: string, answer: Answer | undefined) =>
    cards.set(name, answer && 'card' in answer ? answer.card : {});
  for (const [name, text] of asked) {
    await bot.handle({ headers: {}, body: from.message(text) });
    cards.set(name, connector.last()?.activity.attachments?.[0]?.content ?? {});
  }
  for (const [name, payload] of sent) {
    const personOid = name === 'offered' ? developer.oid : lead.oid;
    put(name, await bot.render({ personOid, kind: payload.kind, key: 'k', payload }));
  }
  for (const [name, payload, more] of spent) {
    const other = createBot(fakeDeps({ ...speaking(language), ...more }).deps);
    const message = { personOid: lead.oid, kind: payload.kind, key: 'k', payload };
    put(name, await other.redraw(message, { recalled: false }));
  }
  put(
    'recalled',
    await bot.redraw(
      { personOid: lead.oid, kind: 'digest', key: 'k', payload: { kind: 'digest', day: TODAY } },
      { recalled: true },
    ),
  );
  for (const [name, verb, data, refusal] of pressed) {
    const room = fakeDeps(speaking(language));
    if (refusal) room.refuse(refusal);
    const who = name === 'pressed, no reason' ? developer.oid : lead.oid;
    const answer = await createBot(room.deps).handle({ headers: {}, body: from.press(verb, data, who) });
    cards.set(name, Value.parse(answer.body).value);
  }
  for (const [name, card] of await statusCards(language, connector)) cards.set(name, card);
  for (const [name, card] of await roundCards(language, connector)) cards.set(name, card);
  for (const [name, card] of await boardCards(language, connector)) cards.set(name, card);
  return cards;
};
