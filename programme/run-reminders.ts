import type { UseCaseDeps } from './act.ts';
import type { IsoDate } from './dates.ts';
import { planReminders, type ReminderPlan } from './reminders.ts';
import { readState } from './state.ts';

/** What was planned, and how many of its cards were new in the outbox. */
export type ReminderRun = { plan: ReminderPlan; queued: number };

/** Plans a day's reminder cards and queues them; run again on the same day it queues nothing more. */
export const runReminders =
  ({ records, clock }: UseCaseDeps) =>
  async (day: IsoDate, { dryRun }: { dryRun: boolean } = { dryRun: false }): Promise<ReminderRun> => {
    // Reminders look at rows only, so the log is read from this moment on: not at all.
    const plan = planReminders(await readState(records, clock.now().toString()), day);
    if (dryRun || plan.reminders.length === 0) return { plan, queued: 0 };
    const queued = await records.transaction(async (tx) => {
      let fresh = 0;
      for (const { to, lines } of plan.reminders) {
        const asked = lines.map(({ item }) => ({ key: item.key, ownerOid: item.ownerOid }));
        const payload = { kind: 'reminder', day, lines: asked } as const;
        if (await tx.queue({ personOid: to.oid, kind: 'reminder', key: day, payload })) fresh += 1;
      }
      return fresh;
    });
    return { plan, queued };
  };
