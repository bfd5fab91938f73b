import { z } from 'zod';
import { type Language, Obstacle, type OutboxPayload, StatusReport } from '../../../programme/index.ts';
import type { startConnector } from './connector.ts';
import { lead } from './state.ts';
import { aStatusRoom, bjerke, director, projects, SPRAK } from './status-room.ts';

// The longest words the programme has, and as much as a field takes.
const long =
  'Kommunikasjonsstrategi for tjenesteutviklingsprosjektene i bydelene og Utdanningsetaten '.repeat(3);
const longText = `${long} samarbeidsavtaleforhandlingene `.repeat(4).slice(0, 1000);
const personal = 'Ring 912 34 567, eller skriv til somebody@example.com om 13097248022.';

const comments = { time: longText, budget: long, quality: 'Bra', risk: 'få søkere', gain: longText };
const status = {
  time: 'delayed',
  budget: 'minor-overruns',
  quality: 'minor-deviation',
  risk: 'low',
  gain: 'not-started',
} as const;

const aReport = (number: number, given: Partial<StatusReport>): StatusReport =>
  StatusReport.parse({
    key: `${SPRAK}-${number}`,
    title: 'Språksterk 1-6',
    project: SPRAK,
    period: '2025-03',
    status,
    comments,
    overall: longText,
    moderation: 'draft',
    authorOid: bjerke.oid,
    reportedAt: `2025-03-${20 + number}T08:00:00Z`,
    ...given,
  });

const anObstacle = Obstacle.parse({
  key: 'H2025-1',
  title: long.trim(),
  text: `Taushetsplikten gjør at barnehage og skole ikke kan dele informasjon. ${long}`,
  unit: 'BAL',
  level: 'state',
  status: 'followed-up',
  tried: longText,
  alsoUnits: ['BSR', 'UDE'],
  note: longText,
  authorOid: lead.oid,
  reportedAt: '2025-02-20T08:00:00Z',
});

const rows = {
  TfStatusReports: [
    aReport(1, { moderation: 'published', status: { time: 'on-plan' } }),
    ...[2, 3, 4, 5].map((number) => aReport(number, {})),
    aReport(6, { reportedAt: '2025-04-01T06:00:00Z' }),
  ],
  TfObstacles: [anObstacle],
};

const named = () =>
  projects().map((project) =>
    project.key === '30090706' ? { ...project, title: long.trim(), summary: longText } : project,
  );

const said: [string, string, string?][] = [
  ['status, understood', `status språksterk 1-6 gul, ${long}, økonomi grønn`],
  ['status, of two minds', 'status språksterk 1-6 gul eller rød'],
  ['status, which project', 'status språksterk gul', lead.oid],
  ['status, none named', 'status'],
  ['status, whole unit', 'alt grønt i bjerke'],
  ['project', `historikk ${SPRAK}`],
  ['project without reports', 'historikk 30090706'],
  ['project ended', 'historikk 30151619'],
  ['projects', 'historikk', lead.oid],
  ['obstacle, blank', 'hindring'],
  ['obstacle, like others', 'hindring taushetsplikt hindrer deling av informasjon mellom skole og barnehage'],
  ['obstacle, from the office', `hindring ${long}`, lead.oid],
];

const full = {
  project: SPRAK,
  ...status,
  ...Object.fromEntries(Object.entries(comments).map(([name, text]) => [`${name}Comment`, text])),
  overall: `${personal} ${longText}`.slice(0, 1000),
};
const obstacle = { item: 'obstacle', seen: 'H2025-1', text: long, level: 'state', tried: longText };

const pressed: [string, string, Record<string, unknown>, string?][] = [
  ['status, no project', 'status/save', { item: 'status', time: 'delayed', timeComment: longText }],
  ['status, too long', 'status/save', { item: 'status', ...full, overall: 'x '.repeat(5000) }],
  ['status, personal', 'status/save', { item: 'status', ...full }],
  ['status, saved', 'status/save/reword', { item: 'status', ...full }],
  [
    'status, whole unit saved',
    'status/save-all',
    { item: 'status', projects: `${SPRAK},30090706,30151619`, time: 'delayed' },
  ],
  ['status, none of the unit', 'status/save-all', { item: 'status', projects: '', time: 'delayed' }],
  ['status, to correct', 'status/edit', { item: `${SPRAK}-6` }],
  ['status, correction too late', 'status/correct', { item: `${SPRAK}-2`, time: 'on-plan' }],
  ['status, published', 'status/publish', { item: `${SPRAK}-6` }, director.oid],
  ['status, of an ended project', 'status/new', { item: '30151619' }],
  ['obstacle, no level', 'obstacle/save', { ...obstacle, level: '' }],
  ['obstacle, personal', 'obstacle/save', { ...obstacle, tried: personal }],
  ['obstacle, reported', 'obstacle/save', obstacle],
  ['obstacle, joined', 'obstacle/join', { ...obstacle, item: 'H2025-1' }],
];

const publish: OutboxPayload = { kind: 'publish-status', itemKey: `${SPRAK}-6` };
const clash: OutboxPayload = {
  kind: 'clash',
  itemKey: `${SPRAK}-6`,
  fields: [
    { field: 'status.time', yours: 'delayed', theirs: 'on-plan' },
    { field: 'comments.gain', yours: longText, theirs: '' },
  ],
};

const Value = z.object({ value: z.looseObject({}) });
const Found = z.object({
  composeExtension: z.object({ attachments: z.array(z.object({ content: z.looseObject({}) })) }),
});
const Dialog = z.object({
  task: z.object({ value: z.object({ card: z.object({ content: z.looseObject({}) }) }) }),
});

/** Every card of a status and of an obstacle, in one language, by name. */
export const statusCards = async (
  language: Language,
  connector: Awaited<ReturnType<typeof startConnector>>,
): Promise<Map<string, object>> => {
  const fresh = () => aStatusRoom(connector, { language, rows: structuredClone(rows), projects: named() });
  const cards = new Map<string, object>();
  for (const [name, text, who] of said) {
    const room = fresh();
    await room.say(text, who);
    cards.set(name, room.lastCard() ?? {});
  }
  for (const [name, verb, data, who] of pressed)
    cards.set(name, Value.parse(await fresh().press(verb, data, who)).value);
  const room = fresh();
  for (const [name, payload] of [
    ['status, to publish', publish],
    ['status, clash', clash],
  ] as const) {
    const message = { personOid: director.oid, kind: payload.kind, key: 'k', payload };
    const [sent, spent] = [await room.render(message), await room.redraw(message)];
    cards.set(name, sent && 'card' in sent ? sent.card : {});
    cards.set(`${name}, again`, spent && 'card' in spent ? spent.card : {});
  }
  const ask = async (name: string, value: unknown) =>
    (await room.send(room.from.extension(name, value, bjerke.oid))).body;
  const found = await ask('query', {
    commandId: 'find-project',
    parameters: [{ name: 'text', value: '1-6' }],
  });
  cards.set('project, in any chat', Found.parse(found).composeExtension.attachments[0]?.content ?? {});
  for (const commandId of ['status-draft', 'report-obstacle']) {
    const messagePayload = { body: { content: `Språksterk 1-6 gul, ${long}` } };
    const dialog = Dialog.parse(await ask('fetchTask', { commandId, messagePayload }));
    cards.set(`dialog, ${commandId}`, dialog.task.value.card.content);
  }
  return cards;
};
