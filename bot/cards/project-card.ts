import {
  type Dimension,
  dimensions,
  type Light,
  type ProjectStatus,
  type Turn,
} from '../../programme/index.ts';
import type { Texts } from '../texts/texts.ts';
import {
  aside,
  buttons,
  type Card,
  type CardElement,
  card,
  execute,
  heading,
  openUrl,
  paragraph,
  run,
} from './card.ts';
import { type ReportView, reportLines } from './report-card.ts';
import { sign, valueWord } from './status-words.ts';

export type ProjectCard = {
  texts: Texts;
  title: string;
  unitName: string;
  key: string;
  status: ProjectStatus;
  /** The lights of the latest reports, the oldest first, and which way the last one went. */
  trends: Record<Dimension, { lights: readonly Light[]; turn: Turn }>;
  /** The newest first. */
  reports: readonly ReportView[];
  /** The day the project ended, once it has. */
  ended?: string;
  mayReport: boolean;
  /** Among people who may not all know the programme: the latest report in short. */
  shared?: boolean;
  tabUrl: string;
};

const MOST_REPORTS = 4;
// The tab has all that was written.
const WORDS_IN_SHORT = 200;

const trendLine = ({ texts, status, trends }: ProjectCard, dimension: Dimension): CardElement => {
  const { t } = texts;
  const { lights, turn } = trends[dimension];
  return paragraph(
    [
      run(`${t(`dimension.${dimension}`)}: `, { weight: 'Bolder' }),
      run(`${valueWord(texts, status, dimension)}  `),
      ...lights.map(sign),
      ...(turn === 'same' ? [] : [run(`  ${t(`turn.${turn}`)}`)]),
    ],
    { spacing: 'Small' },
  );
};

const past = (
  { texts, shared }: ProjectCard,
  { report, authorName, on }: ReportView,
  at: number,
): CardElement => ({
  type: 'Container',
  separator: true,
  items: [
    aside(
      `${texts.t('status.by', { name: authorName, day: on })} · ${texts.t(`moderation.${report.moderation}`)}`,
    ),
    ...reportLines(texts, report, shared || at > 0 ? WORDS_IN_SHORT : undefined),
  ],
});

/** A project's latest status, its trend and its latest reports. */
export const projectCard = (model: ProjectCard): Card => {
  const { texts, title, unitName, key, reports, ended, mayReport, shared, tabUrl } = model;
  const speak = texts.t('status.of', { title });
  const most = shared ? 1 : MOST_REPORTS;
  const left = reports.length - most;
  const body: CardElement[] = [
    heading(texts.t('status.historyTitle')),
    paragraph([run(title, { weight: 'Bolder', size: 'Medium' })]),
    aside(ended ? `${unitName} · ${texts.t('status.ended', { day: ended })}` : unitName),
    ...dimensions.map((dimension) => trendLine(model, dimension)),
    ...(reports.length === 0
      ? [paragraph([run(texts.t(shared ? 'status.nonePublished' : 'status.noReports'))])]
      : []),
    ...reports.slice(0, most).map((view, at) => past(model, view, at)),
    ...(left > 0 ? [aside(texts.t('status.olderReports', { count: left }))] : []),
    ...(mayReport && !ended
      ? [buttons([execute('status/new', texts.t('action.newStatus'), { item: key })])]
      : []),
  ];
  return card(texts, speak, body, [openUrl(texts.t('more.tab'), tabUrl)]);
};
