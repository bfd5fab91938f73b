import { SEND_TIMES, secondsUntil } from '../../programme/index.ts';
import type { Services } from './services.ts';

type Timed = Pick<Services, 'clock'> & { jobs: Pick<Services['jobs'], 'later'> };

/**
 * What a schedule does, at its time of day or after it. Started in the night, the app finds yesterday's missed, and
 * nobody is to get a card at three.
 */
export const onTime =
  ({ clock, jobs }: Timed, queue: keyof typeof SEND_TIMES, plan: () => Promise<unknown>) =>
  async (): Promise<void> => {
    const seconds = secondsUntil(SEND_TIMES[queue], clock.now());
    if (seconds > 0) await jobs.later(queue, seconds);
    else await plan();
  };
