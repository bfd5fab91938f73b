import type { Case, Language } from '../../../programme/index.ts';
import {
  aCase,
  board,
  CASE,
  CHAIR,
  DEVELOPER,
  memberOf,
  OFFICER,
  SEATED,
} from '../../programme/board/build.ts';
import { aBoardRoom } from './board-room.ts';
import type { startConnector } from './connector.ts';

type Room = ReturnType<typeof aBoardRoom>;

const BAL = memberOf('BAL');
const repeated = (words: string, letters: number) =>
  words.repeat(Math.ceil(letters / words.length)).slice(0, letters);

/** The longest a case gets. */
const longCase = (): Case =>
  aCase({
    title: repeated('Kommunikasjonsstrategi for tjenesteutviklingsprosjektene ', 200).trim(),
    text: repeated('Lang tekst om barn og unge i samarbeidsavtaleforhandlingene. ', 4000).trim(),
    benefit: repeated('Nytte for barn og foreldre. ', 4000).trim(),
    area: 'Groruddalssatsingen',
    affectedUnits: [...SEATED],
    amount: 900_000,
  });

const tie = async (room: Room): Promise<void> => {
  await room.vote(memberOf('BAL'), 'recommend');
  await room.vote(memberOf('BBJ'), 'recommend');
  await room.vote(memberOf('BGO'), 'not-recommend');
  await room.vote(memberOf('BGR'), 'not-recommend');
  await room.close();
};

const answered = (body: unknown): object => Object(Object(body).value);

/** Every card of a vote by its name, and how it comes about. */
export const boardCardStates: readonly [string, (room: Room) => Promise<object | undefined>][] = [
  ['ballot', (room) => room.draw(BAL, 'ballot')],
  [
    'ballot with a vote',
    async (room) => {
      await room.vote(BAL, 'recommend-with-conditions', { reason: repeated('Rapport i juni. ', 990) });
      return room.redraw(BAL, 'ballot');
    },
  ],
  [
    'ballot that lacks conditions',
    async (room) => answered(await room.vote(BAL, 'recommend-with-conditions')),
  ],
  [
    'ballot with words pointed out',
    async (room) => answered(await room.vote(BAL, 'not-recommend', { reason: 'Ring 912 34 567.' })),
  ],
  [
    'ballot of a seat that was passed on',
    async (room) => answered(await room.press(BAL, 'board/vote', { impartial: 'family' })),
  ],
  [
    'ballot once it is decided',
    async (room) => {
      for (const unit of SEATED)
        await room.vote(memberOf(unit), 'recommend-with-conditions', { reason: `Rapport fra ${unit}.` });
      return room.redraw(BAL, 'ballot');
    },
  ],
  [
    'chair’s card',
    async (room) => {
      await room.vote(BAL, 'recommend');
      await room.press(memberOf('BBJ'), 'board/vote', { impartial: 'other' });
      return room.draw(CHAIR, 'chair-case');
    },
  ],
  [
    'casting vote',
    async (room) => {
      await tie(room);
      return room.draw(CHAIR, 'casting-vote');
    },
  ],
  [
    'casting vote that was given',
    async (room) => {
      await tie(room);
      const form = { impartial: 'yes', choice: 'recommend', reason: '' };
      return answered(await room.press(CHAIR, 'board/break-tie', form));
    },
  ],
  [
    'outcome',
    async (room) => {
      for (const unit of SEATED) await room.vote(memberOf(unit), 'recommend');
      return room.draw(DEVELOPER, 'case-outcome');
    },
  ],
  [
    'case to be read',
    async (room) => {
      await room.say(`sak ${CASE}`, OFFICER);
      return Object(room.lastCard());
    },
  ],
  [
    'list of cases',
    async (room) => {
      await room.say('saker', BAL);
      return Object(room.lastCard());
    },
  ],
];

type Connector = Awaited<ReturnType<typeof startConnector>>;

/** A room with a long case under way, whose people all read one language. */
export const longRoom = async (language: Language, connector: Connector): Promise<Room> => {
  const room = aBoardRoom(connector, {
    TfPeople: board().map((person) => ({ ...person, language })),
    TfCases: [longCase()],
  });
  await room.open();
  return room;
};

/** Every card of a vote, in one language. */
export const boardCards = async (language: Language, connector: Connector): Promise<Map<string, object>> => {
  const cards = new Map<string, object>();
  for (const [name, draw] of boardCardStates)
    cards.set(name, (await draw(await longRoom(language, connector))) ?? {});
  return cards;
};
