import { noteWords } from '../../programme/index.ts';
import { aside, type Card, type CardElement, card, heading, openUrl, paragraph, run } from './card.ts';
import { notYet } from './not-yet.ts';
import { type Notice, noticeBox } from './notice.ts';
import { shortened } from './shortened.ts';
import {
  ageInWords,
  isOpenLine,
  type Line,
  type LineSetting,
  openLine,
  ownerWords,
  settledLine,
} from './work-line.ts';

export type MeasureCard = Omit<LineSetting, 'on' | 'forms'> & {
  line: Line;
  unitName: string;
  tabUrl: string;
  notice?: Notice | undefined;
  /** What stands above the line when the card comes unasked: a heading, and why. */
  intro?: { title: string; texts: readonly string[]; why: string };
};

const NOTE_LIMIT = 2000;

const facts = ({ texts, texts: { t }, line, unitName }: MeasureCard): CardElement[] => [
  aside([ownerWords(texts, line.ownerName), t('line.unit', { unit: unitName })].join(' · ')),
  ...(line.cadence && line.cadence !== 'once'
    ? [aside(t('line.cadence', { cadence: t(`cadence.${line.cadence}`) }))]
    : []),
  ...notYet(texts, line.notYet),
  ...(line.note
    ? [paragraph([run(t('line.note', { note: shortened(noteWords(line.note, texts.day), NOTE_LIMIT) }))])]
    : []),
];

/** One measure or task, with what the reader may do about it. */
export const measureCard = (model: MeasureCard): Card => {
  const { texts, day, line, intro, notice, tabUrl } = model;
  const setting: LineSetting = { ...model, forms: 'folded', on: line.key };
  const age = isOpenLine(line) ? `, ${ageInWords(texts, day, line.due)}` : '';
  const body: CardElement[] = [
    ...(intro
      ? [heading(intro.title), ...intro.texts.map((text) => paragraph([run(text)])), aside(intro.why)]
      : []),
    isOpenLine(line) ? openLine(setting, line) : settledLine(setting, line),
    ...noticeBox(notice),
    ...facts(model),
  ];
  return card(texts, `${line.key} ${line.title}${age}`, body, [openUrl(texts.t('more.tab'), tabUrl)]);
};
