import type { Person, UnreadDigest } from '../../programme/index.ts';
import type { Words } from '../texts/words.ts';
import { type Answer, aligned, section } from './answer.ts';
import { CommandFault } from './command-fault.ts';
import { dayOf } from './day.ts';
import type { CommandDeps } from './deps.ts';
import { type DigestView, digestView } from './digest-view.ts';
import type { ParsedCommand } from './parse.ts';
import { faultRows } from './views.ts';

type Line = DigestView['overdue'][number];

const overdueRows = (lines: readonly Line[], { say }: Words): string[][] =>
  lines.map(({ key, unit, daysOverdue, owner, title }) => [
    key,
    unit,
    say('days.overdue', { count: daysOverdue }),
    owner?.name ?? say('digest.no-owner'),
    title,
  ]);

const dueRows = (lines: readonly Line[], words: Words): string[][] =>
  lines.map(({ key, unit, due, owner, title }) => [
    key,
    unit,
    words.day(due),
    owner?.name ?? words.say('digest.no-owner'),
    title,
  ]);

const printOne = (digest: DigestView, words: Words): string[] => {
  const { say } = words;
  const heading = { day: words.weekday(digest.day), name: digest.to.name, mail: digest.to.mail };
  const scope = digest.scope === 'all' ? say('digest.all') : digest.scope;
  const { overdue, overdueLastWeek, changes } = digest.counts;
  const causes = digest.sharedCauses.map(({ risk, units, title }) => [risk, words.list(units), title]);
  const help = digest.needsHelp.map(({ key, reason, title }) => [key, say(`help-reason.${reason}`), title]);
  return [
    `${say('digest.heading', heading)} (${scope})`,
    overdue === 0 ? say('digest.nothing-overdue') : say('digest.overdue', { count: overdue }),
    say('digest.last-week', { before: overdueLastWeek, changes }),
    ...section(say('digest.overdue-lines'), aligned(overdueRows(digest.overdue, words))),
    ...section(say('digest.shared-causes'), aligned(causes)),
    ...section(say('digest.due-soon'), aligned(dueRows(digest.dueSoon, words))),
    ...section(say('reminders.needs-help'), aligned(help)),
    ...section(say('reminders.homeless'), aligned(dueRows(digest.homeless, words))),
    ...section(
      say('digest.missing-status'),
      aligned(digest.missingStatus.map(({ key, unit, title }) => [key, unit, title])),
    ),
    ...section(say('digest.not-measured'), aligned(faultRows(digest.notMeasured, words))),
    '',
  ];
};

const reader = async (mail: string, deps: Pick<CommandDeps, 'people'>): Promise<Person> => {
  const wanted = mail.toLowerCase();
  const person = (await deps.people()).find((one) => one.mail.toLowerCase() === wanted);
  if (!person) throw new CommandFault('unknown-person', { mail });
  return person;
};

const unreadRows = (unread: readonly UnreadDigest[], { say, list }: Words): string[][] =>
  unread.map(({ scope, away }) => [
    scope === 'all' ? say('digest.all') : scope,
    list(away.map(({ name }) => name)),
  ]);

/** The digests of a day, of everybody who gets one or of one person; queued, unless they are only asked for. */
export const digest =
  (deps: Pick<CommandDeps, 'digests' | 'people'>) =>
  async (command: ParsedCommand): Promise<Answer> => {
    const day = dayOf(command);
    const dryRun = command.flags.has('dry-run');
    const mail = command.values.for;
    const to = mail === undefined ? undefined : await reader(mail, deps);
    const { digests, unread, queued } = await deps.digests(day, { dryRun, ...(to && { readerOid: to.oid }) });
    if (mail !== undefined && digests.length === 0) throw new CommandFault('no-digest', { mail });
    const json = digests.map(digestView);
    const footer = ({ say }: Words) =>
      dryRun ? say('queue.dry-run') : say('queue.queued', { count: queued });
    return {
      json,
      print: (words) => [
        ...json.flatMap((one) => printOne(one, words)),
        ...section(words.say('digest.unread'), aligned(unreadRows(unread, words))),
        footer(words),
      ],
      exit: 0,
    };
  };
