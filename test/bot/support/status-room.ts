import { createBot } from '../../../bot/index.ts';
import {
  correctStatus,
  joinObstacle,
  type Language,
  type OutboxMessage,
  type Person,
  type ProgrammeState,
  type Project,
  publishStatus,
  readState,
  reportObstacle,
  reportStatus,
} from '../../../programme/index.ts';
import { aProject, clockAt } from '../../programme/build.ts';
import { fakeRecords } from '../../programme/fake-records.ts';
import { activitiesFrom } from './activities.ts';
import { nodesIn, readable } from './card-text.ts';
import type { startConnector } from './connector.ts';
import { fakeDeps } from './deps.ts';
import { aPerson, aState, lead, manager, oid, TODAY } from './state.ts';

export const SPRAK = '30090702';
export const SPRAK_SCHOOL = '72001027';
export const STIEN = '30112411';

export const bjerke = aPerson({ oid: oid(21), name: 'Utvikler Bjerke', roles: ['developer'], unit: 'BBJ' });
export const stranger = aPerson({ oid: oid(22), name: 'Ansatt uten rolle', roles: [], unit: 'BAL' });
export const director = aPerson({
  oid: oid(23),
  name: 'Bydelsdirektør Bjerke',
  roles: ['manager'],
  unit: 'BBJ',
});

const running = { start: '2024-01-01', end: '2026-12-31' };

export const projects = (): Project[] => [
  aProject({ key: SPRAK, number: SPRAK, title: 'Språksterk 1-6', unit: 'BBJ', ...running }),
  aProject({
    key: SPRAK_SCHOOL,
    number: SPRAK_SCHOOL,
    title: 'Språksterk i skolen',
    unit: 'UDE',
    ...running,
  }),
  aProject({ key: '30090706', number: '30090706', title: 'Trygge foreldre', unit: 'BBJ', ...running }),
  aProject({ key: STIEN, number: STIEN, title: 'Stien', unit: 'BSR', ...running }),
  aProject({ key: '30151619', number: '30151619', title: 'Mobilt akutteam', unit: 'BBJ', end: '2025-02-28' }),
];

type Given = {
  /** What everybody reads, where it is not bokmål. */
  language?: Language;
  people?: readonly Person[];
  projects?: Project[];
  rows?: Parameters<typeof fakeRecords>[0];
};

/** A bot over the real use cases of status and obstacles, with records in memory and a Bot Connector in front. */
export const aStatusRoom = (connector: Awaited<ReturnType<typeof startConnector>>, given: Given = {}) => {
  connector.received.length = 0;
  const records = fakeRecords({
    TfPeople: [lead, manager, bjerke, stranger, director, ...(given.people ?? [])].map((person) => ({
      ...person,
      ...(given.language && { language: given.language }),
    })),
    TfProjects: given.projects ?? projects(),
    TfSettings: aState().settings,
    ...given.rows,
  });
  const fake = fakeDeps();
  const clock = clockAt(TODAY, '09:30');
  const deps = { records, clock };
  let held: { version: number; state: ProgrammeState } | undefined;
  const state = async (): Promise<ProgrammeState> => {
    const version = await records.version();
    if (held?.version !== version)
      held = { version, state: await readState(records, '2025-01-01T00:00:00Z') };
    return held.state;
  };
  const bot = createBot({
    ...fake.deps,
    state,
    useCases: {
      ...fake.deps.useCases,
      reportStatus: reportStatus(deps),
      correctStatus: correctStatus(deps),
      publishStatus: publishStatus(deps),
      reportObstacle: reportObstacle(deps),
      joinObstacle: joinObstacle(deps),
    },
  });
  const from = activitiesFrom(connector.url);
  const send = (body: unknown) => bot.handle({ headers: {}, body });
  const lastCard = () => connector.last()?.activity.attachments?.[0]?.content;
  return {
    records,
    bot,
    send,
    from,
    conversations: fake.conversations,
    logged: fake.logged,
    /** What is said to somebody who writes, in words. */
    say: async (text: string, person = bjerke.oid) => {
      await send(from.message(text, person));
      return connector.last()?.activity.text ?? readable(lastCard());
    },
    lastCard,
    /** The value of an input on the last card. */
    valueOf: (id: string): unknown => nodesIn(lastCard(), (node) => node.id === id)[0]?.value,
    choicesOf: (id: string): unknown => nodesIn(lastCard(), (node) => node.id === id)[0]?.choices,
    /** Presses a button of a card, with every input of the last card sent along as a client does. */
    press: async (verb: string, data: Record<string, unknown>, person = bjerke.oid) => {
      const { body } = await send(from.press(verb, data, person));
      return body;
    },
    inputs: (): Record<string, unknown> =>
      Object.fromEntries(
        nodesIn(lastCard(), ({ type }) => typeof type === 'string' && type.startsWith('Input.')).map(
          (node) => [String(node.id), node.value ?? ''],
        ),
      ),
    search: async (query: string, person = bjerke.oid) =>
      (await send(from.search(query, 'projects', person))).body,
    render: (message: OutboxMessage) => bot.render(message),
    redraw: (message: OutboxMessage) => bot.redraw(message, { recalled: false }),
  };
};
