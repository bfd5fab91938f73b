import type { Minutes } from '../../../programme/index.ts';
import { moment } from '../../texts/moment.ts';
import { kept, under } from '../kept.ts';
import type { Block, Inline } from '../printed.ts';
import { doerOf, nameOr, type Section, type Telling, unitName } from './telling.ts';

type Seat = Minutes['seats'][number];

const passesOf = ({ passes }: Seat, { words }: Telling): string =>
  passes
    .map(({ name, reason, at }) =>
      words.say(reason === 'absent' ? 'minutes-pdf.seats.absent' : 'minutes-pdf.seats.recused', {
        name: doerOf(name, words),
        ground: reason === 'absent' ? '' : words.say(`minutes-pdf.grounds.${reason}`),
        at: moment(at, words),
      }),
    )
    .join(' ');

const answeredBy = ({ answeredBy: name, vote }: Seat, { words }: Telling): string =>
  vote ? doerOf(name, words) : (name ?? words.say('minutes-pdf.seats.no-answer'));

/** Every seat, who could hold it, who passed it on, and who answered for it. */
export const seatsPart: Section = (telling) => {
  const { minutes, words } = telling;
  const { say } = words;
  return under(say('minutes-pdf.sections.seats'), [
    {
      kind: 'table',
      columns: [
        { head: say('minutes-pdf.columns.unit'), share: 3, rowHead: true },
        { head: say('minutes-pdf.columns.member'), share: 3 },
        { head: say('minutes-pdf.columns.deputy'), share: 3 },
        { head: say('minutes-pdf.columns.passes'), share: 5 },
        { head: say('minutes-pdf.columns.answered'), share: 3 },
      ],
      rows: minutes.seats.map((seat) => [
        unitName(seat.unit, words),
        nameOr(seat.member, words),
        nameOr(seat.deputy, words),
        passesOf(seat, telling) || say('minutes-pdf.seats.none-passed'),
        answeredBy(seat, telling),
      ]),
    },
  ]);
};

const secrecy = ({ minutes: { rules, totals }, words: { say } }: Telling): Block[] => {
  if (!rules.secretBallot) return [];
  return [{ kind: 'paragraph', words: say(`minutes-pdf.votes.${totals ? 'secret' : 'untold'}`) }];
};

const totalsIn = ({ minutes: { totals }, words: { say } }: Telling): Block[] =>
  totals ? [{ kind: 'paragraph', words: say('minutes-pdf.votes.totals', totals), tone: 'strong' }] : [];

const votesOf = ({ minutes, words }: Telling): Inline[][] =>
  minutes.seats.flatMap(({ unit, answeredBy, vote }) =>
    vote
      ? [
          [
            unitName(unit, words),
            doerOf(answeredBy, words),
            words.say(`minutes-pdf.choices.${vote.choice}`),
            vote.reason ? kept({ words }, vote.reason) : '–',
            moment(vote.castAt, words),
          ],
        ]
      : [],
  );

/** How each seat voted; in a secret ballot, how many voted what and no more. */
export const votesPart: Section = (telling) => {
  const { say } = telling.words;
  const rows = votesOf(telling);
  const columns = [
    { head: say('minutes-pdf.columns.unit'), share: 3, rowHead: true },
    { head: say('minutes-pdf.columns.voter'), share: 3 },
    { head: say('minutes-pdf.columns.choice'), share: 3 },
    { head: say('minutes-pdf.columns.reason'), share: 4 },
    { head: say('minutes-pdf.columns.cast'), share: 3 },
  ] as const;
  return under(say('minutes-pdf.sections.votes'), [
    ...secrecy(telling),
    ...(rows.length > 0 ? [{ kind: 'table', columns, rows } as const] : []),
    ...totalsIn(telling),
  ]);
};
