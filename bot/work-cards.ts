import type { Card } from './cards/card.ts';
import { countsOf, linesCard } from './cards/lines-card.ts';
import { measureCard } from './cards/measure-card.ts';
import type { Notice } from './cards/notice.ts';
import type { Draft } from './cards/work-form.ts';
import type { Line } from './cards/work-line.ts';
import type { Asking } from './deps.ts';
import { lineFor, linesFor } from './lines.ts';
import type { Texts } from './texts/texts.ts';
import { unitNames } from './unit-names.ts';

type Reading = Omit<Asking, 'turn'>;

/** What the last press left behind on a card. */
export type Trace = { notice?: Notice; draft?: Draft | undefined };

const whyOf = ({ t, list }: Texts, lines: readonly Line[]): string => {
  const away = [...new Set(lines.filter(({ standsIn }) => standsIn).map(({ ownerName }) => ownerName))];
  if (away.length === 0) return t('why.own');
  const others = lines.some(({ standsIn }) => !standsIn);
  return t(others ? 'why.both' : 'why.standIn', { names: list(away) });
};

/** The bundled card of reminders. Made from keys alone, so an action can make the same card again. */
export const reminderCard = (
  reading: Reading,
  keys: readonly string[],
  trace: Trace & { more?: number } = {},
): Card => {
  const { state, person, day, texts, tabUrl } = reading;
  const { lines, gone } = linesFor(state, person, day, keys);
  const title = texts.t('reminder.title');
  const why = whyOf(texts, lines);
  return linesCard({
    texts,
    day,
    view: 'reminder',
    title,
    why,
    lines,
    gone,
    tabUrl: tabUrl({ show: 'mine' }),
    ...trace,
  });
};

/** What a notification says of a card of reminders. */
export const reminderSummary = ({ state, person, day, texts }: Reading, keys: readonly string[]): string =>
  texts.t('reminder.toast', {
    counts: countsOf({ texts, day, lines: linesFor(state, person, day, keys).lines }),
  });

/** A person's own lines, on the same card. */
export const mineCard = (reading: Reading, keys: readonly string[], trace: Trace = {}): Card => {
  const { state, person, day, texts, tabUrl } = reading;
  const { lines, gone } = linesFor(state, person, day, keys);
  const title = texts.t('mine.title');
  const why = lines.some(({ standsIn }) => standsIn) ? whyOf(texts, lines) : texts.t('why.mine');
  return linesCard({
    texts,
    day,
    view: 'mine',
    title,
    why,
    lines,
    gone,
    tabUrl: tabUrl({ show: 'mine' }),
    ...trace,
  });
};

/** One measure or task; `undefined` when nothing has that key. */
export const workCard = (
  { state, person, day, texts, tabUrl }: Reading,
  key: string,
  trace: Trace & { intro?: { title: string; texts: readonly string[]; why: string } } = {},
): Card | undefined => {
  const line = lineFor(state, person, day, key);
  if (!line) return undefined;
  const unitName = unitNames(state)(line.unit);
  return measureCard({
    texts,
    day,
    view: 'one',
    line,
    unitName,
    tabUrl: tabUrl({ key: line.key }),
    ...trace,
  });
};
