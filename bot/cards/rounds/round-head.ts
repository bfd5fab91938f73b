import type { Texts } from '../../texts/texts.ts';
import { type ActionData, aside, type CardElement, heading, paragraph, run } from '../card.ts';
import { shortened } from '../shortened.ts';

/** What every card of a unit's answer begins with. */
export type RoundHead = { texts: Texts; period: string; unit: string; deadline: string };

/** Which unit's answer of which round, at which step, and up to which revision it was seen. */
export type RoundAt = { period: string; unit: string; step: string; seen: number };

/** What the buttons send of it. */
export const dataOf = ({ period, unit, step, seen }: RoundAt): ActionData => ({
  item: `${period} ${unit} ${step}`,
  seen: String(seen),
});

/** The round and the unit; then what the step is about, whose words may be anybody's and so are no heading's. */
export const roundHead = (
  { texts: { t }, period, unit, deadline }: RoundHead,
  title?: string,
): CardElement[] => [
  heading(t('round.title')),
  aside(t('round.head', { period, unit, deadline })),
  ...(title === undefined ? [] : [paragraph([run(shortened(title), { weight: 'Bolder', size: 'Medium' })])]),
];
