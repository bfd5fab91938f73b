import type { Words } from '../texts/words.ts';
import { type Answer, aligned } from './answer.ts';
import type { CommandDeps, ProvisionLine } from './deps.ts';

const print = (lines: readonly ProvisionLine[], { say }: Words): string[] => {
  const changed = lines.filter(({ change }) => change !== 'unchanged');
  const rows = lines.map(({ list, change, column }) => [
    list,
    say(`provision.${change}`, { column: column ?? '' }),
  ]);
  return [...aligned(rows), '', say('provision.summary', { count: changed.length })];
};

/** Makes the lists as the design has them, or brings older ones up to it; nothing is ever deleted. */
export const provision =
  ({ provision: run }: Pick<CommandDeps, 'provision'>) =>
  async (): Promise<Answer> => {
    const lines = await run();
    return { json: { lists: lines }, print: (words) => print(lines, words), exit: 0 };
  };
