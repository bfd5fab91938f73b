import type { Texts } from '../../texts/texts.ts';
import { type CardElement, paragraph, run } from '../card.ts';
import { shortened } from '../shortened.ts';

/** One place two people wrote in at once, in words. */
export type RoundClashRow = { field: string; yours: string; theirs: string; name: string };

const SHOWN = 300;

/** Both values side by side, in words that tell which of them stands. */
export const clashLines = ({ t }: Texts, rows: readonly RoundClashRow[]): CardElement[] =>
  rows.flatMap(({ field, yours, theirs, name }) => [
    paragraph([run(field, { weight: 'Bolder' })]),
    paragraph([run(t('round.clash.yours', { text: shortened(yours || t('clash.empty'), SHOWN) }))], {
      spacing: 'Small',
    }),
    paragraph([run(t('round.clash.theirs', { name, text: shortened(theirs || t('clash.empty'), SHOWN) }))], {
      spacing: 'Small',
    }),
  ]);

/** Tells whoever pressed second what the first one wrote, and how to let their own stand. */
export const roundClashBox = (texts: Texts, rows: readonly RoundClashRow[] = []): CardElement[] =>
  rows.length === 0
    ? []
    : [
        {
          type: 'Container',
          style: 'warning',
          items: [
            paragraph([run('!  ', { weight: 'Bolder' }), run(texts.t('round.clash.second'))]),
            ...clashLines(texts, rows),
          ],
        },
      ];
