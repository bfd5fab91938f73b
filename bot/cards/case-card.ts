import type { Texts } from '../texts/texts.ts';
import { aside, buttons, type Card, card, heading, paragraph, run, sayButton } from './card.ts';
import {
  type CaseView,
  caseFacts,
  caseTitle,
  documentLinks,
  outcomeParts,
  withdrawnParts,
} from './case-parts.ts';

/** A case to be read. */
export const caseCard = (texts: Texts, view: CaseView, intro?: { title: string; why: string }): Card => {
  const title = intro?.title ?? texts.t('case.title', { key: view.item.key });
  return card(texts, title, [
    heading(title),
    caseTitle(view),
    aside(texts.t(`case.state.${view.item.state}`)),
    ...withdrawnParts(texts, view),
    ...outcomeParts(texts, view),
    ...caseFacts(texts, view),
    ...documentLinks(texts, view),
    ...(intro ? [aside(intro.why)] : []),
  ]);
};

/** The cases somebody may read, each with a button that opens it. */
export const caseListCard = (
  texts: Texts,
  rows: readonly { view: CaseView; say: string; when: string }[],
  left: number,
): Card => {
  const { t } = texts;
  return card(texts, t('cases.title'), [
    heading(t('cases.title')),
    ...rows.flatMap(({ view: { item }, say, when }) => [
      paragraph([run(`${item.key} `, { weight: 'Bolder' }), run(item.title)], { separator: true }),
      aside([t(`case.state.${item.state}`), ...(when ? [when] : [])].join(' · ')),
      buttons([sayButton(say, say)]),
    ]),
    ...(left > 0 ? [aside(t('cases.more', { count: left }))] : []),
  ]);
};
