import { daysBetween } from '../../programme/index.ts';
import type { Texts } from '../texts/texts.ts';
import { aside, type Card, type CardElement, card, heading, openUrl } from './card.ts';
import { fits } from './fits.ts';
import { type Notice, noticeBox } from './notice.ts';
import { type Line, type LineSetting, openLine, settledLine } from './work-line.ts';

export const MOST_LINES = 12;

export type LinesCard = Omit<LineSetting, 'on' | 'forms'> & {
  title: string;
  /** Why this person got it. */
  why: string;
  /** Sorted: the oldest deadline first. Only the first twelve are shown. */
  lines: readonly Line[];
  /** Keys that were on the card and are gone from SharePoint. */
  gone?: readonly string[];
  notice?: Notice | undefined;
  tabUrl: string;
};

type Dated = Pick<LinesCard, 'day' | 'lines'>;

const byDeadline = ({ day, lines }: Dated) => {
  const left = (line: Line) => daysBetween(day, line.due);
  return {
    overdue: lines.filter((line) => left(line) < 0),
    today: lines.filter((line) => left(line) === 0),
    coming: lines.filter((line) => left(line) > 0),
  };
};

/** "3 over fristen og 1 i dag": what the card holds, in one sentence. */
export const countsOf = ({ texts: { t, list }, day, lines }: Dated & { texts: Texts }): string => {
  const asked = byDeadline({ day, lines: lines.filter(({ isAsked }) => isAsked) });
  const groups = { ...asked, handled: lines.filter(({ isAsked }) => !isAsked) };
  return list(
    (['overdue', 'today', 'coming', 'handled'] as const).flatMap((name) =>
      groups[name].length > 0 ? [t(`count.${name}`, { count: groups[name].length })] : [],
    ),
  );
};

const section = (title: string, lines: CardElement[]): CardElement[] =>
  lines.length === 0 ? [] : [{ ...heading(title, 'Medium'), spacing: 'Large' }, ...lines];

const draw = (model: LinesCard, most: number, forms: LineSetting['forms']): Card => {
  const { texts, title, why, notice, gone = [], tabUrl } = model;
  const { t } = texts;
  const lines = model.lines.slice(0, most);
  // A card made again after a press knows only the lines it showed, and of the others how many there were.
  const hidden = model.lines.length - lines.length + (model.more ?? 0);
  const setting: LineSetting = { ...model, forms, on: lines.map(({ key }) => key).join(','), more: hidden };
  const drawn = (line: Line): CardElement[] => [
    line.isAsked ? openLine(setting, line) : settledLine(setting, line),
    ...(notice?.key === line.key ? noticeBox(notice) : []),
  ];
  const { overdue, today, coming } = byDeadline({ day: model.day, lines });
  const body: CardElement[] = [
    heading(title),
    aside(why),
    ...(lines.some(({ key }) => key === notice?.key) ? [] : noticeBox(notice)),
    ...section(t('section.overdue'), overdue.flatMap(drawn)),
    ...section(t('section.today'), today.flatMap(drawn)),
    ...section(t('section.coming'), coming.flatMap(drawn)),
    ...gone.map((key) => aside(t('line.gone', { key }))),
  ];
  const link = hidden > 0 ? t('more.lines', { count: hidden }) : t('more.tab');
  return card(texts, `${title}: ${countsOf(model)}`, body, [openUrl(link, tabUrl)]);
};

/**
 * The bundled card: overdue lines first, then today's, then coming ones. A settled line stays where it stood. A card
 * too large for Teams first has its forms asked for one at a time, and then shows fewer lines.
 */
export const linesCard = (model: LinesCard): Card => {
  const full = draw(model, MOST_LINES, 'folded');
  if (fits(full)) return full;
  for (let most = MOST_LINES; most > 1; most -= 1) {
    const smaller = draw(model, most, 'asked');
    if (fits(smaller)) return smaller;
  }
  return draw(model, 1, 'asked');
};
