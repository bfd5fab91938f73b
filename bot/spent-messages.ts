import type { OutboxPayload, Verb } from '../programme/index.ts';
import { spentCard } from './cards/spent-card.ts';
import type { Line } from './cards/work-line.ts';
import type { Asking } from './deps.ts';
import { lineFor } from './lines.ts';
import { riskCardOf } from './risk-cards.ts';
import type { Answer } from './turn.ts';

type Reading = Omit<Asking, 'turn'>;
type Payload<K extends OutboxPayload['kind']> = Extract<OutboxPayload, { kind: K }>;

const answers: readonly Verb[] = ['offer', 'hand-over', 'accept', 'decline'];

// The log of the last weeks tells; of an older no, the card only says where the line is.
const hasDeclined = ({ state: { actions }, person }: Reading, key: string): boolean => {
  const last = actions.findLast((action) => action.key === key && answers.includes(action.verb));
  return last?.verb === 'decline' && last.actor === person.oid;
};

const whatBecame = (reading: Reading, line: Line): string => {
  const { t } = reading.texts;
  const { key, status, ownerName: owner, offeredTo } = line;
  if (status === 'done') return t('saved.finish', { key });
  if (status === 'cancelled') return t('spent.cancelled', { key });
  if (owner === '') return t('spent.ownerless', { key });
  if (offeredTo) return t('spent.askedOther', { key, owner, name: offeredTo.name });
  return hasDeclined(reading, key)
    ? t('spent.declined', { key, owner })
    : t('spent.elsewhere', { key, owner });
};

const whyOf = ({ texts: { t } }: Reading, kind: OutboxPayload['kind']): string => {
  if (kind === 'help-taken') return t('helpTaken.why');
  return kind === 'hand-over-answered' ? t('answered.why') : t('spent.why');
};

/** What became of a line somebody was asked about or told of, once there is nothing left to ask or tell. */
export const spentLine = (
  reading: Reading,
  { kind, itemKey: key }: Payload<'handed-over' | 'hand-over-answered' | 'help-taken'>,
): Answer => {
  const { state, person, day, texts, tabUrl } = reading;
  const line = lineFor(state, person, day, key);
  const text = line ? whatBecame(reading, line) : texts.t('line.gone', { key });
  const why = whyOf(reading, kind);
  return { card: spentCard({ texts, line, text, why, tabUrl: tabUrl(line ? { key } : {}) }), summary: text };
};

/** The risk somebody was asked to assess, once it has been assessed or has measures to carry out again. */
export const spentRisk = (reading: Reading, { code }: Payload<'reassess'>): Answer | undefined => {
  const { t } = reading.texts;
  const risk = reading.state.risks.find((known) => known.code === code);
  const text =
    risk?.status === 'identified' ? t('reassess.reopened', { code }) : t('reassess.answered', { code });
  const intro = { title: t('spent.title'), text, why: t('reassess.whySpent') };
  const card = riskCardOf(reading, code, { intro });
  return card && { card, summary: text };
};
