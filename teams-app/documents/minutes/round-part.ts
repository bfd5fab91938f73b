import { moment } from '../../texts/moment.ts';
import { under } from '../kept.ts';
import type { Block, Inline } from '../printed.ts';
import { doerOf, facts, type Section, type Telling } from './telling.ts';

const rowsOf = ({ minutes, words }: Telling): [string, Inline][] => {
  const { say } = words;
  const { round, openedAt, openedBy, deadline, endedAt, endedBy } = minutes;
  const opened = { at: moment(openedAt, words), name: doerOf(openedBy, words) };
  const ended = { at: moment(endedAt, words), how: say(`minutes-pdf.ended-by.${endedBy ?? 'deadline'}`) };
  return [
    [say('minutes-pdf.round.number'), String(round)],
    [say('minutes-pdf.round.opened'), say('minutes-pdf.round.opened-by', opened)],
    [say('minutes-pdf.round.deadline'), moment(deadline, words)],
    [say('minutes-pdf.round.ended'), say('minutes-pdf.round.ended-so', ended)],
  ];
};

const extensions = ({ minutes, words }: Telling): Block[] => {
  const items = minutes.extensions.map(({ at, by, deadline, reason }) =>
    words.say('minutes-pdf.round.extension', {
      at: moment(at, words),
      name: doerOf(by, words),
      deadline: moment(deadline, words),
      reason,
    }),
  );
  return under(
    words.say('minutes-pdf.round.extensions'),
    items.length > 0 ? [{ kind: 'list', items }] : [],
    3,
  );
};

/** When the round began and ended, what moved its deadline, and why it was opened anew. */
export const roundPart: Section = (telling) => {
  const { minutes, words } = telling;
  return under(words.say('minutes-pdf.sections.round'), [
    facts(rowsOf(telling), words),
    ...(minutes.reason
      ? [
          {
            kind: 'paragraph',
            words: words.say('minutes-pdf.round.reopened', { reason: minutes.reason }),
          } as const,
        ]
      : []),
    ...extensions(telling),
  ]);
};

/** The board's rules that were in force when the round was opened. */
export const rulesPart: Section = ({ minutes, words: { say, day } }) => {
  const { rules, quorum, seats } = minutes;
  const items = [
    say('minutes-pdf.rules.from', { day: day(rules.from) }),
    say('minutes-pdf.rules.quorum', {
      percent: rules.quorumPercent,
      needed: quorum.needed,
      seats: seats.length,
    }),
    say(`minutes-pdf.rules.abstention-${rules.abstention}`),
    say('minutes-pdf.rules.majority'),
    say(`minutes-pdf.rules.casting-${rules.castingVote}`),
    say(rules.secretBallot ? 'minutes-pdf.rules.secret' : 'minutes-pdf.rules.open'),
    say('minutes-pdf.rules.reading', { count: rules.readingDays }),
  ];
  return under(say('minutes-pdf.sections.rules'), [{ kind: 'list', items }]);
};
