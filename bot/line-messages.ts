import type { OutboxPayload } from '../programme/index.ts';
import type { Asking } from './deps.ts';
import { lineFor } from './lines.ts';
import type { Answer } from './turn.ts';
import { workCard } from './work-cards.ts';

type Reading = Omit<Asking, 'turn'>;
type Payload<K extends OutboxPayload['kind']> = Extract<OutboxPayload, { kind: K }>;

const nameOf = ({ state, texts }: Reading, oid: string): string =>
  state.people.find((person) => person.oid === oid)?.name ?? texts.t('chat.somebody');

const told = (
  reading: Reading,
  key: string,
  intro: { title: string; texts: readonly string[]; why: string },
): Answer | undefined => {
  const card = workCard(reading, key, { intro });
  return card && { card, summary: intro.texts[0] ?? intro.title };
};

const reasonIn = ({ texts: { t } }: Reading, reason: string | undefined): string[] =>
  reason ? [t('handedOver.reason', { reason })] : [];

/** Asks the one a line is offered to, tells the one it went to; nothing when it has gone elsewhere since. */
export const handedOver = (reading: Reading, payload: Payload<'handed-over'>): Answer | undefined => {
  const { state, person, day, texts } = reading;
  const { t } = texts;
  const { itemKey: key, fromOid, reason } = payload;
  const line = lineFor(state, person, day, key);
  const names = { from: nameOf(reading, fromOid), key };
  if (line?.isOffered) {
    const why = t('offered.why', { owner: line.ownerName });
    const said = [t('offered.text', names), ...reasonIn(reading, reason)];
    return told(reading, key, { title: t('offered.title'), texts: said, why });
  }
  if (line?.ownerOid !== person.oid) return undefined;
  const said = [t('handedOver.text', names), ...reasonIn(reading, reason)];
  return told(reading, key, { title: t('handedOver.title'), texts: said, why: t('handedOver.why') });
};

/** Tells whoever asked, and the owner, what the answer was. */
export const handOverAnswered = (
  reading: Reading,
  { itemKey: key, byOid, accepted, reason }: Payload<'hand-over-answered'>,
): Answer | undefined => {
  const { t } = reading.texts;
  const values = { name: nameOf(reading, byOid), key };
  const title = accepted ? t('answered.yesTitle') : t('answered.noTitle');
  const text = accepted ? t('answered.yes', values) : t('answered.no', values);
  return told(reading, key, { title, texts: [text, ...reasonIn(reading, reason)], why: t('answered.why') });
};

/** Tells the owner who helps. */
export const helpTaken = (
  reading: Reading,
  { itemKey: key, byOid }: Payload<'help-taken'>,
): Answer | undefined => {
  const { t } = reading.texts;
  const text = t('helpTaken.text', { name: nameOf(reading, byOid), key });
  return told(reading, key, { title: t('helpTaken.title'), texts: [text], why: t('helpTaken.why') });
};
