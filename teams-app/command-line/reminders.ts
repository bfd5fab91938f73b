import { type ReminderLine, type ReminderPlan, riskOf, type WorkItem } from '../../programme/index.ts';
import type { Words } from '../texts/words.ts';
import { type Answer, aligned, section } from './answer.ts';
import { dayOf } from './day.ts';
import type { CommandDeps } from './deps.ts';
import type { ParsedCommand } from './parse.ts';
import { personView } from './views.ts';

const lineView = ({ item, step, days, owner }: ReminderLine) => ({
  key: item.key,
  title: item.title,
  risk: riskOf(item),
  step,
  due: item.due,
  days,
  owner: personView(owner),
});

const homelessView = ({ key, title, unit, due }: WorkItem) => ({ key, title, unit, due });

const view = ({ day, closed, reminders, needsHelp, homeless }: ReminderPlan) => ({
  day,
  ...(closed && { closed }),
  reminders: reminders.map(({ to, lines }) => ({ to: personView(to), lines: lines.map(lineView) })),
  needsHelp: needsHelp.map(({ item, reason }) => ({ key: item.key, title: item.title, reason })),
  homeless: homeless.map(homelessView),
});
type RemindersView = ReturnType<typeof view> & { queued?: number };

/** How far off a deadline is, in words. */
export const distance = (days: number, { say }: Words): string => {
  if (days === 0) return say('days.today');
  if (days === 1) return say('days.tomorrow');
  return days > 0 ? say('days.ahead', { count: days }) : say('days.overdue', { count: -days });
};

const cards = ({ reminders }: RemindersView, words: Words): string[] =>
  reminders.flatMap(({ to, lines }) => {
    const rows = lines.map(({ key, title, due, days, owner }) => [
      key,
      words.day(due),
      distance(days, words),
      owner.oid === to.oid ? title : `${title} (${words.say('reminders.for', { name: owner.name })})`,
    ]);
    return ['', `${to.name} <${to.mail}>`, ...aligned(rows)];
  });

const print = (plan: RemindersView, words: Words): string[] => {
  const { say } = words;
  const day = words.weekday(plan.day);
  if (plan.closed) return [say(`reminders.closed-${plan.closed}`, { day })];
  const needsHelp = plan.needsHelp.map(({ key, title, reason }) => [
    key,
    say(`help-reason.${reason}`),
    title,
  ]);
  const homeless = plan.homeless.map(({ key, due, title }) => [key, words.day(due), title]);
  return [
    plan.reminders.length === 0
      ? say('reminders.nobody', { day })
      : say('reminders.heading', { day, count: plan.reminders.length }),
    ...cards(plan, words),
    ...section(say('reminders.needs-help'), aligned(needsHelp)),
    ...section(say('reminders.homeless'), aligned(homeless)),
    '',
    plan.queued === undefined ? say('queue.dry-run') : say('queue.queued', { count: plan.queued }),
  ];
};

/** Who gets a reminder on a day and what stands on the card; queued, unless it is only asked for. */
export const reminders =
  (deps: Pick<CommandDeps, 'reminders'>) =>
  async (command: ParsedCommand): Promise<Answer> => {
    const dryRun = command.flags.has('dry-run');
    const { plan, queued } = await deps.reminders(dayOf(command), { dryRun });
    const json: RemindersView = { ...view(plan), ...(!dryRun && { queued }) };
    return { json, print: (words) => print(json, words), exit: 0 };
  };
