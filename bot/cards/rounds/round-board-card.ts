import type { UnitStanding } from '../../../programme/index.ts';
import type { Texts } from '../../texts/texts.ts';
import {
  aside,
  buttons,
  type Card,
  type CardAction,
  type CardElement,
  card,
  heading,
  openUrl,
  paragraph,
  run,
} from '../card.ts';
import { type Guard, guardBox } from '../guard-box.ts';
import { type Notice, noticeBox } from '../notice.ts';
import { type OfficeForm, officeActions, officeForm, officeWords } from './round-office-forms.ts';

/** Who has answered in a round and who is late, for the office. */
export type RoundBoardCard = {
  texts: Texts;
  period: string;
  periodName: string;
  state: 'open' | 'closed';
  deadline: string;
  units: readonly UnitStanding[];
  delivered: number;
  /** Whether buttons that run the round are on it. */
  mayRun: boolean;
  /** Drawn again by itself: forms come on a card of their own, where nothing written is lost. */
  isLive?: boolean | undefined;
  /** The form that stands open. */
  form?: OfficeForm | undefined;
  /** A button of the reader's own. */
  own?: CardAction | undefined;
  tabUrl: string;
  notice?: Notice | undefined;
  guard?: Guard | undefined;
};

const signOf = { unanswered: '○', draft: '◐', delivered: '✓', 'delivered-late': '✓' } as const;

const unitRow = ({ t, day }: Texts, unit: UnitStanding): CardElement => {
  const { standing, name, officer, done, total, deliveredOn, isLate } = unit;
  const words = [
    t(`round.standing.${standing}`, { done, total, day: deliveredOn ? day(deliveredOn) : '' }),
    ...(isLate && standing !== 'delivered-late' ? [t('round.standing.overdue')] : []),
    ...(standing === 'unanswered' || standing === 'draft' ? [officer ?? t('round.nobody')] : []),
  ];
  return paragraph(
    [
      run(`${signOf[standing]} `, { weight: 'Bolder' }),
      ...(isLate ? [run('! ', { weight: 'Bolder', color: 'Attention' })] : []),
      run(name, { weight: 'Bolder' }),
      run(` – ${words.join(' · ')}`),
    ],
    { spacing: 'Small' },
  );
};

const MOST_ROWS = 20;

/** The office's card; it is drawn again as units answer. */
export const roundBoardCard = (model: RoundBoardCard): Card => {
  const { texts, periodName, state, deadline, units, delivered, mayRun, form, own, tabUrl, notice, guard } =
    model;
  const { isLive = false } = model;
  const { t } = texts;
  const text = t(`round.board.${state}`, { delivered, asked: units.length, deadline });
  const acts = isLive ? officeWords(model) : officeActions(model);
  const actions = [...(own ? [own] : []), ...(mayRun && !form ? acts : [])];
  return card(
    texts,
    notice?.text ?? `${t('round.title')} ${periodName}. ${text}`,
    [
      heading(`${t('round.title')} ${periodName}`),
      ...noticeBox(notice),
      paragraph([run(text)]),
      ...units.slice(0, MOST_ROWS).map((unit) => unitRow(texts, unit)),
      ...guardBox(texts, guard),
      ...(mayRun && form ? officeForm(model, form, guard) : []),
      ...(actions.length > 0 ? [buttons(actions)] : []),
      ...(isLive ? [aside(t('round.board.why'))] : []),
    ],
    [openUrl(t('more.tab'), tabUrl)],
  );
};
