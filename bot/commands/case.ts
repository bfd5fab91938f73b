import { hasRole } from '../../programme/index.ts';
import { ballotOf, chairCardOf } from '../board-messages.ts';
import { caseNow, caseView, leadsBoard, readableCase, roundOf } from '../board-views.ts';
import { caseCard } from '../cards/case-card.ts';
import { cases } from './cases.ts';
import type { Command } from './command.ts';

/** One case: the ballot of whoever has a seat, the chair's card for the chair, and otherwise the case to be read. */
export const oneCase: Command = async (asking, argument) => {
  const { turn, texts, person } = asking;
  const { t } = texts;
  if (turn.conversation.kind !== 'personal') return { text: t('cases.personal') };
  const [key = ''] = argument.split(/\s+/);
  if (key === '') return cases(asking, '');
  const item = readableCase(asking, key);
  if (!item) {
    const isHidden = hasRole(person, 'state-observer') && caseNow(asking, key)?.kind === 'application';
    return {
      text: isHidden ? t('refusal.not-for-observers') : t('refusal.case-missing', { key: key.slice(0, 20) }),
    };
  }
  const round = roundOf(asking, key);
  const current = round && item.round === round.round ? round : undefined;
  const ballot = current && (await ballotOf(asking, current));
  const chairs = current && leadsBoard(asking) ? chairCardOf(asking, current) : undefined;
  const card = ballot ?? chairs ?? caseCard(texts, caseView(asking, item, current));
  return { card, summary: card.speak ?? '' };
};
