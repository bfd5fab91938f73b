import { dimensions, type StatusReport } from '../../programme/index.ts';
import { wordFor } from '../commands/word-for.ts';
import type { Texts } from '../texts/texts.ts';
import {
  aside,
  buttons,
  type Card,
  type CardAction,
  type CardElement,
  card,
  execute,
  heading,
  openUrl,
  paragraph,
  run,
  sayButton,
} from './card.ts';
import { type Notice, noticeBox } from './notice.ts';
import { shortened } from './shortened.ts';
import { dimensionLine } from './status-words.ts';

/** A report as a card shows it. */
export type ReportView = {
  report: StatusReport;
  unitName: string;
  authorName: string;
  /** The day it was made, in Oslo. */
  on: string;
  mayCorrect: boolean;
  mayPublish: boolean;
};

export type ReportCard = {
  texts: Texts;
  view: ReportView;
  tabUrl: string;
  notice?: Notice | undefined;
  /** What stands above it when the card comes unasked. */
  intro?: { title: string; text: string; why: string };
};

/** The five dimensions with their comments, each as long as there is room for. */
export const reportLines = (
  texts: Texts,
  { status, comments, overall }: StatusReport,
  limit = Number.POSITIVE_INFINITY,
): CardElement[] => [
  ...dimensions.map((dimension) => {
    const comment = comments[dimension];
    return paragraph(
      [
        ...dimensionLine(texts, status, dimension),
        ...(comment ? [run(` – ${shortened(comment, limit)}`)] : []),
      ],
      { spacing: 'Small' },
    );
  }),
  ...(overall ? [paragraph([run(shortened(overall, limit))])] : []),
];

const actionsOf = ({ texts, view }: ReportCard): CardAction[] => {
  const { t } = texts;
  const { report, mayCorrect, mayPublish } = view;
  const data = { item: report.key };
  const isDraft = report.moderation === 'draft';
  return [
    ...(isDraft && mayPublish
      ? [execute('status/publish', t('action.publishStatus'), data, { style: 'positive' })]
      : []),
    ...(isDraft && mayCorrect ? [execute('status/edit', t('action.correctStatus'), data)] : []),
    sayButton(t('action.history'), `${wordFor(texts, 'history')} ${report.project}`),
  ];
};

/** One report: what it says, who made it when, and whether it is published. */
export const reportCard = (model: ReportCard): Card => {
  const { texts, view, tabUrl, notice, intro } = model;
  const { t } = texts;
  const { report, unitName, authorName, on } = view;
  const speak = intro?.text ?? notice?.text ?? t('status.of', { title: report.title });
  const body: CardElement[] = [
    ...(intro ? [heading(intro.title), paragraph([run(intro.text)]), aside(intro.why)] : []),
    ...noticeBox(notice),
    paragraph([run(report.title, { weight: 'Bolder', size: intro ? 'Medium' : 'Large' })]),
    aside(
      [unitName, t('status.by', { name: authorName, day: on }), t(`moderation.${report.moderation}`)].join(
        ' · ',
      ),
    ),
    ...reportLines(texts, report),
    buttons(actionsOf(model)),
  ];
  return card(texts, speak, body, [openUrl(t('more.tab'), tabUrl)]);
};
