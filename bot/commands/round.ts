import { actsForOffice, askedUnits, UnitCode } from '../../programme/index.ts';
import type { Card } from '../cards/card.ts';
import type { OfficeAct, OfficeForm } from '../cards/rounds/round-office-forms.ts';
import { roundOpenCard } from '../cards/rounds/round-open-card.ts';
import type { Asking } from '../deps.ts';
import { boardCard, mayReadBoard } from '../rounds/round-board.ts';
import { overviewCard } from '../rounds/round-cards.ts';
import { placeIn, roundFor } from '../rounds/round-place.ts';
import type { Answer } from '../turn.ts';
import type { Command } from './command.ts';

const acts = ['open', 'extend', 'reopen', 'close'] as const;

const answerOf = (card: Card): Answer => ({ card, summary: card.speak ?? '' });

const periodIn = (words: readonly string[]): string | undefined =>
  words.find((word) => /^\d{4}-(t\d|\d\d)$/i.test(word))?.toUpperCase();

const actIn = ({ texts: { t } }: Asking, word: string | undefined): (typeof acts)[number] | undefined =>
  acts.find((act) => word !== undefined && t(`command.round.${act}`).split(', ').includes(word));

const formOf = (act: OfficeAct, words: readonly string[]): OfficeForm => {
  const deadline = words.find((word) => /^\d{4}-\d\d-\d\d$/.test(word)) ?? '';
  const unit = UnitCode.options.find((code) => words.includes(code.toLowerCase())) ?? '';
  return { act, deadline, unit };
};

/** Rounds as the office runs them: every act shows its form first, and is done by a press. */
const forOffice = (asking: Asking, argument: string): Answer => {
  const words = argument.split(/\s+/).filter(Boolean);
  const { texts, state } = asking;
  const act = actIn(asking, words[0]);
  const asked = periodIn(words);
  if (act === 'open')
    return answerOf(roundOpenCard(texts, { period: asked ?? '', start: '', deadline: '', questions: '' }));
  const round = roundFor(state, asked, asking.day);
  const card = round && boardCard(asking, round.period, act && { form: formOf(act, words) });
  return card ? answerOf(card) : { text: texts.t('round.noneOffice') };
};

/** The unit's own card, or how all units stand, for those who see them all. */
export const round: Command = (asking, argument) => {
  const { person, state, texts, turn } = asking;
  if (actsForOffice(person)) return forOffice(asking, argument);
  const current = roundFor(state, periodIn(argument.split(/\s+/)), asking.day);
  if (!current) return { text: texts.t('round.none') };
  if (mayReadBoard(person)) {
    const card = boardCard(asking, current.period);
    if (card) return answerOf(card);
  }
  if (turn.conversation.kind !== 'personal') return { text: texts.t('round.inGroup') };
  const unit = askedUnits(state.settings).find(({ code }) => code === person.unit);
  const place = unit && placeIn(state, current.period, unit.code);
  return place ? answerOf(overviewCard(asking, place)) : { text: texts.t('round.notAsked') };
};
