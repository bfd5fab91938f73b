import { Temporal } from 'temporal-polyfill';
import { type Digest, isQuiet } from '../../../programme/index.ts';
import type { Words } from '../../texts/words.ts';
import { imprint } from '../imprint.ts';
import type { Block, Printed } from '../printed.ts';
import { doneInWeek } from './done.ts';
import { faults } from './faults.ts';
import { lateByRisk, lateByUnit, sharedCauses } from './late.ts';
import type { Section, Telling } from './telling.ts';
import { dueSoon, homeless, missingStatus, needsHelp, reassess } from './waiting.ts';

const sections: readonly Section[] = [
  sharedCauses,
  needsHelp,
  homeless,
  lateByRisk,
  lateByUnit,
  reassess,
  dueSoon,
  doneInWeek,
  missingStatus,
  faults,
];

const scopeOf = ({ digest, words: { say } }: Telling): string =>
  digest.scope === 'all' ? say('digest-pdf.all') : say(`units.${digest.scope}`);

const figures = ({ digest, words: { say, figure } }: Telling): Block => {
  const counts = {
    overdue: digest.overdue,
    'due-soon': digest.dueSoon,
    'needs-help': digest.needsHelp,
    'missing-status': digest.missingStatus,
  };
  return {
    kind: 'figures',
    figures: Object.entries(counts).map(([name, { length }]) => ({
      figure: figure(length),
      name: say(`digest-pdf.figures.${name}`),
    })),
  };
};

/** How the week compares with the one before; a week with nothing in it has a friendly line of its own. */
const standing = ({ digest, words: { say } }: Telling): string => {
  if (isQuiet(digest)) return say('digest-pdf.quiet');
  const before = digest.overdueLastWeek;
  const more = digest.overdue.length - before;
  const compared = () => {
    if (more === 0) return say('digest-pdf.same', { before });
    return say(more > 0 ? 'digest-pdf.more' : 'digest-pdf.fewer', { count: Math.abs(more), before });
  };
  if (digest.overdue.length > 0) return compared();
  return before > 0 ? `${say('digest.nothing-overdue')} ${compared()}` : say('digest.nothing-overdue');
};

const blocksOf = (telling: Telling, about: string): Block[] => {
  const { digest, words } = telling;
  const head: Block[] = [
    { kind: 'heading', level: 1, words: words.say('digest-pdf.heading') },
    { kind: 'paragraph', words: about, tone: 'quiet' },
  ];
  if (isQuiet(digest)) return [...head, { kind: 'paragraph', words: standing(telling), tone: 'strong' }];
  return [
    ...head,
    figures(telling),
    { kind: 'paragraph', words: standing(telling), tone: 'strong' },
    ...sections.flatMap((section) => section(telling)),
  ];
};

const weekOf = (day: string): number => Temporal.PlainDate.from(day).weekOfYear ?? 0;

/** The weekly digest as a document, with every line behind its figures. */
export const digestDocument = (digest: Digest, words: Words, madeAt: Temporal.Instant): Printed => {
  const telling = { digest, words };
  const { say, day, weekday } = words;
  const [scope, week] = [scopeOf(telling), weekOf(digest.day)];
  return {
    title: say('digest-pdf.title', { scope, week }),
    ...imprint(words, madeAt),
    madeAt,
    top: {
      left: `${say('digest-pdf.heading')} – ${scope}`,
      right: say('digest-pdf.week', { week, day: day(digest.day) }),
    },
    pageOf: (page, pages) => say('printed.page', { page, pages }),
    blocks: blocksOf(telling, say('digest-pdf.about', { scope, week, day: weekday(digest.day) })),
  };
};

/** What the file is called, without what some systems cannot write in a name. */
export const digestFileName = ({ scope, day }: Digest, { say }: Words): string =>
  `${say('digest-pdf.file', { day, scope: scope === 'all' ? say('digest-pdf.everything') : scope })}.pdf`;
