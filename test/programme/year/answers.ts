import {
  addDays,
  answerHandOver,
  type Clock,
  commentOnWork,
  finishWork,
  handOverWork,
  type OutboxMessage,
  Refusal,
  reassessRisk,
  rescheduleWork,
  snoozeWork,
  startWork,
  takeUpHelp,
} from '../../../programme/index.ts';
import type { Chance } from '../../chance.ts';
import { by } from '../build.ts';
import type { FakeRecords } from '../fake-records.ts';

type Deps = { records: FakeRecords; clock: Clock };

/** What was done is told; what is refused (done already, no longer theirs) is nothing. */
const attempt = async (act: () => Promise<unknown>): Promise<boolean> => {
  try {
    await act();
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
};

const answerLine = (deps: Deps, chance: Chance, day: string, person: string, key: string) => {
  const reason = 'Venter på svar';
  const actor = by(person);
  const roll = chance.between(1, 100);
  if (roll <= 40) return undefined;
  if (roll <= 62) return finishWork(deps)(actor, { key });
  if (roll <= 72) return startWork(deps)(actor, { key });
  if (roll <= 80)
    return rescheduleWork(deps)(actor, { key, reason, due: addDays(day, chance.between(20, 60)) });
  if (roll <= 90) return snoozeWork(deps)(actor, { key, reason, until: addDays(day, chance.between(2, 14)) });
  if (roll <= 95) return commentOnWork(deps)(actor, { key, comment: 'Arbeider med saken' });
  const others = [...deps.records.held().rows.TfPeople.keys()].filter((other) => other !== person);
  return handOverWork(deps)(actor, { key, reason, to: chance.pick(others) });
};

/** How somebody answers what came to them on a day: each line for itself, some of it not at all. */
export const answer = async (
  deps: Deps,
  chance: Chance,
  day: string,
  message: OutboxMessage,
): Promise<number> => {
  const { personOid: person, payload } = message;
  const acts: (() => Promise<unknown> | undefined)[] = [];
  if (payload.kind === 'reminder')
    acts.push(
      ...payload.lines.map(
        ({ key }) =>
          () =>
            answerLine(deps, chance, day, person, key),
      ),
    );
  if (payload.kind === 'handed-over') {
    const accept = chance.happens(60);
    const form = { key: payload.itemKey, accept, reason: 'Har ikke tid' };
    if (chance.happens(80)) acts.push(() => answerHandOver(deps)(by(person), form));
  }
  if (payload.kind === 'reassess' && chance.happens(70)) {
    const scores = { probability: chance.between(0, 3), consequence: chance.between(0, 3) };
    acts.push(() => reassessRisk(deps)(by(person), { code: payload.code, ...scores }));
  }
  let done = 0;
  for (const act of acts) if (await attempt(async () => act())) done += 1;
  return done;
};

/** "I take it": what a manager does about some of the lines in a digest that need help. */
export const takeUp = async (deps: Deps, chance: Chance, person: string, keys: string[]): Promise<void> => {
  for (const key of keys) if (chance.happens(20)) await attempt(() => takeUpHelp(deps)(by(person), { key }));
};
