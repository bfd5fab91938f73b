import {
  type Case,
  documentsOf,
  type EndedBy,
  osloDayOf,
  type UnitCode,
  type VotingRound,
} from '../../programme/index.ts';
import type { Texts } from '../texts/texts.ts';
import { buttons, type CardAction, type CardElement, heading, openUrl, paragraph, run } from './card.ts';
import { shortened } from './shortened.ts';

/** A case and its round as cards show them. */
export type CaseView = {
  item: Case;
  round?: VotingRound;
  unitName: (code: UnitCode) => string;
  /** The case's own page in the tab. */
  tabUrl: string;
};

// One screen of a phone; the rest is a press away, in the tab.
const TEXT_SHOWN = 500;
const BENEFIT_SHOWN = 200;
const MOST_DOCUMENTS = 4;

/** `2 500 000 kr`, as the language writes numbers. */
export const kroner = ({ language, t }: Texts, amount: number): string =>
  t('case.kroner', {
    amount: new Intl.NumberFormat(language === 'en' ? 'en-GB' : 'nb-NO').format(amount),
  });

/** When a vote ends, by day and time in Oslo. */
export const deadlineWords = (texts: Texts, { deadline, rules }: VotingRound): string =>
  texts.t('case.deadlineAt', { day: texts.day(osloDayOf(deadline)), time: rules.endsAt });

const fact = (name: string, value: string): CardElement =>
  paragraph([run(`${name}: `, { weight: 'Bolder' }), run(value)], { spacing: 'Small' });

/** What the case asks, in short lines; each says what it is in words. */
export const caseFacts = (texts: Texts, { item, round, unitName }: CaseView): CardElement[] => {
  const { t, list } = texts;
  const { kind, unit, area, affectedUnits, phase, amount, benefit, text } = item;
  return [
    fact(t(`case.kind.${kind}`), [unitName(unit), ...(area ? [area] : [])].join(', ')),
    ...(amount === undefined ? [] : [fact(t('case.amount'), kroner(texts, amount))]),
    ...(affectedUnits.length > 0 ? [fact(t('case.affected'), list(affectedUnits.map(unitName)))] : []),
    ...(phase ? [fact(t('case.phase'), t(`case.phase.${phase}`))] : []),
    ...(round?.status === 'open' ? [fact(t('case.deadline'), deadlineWords(texts, round))] : []),
    ...(text ? [paragraph([run(shortened(text, TEXT_SHOWN))])] : []),
    ...(benefit ? [fact(t('case.benefit'), shortened(benefit, BENEFIT_SHOWN))] : []),
  ];
};

const isCut = ({ text = '', benefit = '' }: Case, documents: number): boolean =>
  text.length > TEXT_SHOWN || benefit.length > BENEFIT_SHOWN || documents > MOST_DOCUMENTS;

/** The attachments, each a link, and the whole case where a card has no room for it. */
export const documentLinks = ({ t }: Texts, { item, tabUrl }: CaseView): CardElement[] => {
  const documents = documentsOf(item);
  const links: CardAction[] = [
    ...(isCut(item, documents.length) ? [openUrl(t('case.readAll'), tabUrl)] : []),
    ...documents.slice(0, MOST_DOCUMENTS).map(({ title, url }) => openUrl(shortened(title, 60), url)),
  ];
  return links.length > 0 ? [buttons(links)] : [];
};

export const caseTitle = ({ item }: CaseView): CardElement =>
  paragraph([run(item.title, { weight: 'Bolder', size: 'Medium' })]);

const endedWords = ({ t }: Texts, endedBy: EndedBy | undefined): CardElement[] =>
  endedBy ? [paragraph([run(t(`case.ended.${endedBy}`), { isSubtle: true })], { spacing: 'Small' })] : [];

/** What a vote came to, in words: the outcome, why, the totals, conditions, and the strategic chair's own authority. */
export const outcomeParts = (texts: Texts, { round }: CaseView): CardElement[] => {
  if (!round || (round.status !== 'closed' && round.status !== 'tied')) return [];
  const { t } = texts;
  const { outcome, because, tally, conditions, fastTrack, endedBy, casting } = round;
  const title = outcome ? t(`case.outcome.${outcome}`) : t('case.tied');
  return [
    {
      type: 'Container',
      style: 'emphasis',
      items: [
        heading(title, 'Medium'),
        ...(because ? [paragraph([run(t(`case.because.${because}`))])] : []),
        ...(tally ? [paragraph([run(t('case.totals', tally))], { spacing: 'Small' })] : []),
        ...(casting
          ? [paragraph([run(t('case.castingWas', { choice: t(`choice.${casting.choice}`) }))])]
          : []),
        ...(conditions ? [fact(t('case.conditions'), conditions)] : []),
        ...(fastTrack ? [paragraph([run(t('case.fastTrack'), { weight: 'Bolder' })])] : []),
        ...endedWords(texts, endedBy),
      ],
    },
  ];
};

/** That a case was withdrawn, where it was. */
export const withdrawnParts = ({ t }: Texts, { item, round }: CaseView): CardElement[] =>
  item.state === 'withdrawn' || round?.status === 'withdrawn'
    ? [paragraph([run(t('case.withdrawn'), { weight: 'Bolder' })])]
    : [];
