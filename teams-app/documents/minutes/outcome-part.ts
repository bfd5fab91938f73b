import { moment } from '../../texts/moment.ts';
import { kept, under } from '../kept.ts';
import type { Block } from '../printed.ts';
import { doerOf, type Section, type Telling } from './telling.ts';

const casting = ({ minutes, words }: Telling): Block[] => {
  if (!minutes.casting) return [];
  const { name, choice, reason, at } = minutes.casting;
  const said = words.say('minutes-pdf.outcome.casting', {
    name: doerOf(name, words),
    choice: words.say(`minutes-pdf.choices.${choice}`),
    at: moment(at, words),
  });
  return [{ kind: 'paragraph', words: reason ? [`${said} `, kept({ words }, reason)] : said }];
};

const conditions = ({ minutes, words }: Telling): Block[] => {
  const items = (minutes.conditions ?? '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => kept({ words }, line.trim()));
  return items.length === 0
    ? []
    : under(words.say('minutes-pdf.outcome.conditions'), [{ kind: 'list', items }], 3);
};

/** The recommendation and all that bears on it. */
export const outcomePart: Section = (telling) => {
  const { minutes, words } = telling;
  const { say } = words;
  const { quorum, because, fastTrack } = minutes;
  return under(say('minutes-pdf.sections.outcome'), [
    { kind: 'paragraph', words: say(`minutes-pdf.outcomes.${minutes.outcome}`), tone: 'strong' },
    { kind: 'paragraph', words: say('minutes-pdf.outcome.quorum', quorum) },
    ...(because ? [{ kind: 'paragraph', words: say(`minutes-pdf.because.${because}`) } as const] : []),
    ...casting(telling),
    ...conditions(telling),
    ...(fastTrack ? [{ kind: 'paragraph', words: say('minutes-pdf.outcome.fast-track') } as const] : []),
  ]);
};

/** What an auditor holds the minutes against. */
export const proofPart: Section = ({ minutes: { log, caseKey }, words }) =>
  under(words.say('minutes-pdf.sections.proof'), [
    {
      kind: 'paragraph',
      words: words.say('minutes-pdf.proof.entry', { seq: log.seq, at: moment(log.at, words) }),
    },
    { kind: 'paragraph', words: words.say('minutes-pdf.proof.hash', { hash: log.hash }) },
    { kind: 'paragraph', words: words.say('minutes-pdf.proof.how', { key: caseKey }), tone: 'quiet' },
  ]);
