import {
  askedAbout,
  contextOf,
  type IsoDate,
  isOpen,
  type Person,
  type ProgrammeState,
  riskLevel,
  riskOf,
  type WorkItem,
  workView,
} from '../programme/index.ts';
import type { Line } from './cards/work-line.ts';

const itemIn = ({ measures, tasks }: ProgrammeState, key: string): WorkItem | undefined =>
  [...measures, ...tasks].find((item) => item.key.toLowerCase() === key.toLowerCase());

/** A line as a card shows it to a reader; `undefined` when nothing has that key, in small or capital letters. */
export const lineFor = (
  state: ProgrammeState,
  reader: Person,
  day: IsoDate,
  key: string,
): Line | undefined => {
  const item = itemIn(state, key);
  if (!item) return undefined;
  const riskTitle = contextOf(state, item);
  const risk = state.risks.find(({ code }) => code === riskOf(item));
  const level = risk && riskLevel(risk);
  const view = workView(state, item, reader, day);
  const isOwn = item.ownerOid === reader.oid;
  const isOffered = view.offeredTo?.oid === reader.oid;
  const standsIn = !isOwn && askedAbout(item, state.people, day)?.oid === reader.oid;
  return {
    ...view,
    isAsked: isOpen(item) && view.mayAct && (isOwn || standsIn),
    standsIn,
    isOffered,
    ...(riskTitle && { riskTitle }),
    ...(level && { riskLevel: level }),
  };
};

/** The lines of several keys in the order given, and the keys that nothing has any more. */
export const linesFor = (
  state: ProgrammeState,
  reader: Person,
  day: IsoDate,
  keys: readonly string[],
): { lines: Line[]; gone: string[] } => {
  const found = keys.map((key) => ({ key, line: lineFor(state, reader, day, key) }));
  return {
    lines: found.flatMap(({ line }) => line ?? []),
    gone: found.flatMap(({ key, line }) => (line ? [] : [key])),
  };
};
