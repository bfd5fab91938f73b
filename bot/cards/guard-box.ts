import type { Texts } from '../texts/texts.ts';
import {
  type ActionData,
  aside,
  type CardAction,
  type CardElement,
  execute,
  heading,
  paragraph,
  run,
} from './card.ts';
import { labelled } from './labelled.ts';
import { shortened } from './shortened.ts';

/** One thing personal in what was written, in words. */
export type GuardRow = { field: string; kind: string; words: string };

/** What is pointed out before anything is kept: the words, and the same texts in neutral ones. */
export type Guard = {
  rows: readonly GuardRow[];
  neutral: readonly { field: string; text: string }[];
  /** What somebody says yes to who keeps the words. */
  consent: string;
};

const MOST_ROWS = 10;
const WORDS_SHOWN = 60;
const TEXT_SHOWN = 300;

/** Points at the words, and offers others. */
export const guardBox = ({ t }: Texts, guard: Guard | undefined): CardElement[] => {
  if (!guard) return [];
  const left = guard.rows.length - MOST_ROWS;
  return [
    {
      type: 'Container',
      style: 'warning',
      items: [
        heading(t('guard.title'), 'Medium'),
        paragraph([run(t('guard.about'))]),
        ...guard.rows
          .slice(0, MOST_ROWS)
          .map(({ field, kind, words }) =>
            paragraph([
              run(`! «${shortened(words, WORDS_SHOWN)}»`, { weight: 'Bolder' }),
              run(` – ${kind} (${field})`),
            ]),
          ),
        ...(left > 0 ? [aside(t('guard.more', { count: left }))] : []),
        paragraph([run(t('guard.neutral'), { weight: 'Bolder' })]),
        ...guard.neutral.map(({ field, text }) =>
          paragraph([run(`${labelled(field)}${shortened(text, TEXT_SHOWN)}`)], { spacing: 'Small' }),
        ),
      ],
    },
  ];
};

/** The two ways on, beside mending the texts by hand and pressing the usual button. */
export const guardActions = (
  { t }: Texts,
  verbs: { reword: string; keep: string },
  data: ActionData,
  { consent }: Guard,
): CardAction[] => [
  execute(verbs.reword, t('guard.reword'), data, { style: 'positive' }),
  execute(verbs.keep, t('guard.keep'), { ...data, consent }),
];
