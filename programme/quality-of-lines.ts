import { addDays, type IsoDate } from './dates.ts';
import { firstRows, type QualityKind, type QualityNote, timesOf } from './quality-note.ts';
import { openItems, type ProgrammeState } from './state.ts';
import { listOf, riskOf, type WorkItem } from './work.ts';

// A deadline outside these is taken for a slip of the pen; the programme itself lasts ten years.
const LONG_PAST_DAYS = 2 * 365;
const FAR_AHEAD_DAYS = 5 * 365;

const noteOn = (kind: QualityKind, item: WorkItem, detail: string): QualityNote => ({
  kind,
  list: listOf(item),
  key: item.key,
  title: item.title,
  detail,
});

/** Open lines with a deadline, an owner or a risk that cannot be. */
export const lineNotes = (state: ProgrammeState, day: IsoDate): QualityNote[] => {
  const codes = new Set(state.risks.map(({ code }) => code));
  const people = firstRows(state.people);
  const [earliest, latest] = [addDays(day, -LONG_PAST_DAYS), addDays(day, FAR_AHEAD_DAYS)];
  return openItems(state).flatMap((item) => {
    const owner = people.get(item.ownerOid);
    const risk = riskOf(item);
    return [
      ...(item.due < earliest ? [noteOn('due-long-past', item, item.due)] : []),
      ...(item.due > latest ? [noteOn('due-far-ahead', item, item.due)] : []),
      ...(owner ? [] : [noteOn('owner-unknown', item, item.ownerOid)]),
      ...(owner?.left ? [noteOn('owner-left', item, owner.name)] : []),
      ...(risk && !codes.has(risk) ? [noteOn('risk-unknown', item, risk)] : []),
    ];
  });
};

/** Lines that stand in two rows. */
export const keysTwice = ({ measures, tasks }: ProgrammeState): QualityNote[] => {
  const items: WorkItem[] = [...measures, ...tasks];
  const times = timesOf(items, ({ key }) => key);
  const first = new Map([...items].reverse().map((item) => [item.key, item]));
  return [...first.values()].flatMap((item) => {
    const count = times.get(item.key) ?? 1;
    return count > 1 ? [noteOn('key-twice', item, String(count))] : [];
  });
};
