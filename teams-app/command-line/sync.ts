import type { Words } from '../texts/words.ts';
import { type Answer, aligned } from './answer.ts';
import type { CommandDeps, SyncLine } from './deps.ts';

type Synced = { lists: readonly SyncLine[]; owed: number };

const print = ({ lists, owed }: Synced, { say }: Words): string[] => [
  ...aligned(
    lists.map(({ list, changed, faults }) => [
      list,
      say('sync.changed', { count: changed }),
      faults === 0 ? '' : say('sync.faults', { count: faults }),
    ]),
  ),
  '',
  owed === 0 ? say('doctor.nothing-owed') : say('doctor.owed', { count: owed }),
];

/** Does now what is otherwise done every five minutes: reads what people changed in SharePoint, and writes what is owed. */
export const sync =
  ({ sync: run }: Pick<CommandDeps, 'sync'>) =>
  async (): Promise<Answer> => {
    const synced = await run();
    return { json: synced, print: (words) => print(synced, words), exit: synced.owed === 0 ? 0 : 1 };
  };
