import {
  actsForOffice,
  askedUnits,
  type Person,
  readsEveryUnit,
  roundStanding,
} from '../../programme/index.ts';
import { type Card, execute } from '../cards/card.ts';
import type { Guard } from '../cards/guard-box.ts';
import type { Notice } from '../cards/notice.ts';
import { roundBoardCard } from '../cards/rounds/round-board-card.ts';
import { dataOf } from '../cards/rounds/round-head.ts';
import type { OfficeForm } from '../cards/rounds/round-office-forms.ts';
import type { Reading } from '../status-forms.ts';
import { periodName } from './round-words.ts';

/** What stands on the office's card beside the units. */
export type BoardTrace = {
  notice?: Notice;
  guard?: Guard;
  form?: OfficeForm;
  /** The card is drawn again as units answer, so nothing is to be written on it. */
  isLive?: boolean;
};

/** A reader of the board; in a channel it is nobody in particular. */
export type BoardReading = Pick<Reading, 'state' | 'texts' | 'day' | 'tabUrl'> & { person?: Person };

/** Whether somebody sees how all units stand. */
export const mayReadBoard = (person: Person): boolean => readsEveryUnit(person);

/** How a round stands; nothing when there is no such round. */
export const boardCard = (
  { state, texts, day, tabUrl, person }: BoardReading,
  period: string,
  trace: BoardTrace = {},
): Card | undefined => {
  const standing = roundStanding(state, period, day);
  if (!standing) return undefined;
  const unit = askedUnits(state.settings).find(({ code }) => code === person?.unit);
  const at = unit && { period, unit: unit.code, step: 'start', seen: 0 };
  return roundBoardCard({
    texts,
    period,
    periodName: periodName(texts, period),
    state: standing.state,
    deadline: texts.day(standing.deadline),
    units: standing.units,
    delivered: standing.delivered,
    mayRun: person === undefined || actsForOffice(person),
    own: at && execute('round/overview', texts.t('round.ownAnswer', { unit: unit.name }), dataOf(at)),
    tabUrl: tabUrl({ show: 'rounds' }),
    ...trace,
  });
};
