import type { Language, OutboxPayload, Round } from '../../../programme/index.ts';
import { roundSetting } from '../../../programme/rounds/round.ts';
import { by, LEAD } from '../../programme/build.ts';
import {
  ADVISER,
  ALNA,
  aRound,
  aUnitReport,
  DIRECTOR,
  PORTFOLIO,
  people,
  projects,
  records,
  units,
} from '../../programme/rounds/build.ts';
import type { startConnector } from './connector.ts';
import { aRoundRoom } from './round-room.ts';

// The longest words the programme has, and as much as a question takes.
const long =
  'Kommunikasjonsstrategi for tjenesteutviklingsprosjektene i bydelene og Utdanningsetaten '.repeat(3);
const longText = `${long} samarbeidsavtaleforhandlingene `.repeat(4).slice(0, 1000);

const questions: Round['questions'] = [
  { id: 'q1', kind: 'text', text: long.slice(0, 300), required: true },
  { id: 'q2', kind: 'number', text: 'Hvor mange barn?', required: true },
  { id: 'q3', kind: 'light', text: 'Hvordan er bemanningen?', required: false },
  { id: 'q4', kind: 'choice', text: 'Tempo?', required: false, choices: [long, 'Som før'] },
  { id: 'q5', kind: 'text', text: 'Noe annet?', required: false },
];

const unitCodes = ['BAL', 'BBJ', 'BGO', 'BGR', 'BSR', 'BSN', 'UDE'] as const;

const roomIn = (language: Language, connector: Awaited<ReturnType<typeof startConnector>>) =>
  aRoundRoom(
    connector,
    records({
      TfPeople: people().map((person) => ({ ...person, language })),
      TfProjects: projects().map((project, index) =>
        index === 0 ? { ...project, title: long.trim() } : project,
      ),
      TfSettings: [units, roundSetting(aRound({ questions }))],
      TfUnitReports: unitCodes.map((unit) => aUnitReport({ unit })),
    }),
  );

const place = { period: '2025-T1', unit: 'BAL' } as const;
const messages: [string, OutboxPayload][] = [
  ['round, a unit’s card', { kind: 'round', day: '2025-04-22', ...place }],
  ['round, live board', { kind: 'round-board', period: '2025-T1' }],
  ['round, reminder', { kind: 'round-reminder', day: '2025-05-05', ...place }],
  [
    'round, two at once',
    { kind: 'round-clash', ...place, byOid: DIRECTOR, field: 'q1', yours: longText, theirs: '' },
  ],
];

/** Every card of a status round, in one language, by name. */
export const roundCards = async (
  language: Language,
  connector: Awaited<ReturnType<typeof startConnector>>,
): Promise<Map<string, object>> => {
  const room = roomIn(language, connector);
  const cards = new Map<string, object>();
  const render = async (name: string, payload: OutboxPayload) => {
    const answer = await room.render({ personOid: ALNA, kind: payload.kind, key: name, payload });
    cards.set(name, answer && 'card' in answer ? answer.card : {});
  };
  const press = async (name: string, ...pressed: Parameters<typeof room.press>) => {
    const card = await room.press(...pressed);
    cards.set(name, card);
    return card;
  };
  await room.rounds.extendRound(by(LEAD), { period: '2025-T1', deadline: '2025-05-09', reason: long });
  for (const [name, payload] of messages) await render(name, payload);
  const overview = await room.ask('runde', ALNA);
  const first = await press('round, project', overview, 'round/answer', ALNA);
  const other = await room.press(await room.ask('runde', DIRECTOR), 'round/answer', DIRECTOR);
  await room.press(first, 'round/next', ALNA, { time: 'delayed', timeComment: longText });
  await press('round, clash', other, 'round/next', DIRECTOR, { time: 'on-plan', timeComment: long });
  const asked = await press('round, questions', overview, 'round/answer', ALNA, { goto: 'q-1' });
  await press('round, answer refused', asked, 'round/next', ALNA, {
    'answer-q2': 'mange',
    'answer-q1': longText,
  });
  const end = await press('round, end', overview, 'round/answer', ALNA, { goto: 'end' });
  const told = { 'answer-summary': longText, 'answer-needsHelp': 'Ring 22 33 44 55' };
  await press('round, personal', end, 'round/save', ALNA, told);
  await press('round, missing', end, 'round/deliver', ALNA, { 'answer-summary': longText });
  await press('round, handed over', overview, 'round/pass', ALNA, { to: DIRECTOR });
  for (const [name, words, who] of [
    ['round, board', 'runde', ADVISER],
    ['round, extend', 'runde forleng 2025-05-20', ADVISER],
    ['round, reopen', 'runde gjenåpne BAL', ADVISER],
    ['round, close', 'runde lukk', ADVISER],
    ['round, open', 'runde åpne 2025-05', ADVISER],
    ['round, portfolio manager', 'runde', PORTFOLIO],
  ] as const)
    cards.set(name, await room.ask(words, who));
  const extend = await room.ask('runde forleng', ADVISER);
  const personal = { deadline: '2025-05-20', reason: 'Ring 22 33 44 55' };
  await press('round, personal reason', extend, 'round/extend', ADVISER, personal);
  const form = await room.ask('runde åpne 2025-T1', ADVISER);
  await press('round, open refused', form, 'round/open', ADVISER, { questions: longText });
  await room.rounds.closeRound(by(LEAD), { period: '2025-T1' });
  await press('round, closed while typing', end, 'round/deliver', ALNA, { 'answer-summary': longText });
  cards.set('round, board closed', await room.ask('runde', ADVISER));
  return cards;
};
