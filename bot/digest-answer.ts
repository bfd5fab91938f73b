import {
  type Digest,
  digestReaders,
  digestScope,
  type IsoDate,
  isAbsent,
  isQuiet,
  mayReadDigest,
  mondayOf,
  UnitCode,
} from '../programme/index.ts';
import { digestCard, quietCard } from './cards/digest-card.ts';
import type { Asking } from './deps.ts';
import { lineFor } from './lines.ts';
import type { Answer } from './turn.ts';
import { unitNames } from './unit-names.ts';
import type { Trace } from './work-cards.ts';

type Reading = Omit<Asking, 'turn'>;

/** Which digest: of what day, of whom if not one's own, and whether it came by itself. */
export type DigestAsk = { cause: 'asked' | 'monday'; day: IsoDate; scope?: Digest['scope'] | undefined };

const whyOf = (
  { texts: { t }, state, person }: Reading,
  cause: DigestAsk['cause'],
  { scope, day }: Digest,
): string => {
  if (cause === 'asked') return t('digest.why.asked');
  const readers = digestReaders(state.people).filter((reader) => digestScope(reader) === scope);
  const away = readers.find((reader) => isAbsent(reader, day));
  if (away && readers.every(({ oid }) => oid !== person.oid))
    return t('digest.why.standIn', { name: away.name });
  return scope === 'all' ? t('digest.why.all') : t('digest.why.manager', { unit: unitNames(state)(scope) });
};

/** A digest for a person; of a scope they may not read they get their own. */
export const digestAnswer = async (
  reading: Reading,
  { cause, day, scope }: DigestAsk,
  { notice }: Trace = {},
): Promise<Answer> => {
  const { state, person, texts, tabUrl, digestPlans } = reading;
  const asItStood = day < mondayOf(reading.day) ? await reading.digestState(day) : state;
  const among = { people: state.people, day };
  const allowed = scope && mayReadDigest(person, scope, among) ? scope : undefined;
  const planned = digestPlans(asItStood, day)(person, allowed);
  // What is odd in the lists is for those to mend who follow the whole programme.
  const digest = planned.scope === 'all' ? planned : { ...planned, quality: [] };
  const unitName = unitNames(state);
  const why = whyOf(reading, cause, digest);
  const drawing = {
    ...{ texts, unitName, why, tabUrl, notice },
    on: `${day},${digest.scope},${cause}`,
    // The figures are those of the day; what is still to be done about a line is of now.
    now: (key: string) => lineFor(state, person, reading.day, key),
  };
  if (isQuiet(digest)) return { card: quietCard(drawing, digest), summary: texts.t('digest.quiet') };
  const summary = texts.t('digest.speak', { count: digest.overdue.length });
  return { card: digestCard(drawing, digest), summary };
};

/** Which digest a card showed, from what its button sent. */
export const askOf = ([day = '', scope, cause]: readonly string[], today: IsoDate): DigestAsk => ({
  day: /^\d{4}-\d{2}-\d{2}$/.test(day) && day <= today ? day : today,
  scope: scope === 'all' ? 'all' : UnitCode.safeParse(scope).data,
  cause: cause === 'monday' ? 'monday' : 'asked',
});
