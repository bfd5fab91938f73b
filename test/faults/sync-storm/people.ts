import {
  addDays,
  commentOnWork,
  finishWork,
  handOverWork,
  isOpen,
  osloDay,
  Refusal,
  rescheduleWork,
  snoozeWork,
  startWork,
  type WorkItem,
} from '../../../programme/index.ts';
import type { Chance } from '../../chance.ts';
import type { AppParts } from './app-parts.ts';

const LEAD = '7a1f0000-0000-4000-8000-000000000101';
const ADVISER = '7a1f0000-0000-4000-8000-000000000102';

const acts = ({ records, clock }: AppParts, chance: Chance) => {
  const deps = { records, clock };
  const today = osloDay(clock.now());
  const word = () => `ord ${chance.below(1_000_000)}`;
  const by = () => ({ oid: chance.pick([LEAD, ADVISER]), via: 'chat' as const });
  const { comment, snooze, reschedule, start, finish, handOver } = {
    comment: commentOnWork(deps),
    snooze: snoozeWork(deps),
    reschedule: rescheduleWork(deps),
    start: startWork(deps),
    finish: finishWork(deps),
    handOver: handOverWork(deps),
  };
  return [
    ({ key }: WorkItem) => comment(by(), { key, comment: word() }),
    ({ key }: WorkItem) => comment(by(), { key, comment: word() }),
    ({ key }: WorkItem) => snooze(by(), { key, reason: word(), until: addDays(today, 1 + chance.below(14)) }),
    ({ key, due }: WorkItem) => {
      const later = addDays(due > today ? due : today, 1 + chance.below(3));
      return reschedule(by(), { key, due: later, reason: word() });
    },
    ({ key }: WorkItem) => start(by(), { key }),
    ({ key }: WorkItem) => handOver(by(), { key, to: chance.pick([LEAD, ADVISER]), reason: word() }),
    // Done on what comes back opens its next occurrence: a create.
    (item: WorkItem) => {
      const recurs = item.kind === 'measure' && item.cadence !== 'once';
      return recurs ? finish(by(), { key: item.key }) : comment(by(), { key: item.key, comment: word() });
    },
  ];
};

/** Several people act at once until so many of their acts have been taken; what is refused does not count. */
export const actTogether = async (parts: AppParts, chance: Chance, count: number): Promise<number> => {
  let [begun, refused] = [0, 0];
  const all = acts(parts, chance);
  const openLines = async () => {
    const [measures, tasks] = await Promise.all([
      parts.records.all('TfMeasures'),
      parts.records.all('TfTasks'),
    ]);
    return [...measures, ...tasks].filter(isOpen);
  };
  const onePerson = async (): Promise<void> => {
    let lines: WorkItem[] = [];
    while (begun < count) {
      if (lines.length === 0 || chance.happens(10)) lines = await openLines();
      begun += 1;
      try {
        await chance.pick(all)(chance.pick(lines));
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        refused += 1;
        begun -= 1;
        lines = [];
      }
    }
  };
  await Promise.all(Array.from({ length: 4 }, onePerson));
  return refused;
};
