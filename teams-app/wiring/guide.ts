import { join } from 'node:path';
import { addDays, type Clock, mondayOf, osloDay } from '../../programme/index.ts';
import { aligned } from '../command-line/answer.ts';
import type { LocalConfig } from '../config.ts';
import type { Words } from '../texts/words.ts';

/** What a newcomer sees once everything runs: where to go, and what to try. */
export const guide = (
  config: LocalConfig,
  clock: Clock,
  { say }: Words,
  playground: string | undefined,
): string[] => {
  const nextMonday = addDays(mondayOf(osloDay(clock.now())), 7);
  const tab = `http://localhost:${config.port}/tabs/`;
  return [
    '',
    say('start.ready'),
    '',
    ...aligned([
      ...(playground ? [[say('start.chat', { as: config.playground?.as ?? '' }), playground]] : []),
      [say('start.tab'), tab],
      [say('start.tenant'), `http://127.0.0.1:${config.localTenantPort}/v1.0`],
      [say('start.log'), join(config.dataDir, 'taktfast.log')],
    ]),
    '',
    say('start.try'),
    ...[
      ...(playground ? [say('start.try-chat')] : []),
      say('start.try-tab'),
      say('start.try-command', { day: nextMonday }),
    ].map((thing, index) => `  ${index + 1}. ${thing}`),
    '',
    say('start.stop'),
  ];
};
