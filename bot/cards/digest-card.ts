import type { Digest } from '../../programme/index.ts';
import { aside, type Card, type CardElement, card, heading, openUrl, paragraph, run } from './card.ts';
import { notMeasured, quality } from './digest-faults.ts';
import { awaiting, needsHelp } from './digest-help.ts';
import type { DigestDrawing, Drawing } from './digest-parts.ts';
import { byRisk, byUnit, changes, dueSoon, missingStatus, shared } from './digest-sections.ts';
import { fits } from './fits.ts';
import { noticeBox } from './notice.ts';

const figure = (count: number, label: string, url: string): CardElement => ({
  type: 'Container',
  selectAction: openUrl(`${count} ${label}`, url),
  items: [
    paragraph([run(String(count), { size: 'ExtraLarge', weight: 'Bolder' })]),
    paragraph([run(label, { size: 'Small' })], { spacing: 'None' }),
  ],
});

const figures = ({ texts: { t }, tabUrl }: DigestDrawing, digest: Digest): CardElement => {
  const focus = digest.scope === 'all' ? {} : { unit: digest.scope };
  const column = (
    count: number,
    label: string,
    show: 'overdue' | 'due-soon' | 'needs-help' | 'missing-status',
  ) => ({
    type: 'Column' as const,
    width: 'stretch' as const,
    items: [figure(count, label, tabUrl({ show, ...focus }))],
  });
  return {
    type: 'ColumnSet',
    columns: [
      column(digest.overdue.length, t('digest.figure.overdue'), 'overdue'),
      column(digest.dueSoon.length, t('digest.figure.dueSoon'), 'due-soon'),
      column(digest.needsHelp.length, t('digest.figure.needsHelp'), 'needs-help'),
      column(digest.missingStatus.length, t('digest.figure.missingStatus'), 'missing-status'),
    ],
  };
};

const changeText = (
  { texts: { t } }: DigestDrawing,
  { overdue, overdueLastWeek: before }: Digest,
): string => {
  const difference = overdue.length - before;
  if (difference === 0) return t('digest.change.same');
  const count = Math.abs(difference);
  return difference > 0
    ? t('digest.change.more', { count, before })
    : t('digest.change.fewer', { count, before });
};

const standing = (drawing: DigestDrawing, digest: Digest): CardElement[] =>
  digest.overdue.length === 0
    ? [
        paragraph([run(`✓ ${drawing.texts.t('digest.none')}`, { weight: 'Bolder' })]),
        ...(digest.overdueLastWeek > 0 ? [paragraph([run(changeText(drawing, digest))])] : []),
      ]
    : [paragraph([run(changeText(drawing, digest))])];

const head = ({ texts, unitName }: DigestDrawing, { scope, day }: Digest): CardElement[] => {
  const { t } = texts;
  const name = scope === 'all' ? t('digest.scopeAll') : unitName(scope);
  return [
    heading(t('digest.title')),
    aside(`${name} · ${t('digest.week', { week: texts.week(day) })} · ${texts.day(day)}`),
  ];
};

/** The digest of a unit where nothing is late and nothing waits. */
export const quietCard = (drawing: DigestDrawing, digest: Digest): Card => {
  const { texts, why, tabUrl } = drawing;
  const sentence = texts.t('digest.quiet');
  const body = [...head(drawing, digest), paragraph([run(`✓ ${sentence}`)]), aside(why)];
  return card(texts, sentence, body, [openUrl(texts.t('more.tab'), tabUrl({}))]);
};

const draw = (drawing: Drawing, digest: Digest): Card => {
  const { texts, why, tabUrl, notice } = drawing;
  const { t } = texts;
  const isShownBelow = digest.needsHelp.slice(0, drawing.most).some(({ item }) => item.key === notice?.key);
  const body: CardElement[] = [
    ...head(drawing, digest),
    ...(isShownBelow ? [] : noticeBox(notice)),
    figures(drawing, digest),
    ...standing(drawing, digest),
    ...shared(drawing, digest),
    ...byRisk(drawing, digest),
    ...byUnit(drawing, digest),
    ...needsHelp(drawing, digest),
    ...dueSoon(drawing, digest),
    ...changes(drawing, digest),
    ...awaiting(drawing, digest),
    ...missingStatus(drawing, digest),
    ...notMeasured(drawing, digest),
    ...quality(drawing, digest),
    aside(why),
  ];
  const speak = t('digest.speak', { count: digest.overdue.length });
  return card(texts, speak, body, [openUrl(t('more.tab'), tabUrl({ show: 'overdue' }))]);
};

const FEWER = [6, 4, 2];

/** The weekly digest of one reader. Every figure opens to its rows in the tab; a full one shows fewer lines here. */
export const digestCard = (drawing: DigestDrawing, digest: Digest): Card => {
  for (const most of FEWER) {
    const drawn = draw({ ...drawing, most }, digest);
    if (fits(drawn)) return drawn;
  }
  return draw({ ...drawing, most: 1 }, digest);
};
