import { daysBetween, type IsoDate, type RiskView, riskLevel, type WorkView } from '../../programme/index.ts';
import { wordFor } from '../commands/word-for.ts';
import type { Texts } from '../texts/texts.ts';
import {
  aside,
  type Card,
  type CardElement,
  card,
  heading,
  openUrl,
  paragraph,
  run,
  sayButton,
} from './card.ts';
import { MOST_LINES } from './lines-card.ts';
import { notYet } from './not-yet.ts';
import { type Notice, noticeBox } from './notice.ts';
import { reassessForm, type ScoreDraft } from './reassess-form.ts';
import { levelRun } from './risk-level.ts';
import { shortened } from './shortened.ts';
import { ageInWords, ownerWords } from './work-line.ts';

/** What stands above a risk when its card comes unasked. */
export type RiskIntro = { title: string; text: string; why: string };

export type RiskCard = {
  texts: Texts;
  day: IsoDate;
  view: RiskView;
  tabUrl: string;
  /** The reader is the one to say what became of it. */
  mayReassess: boolean;
  notice?: Notice;
  draft?: ScoreDraft;
  intro?: RiskIntro;
};

const signs = { done: '✓', cancelled: '✕', 'in-progress': '◐', 'not-started': '○' } as const;

const order = (a: WorkView, b: WorkView): number => b.daysOverdue - a.daysOverdue || (a.due < b.due ? -1 : 1);

const row = ({ texts, day }: RiskCard, view: WorkView): CardElement => {
  const { t } = texts;
  const isOpen = view.status === 'not-started' || view.status === 'in-progress';
  const late = isOpen && daysBetween(day, view.due) < 0;
  const age = isOpen ? ageInWords(texts, day, view.due) : '';
  const due = isOpen ? ` · ${t('line.due', { day: texts.day(view.due) })} · ` : '';
  return {
    type: 'Container',
    spacing: 'Small',
    selectAction: sayButton(
      `${view.key} ${shortened(view.title, 100)}`,
      `${wordFor(texts, 'measure')} ${view.key}`,
    ),
    items: [
      paragraph([
        run(`${signs[view.status]} ${view.key}  `, { weight: 'Bolder' }),
        run(shortened(view.title), { weight: 'Bolder' }),
      ]),
      paragraph(
        [
          run(late ? `⚠ ${age}` : age, late ? { color: 'Attention' } : {}),
          run(`${due}${t(`status.${view.status}`)} · ${ownerWords(texts, view.ownerName)}`),
        ],
        { spacing: 'None' },
      ),
    ],
  };
};

const level = ({ texts, view: { risk } }: RiskCard): CardElement[] => {
  const known = riskLevel(risk);
  return known ? [paragraph([levelRun(texts, known)], { spacing: 'Small' })] : [];
};

const scores = ({ texts: { t }, view: { risk } }: RiskCard): CardElement[] => [
  ...(risk.probability === undefined || risk.consequence === undefined
    ? []
    : [aside(t('risk.score', { probability: risk.probability, consequence: risk.consequence }))]),
  ...(risk.probabilityAfter === undefined || risk.consequenceAfter === undefined
    ? []
    : [aside(t('risk.after', { probability: risk.probabilityAfter, consequence: risk.consequenceAfter }))]),
];

const awaiting = ({ texts, view, mayReassess, draft }: RiskCard): CardElement[] => [
  ...(view.awaitsReassessment ? [paragraph([run(`⚠ ${texts.t('risk.awaits')}`, { weight: 'Bolder' })])] : []),
  ...(mayReassess ? reassessForm(texts, view.risk.code, draft) : []),
];

/** One risk: what it means, how likely and grave it is, and its measures with the overdue ones first. */
export const riskCard = (model: RiskCard): Card => {
  const { texts, view, tabUrl, intro } = model;
  const { t } = texts;
  const { risk, ownerName, items, open, overdue, done } = view;
  const title = t('risk.heading', { code: risk.code, title: risk.title });
  const counts = t('risks.counts', { open, overdue, done });
  const shown = items.toSorted(order).slice(0, MOST_LINES);
  const hidden = items.length - shown.length;
  const body: CardElement[] = [
    ...(intro ? [heading(intro.title), paragraph([run(intro.text)]), aside(intro.why)] : []),
    paragraph([run(title, { weight: 'Bolder', size: 'Large' })]),
    ...(risk.about ? [paragraph([run(shortened(risk.about, 1000))])] : []),
    ...level(model),
    ...scores(model),
    ...noticeBox(model.notice),
    ...awaiting(model),
    ...(ownerName ? [aside(t('line.owner', { name: ownerName }))] : []),
    ...notYet(texts, view.notYet),
    { ...heading(items.length > 0 ? counts : t('risk.noItems'), 'Medium'), spacing: 'Large' },
    ...shown.map((item) => row(model, item)),
  ];
  return card(texts, `${title}. ${counts}`, body, [
    openUrl(hidden > 0 ? t('more.lines', { count: hidden }) : t('more.tab'), tabUrl),
  ]);
};
