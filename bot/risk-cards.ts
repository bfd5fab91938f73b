import {
  decidesFor,
  livingPerson,
  type OutboxPayload,
  overview,
  RiskCode,
  type RiskView,
} from '../programme/index.ts';
import type { Card } from './cards/card.ts';
import type { Notice } from './cards/notice.ts';
import type { ScoreDraft } from './cards/reassess-form.ts';
import { type RiskIntro, riskCard } from './cards/risk-card.ts';
import type { Asking } from './deps.ts';
import type { Answer } from './turn.ts';

type Reading = Omit<Asking, 'turn'>;

/** What the last press left behind on a risk's card. */
export type RiskTrace = { notice?: Notice; draft?: ScoreDraft; intro?: RiskIntro };

const viewOf = ({ state, person, day }: Reading, code: string): RiskView | undefined => {
  const known = RiskCode.safeParse(code.toUpperCase());
  return overview(state, person, day).risks.find(({ risk }) => risk.code === known.data);
};

/** One risk; `undefined` when there is none of that letter. */
export const riskCardOf = (reading: Reading, code: string, trace: RiskTrace = {}): Card | undefined => {
  const { state, person, day, texts, tabUrl } = reading;
  const view = viewOf(reading, code);
  if (!view) return undefined;
  const mayReassess = view.awaitsReassessment && decidesFor(person, view.risk.ownerOid, state.people);
  return riskCard({ texts, day, view, mayReassess, tabUrl: tabUrl({ risk: view.risk.code }), ...trace });
};

const whyOf = (
  { state: { people }, person, texts: { t } }: Reading,
  ownerOid: string | undefined,
): string => {
  const owner = livingPerson(people, ownerOid);
  if (!owner) return t('reassess.why.lead');
  return owner.oid === person.oid ? t('reassess.why.owner') : t('reassess.why.standIn', { name: owner.name });
};

/** Asks for a risk's new figures; nothing when somebody has given them, or opened a measure, since. */
export const reassessMessage = (
  reading: Reading,
  { code }: Extract<OutboxPayload, { kind: 'reassess' }>,
): Answer | undefined => {
  const { t } = reading.texts;
  const view = viewOf(reading, code);
  if (!view?.awaitsReassessment) return undefined;
  const why = whyOf(reading, view.risk.ownerOid);
  const text = t('reassess.text', { code });
  const card = riskCardOf(reading, code, { intro: { title: t('reassess.title'), text, why } });
  return card && { card, summary: text };
};
