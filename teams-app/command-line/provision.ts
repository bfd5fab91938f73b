import type { ProvisionLine } from '../../graph/index.ts';
import type { Words } from '../texts/words.ts';
import { type Answer, aligned } from './answer.ts';
import type { CommandDeps } from './deps.ts';

// What these speak of stands in SharePoint as it did before.
const asBefore: readonly ProvisionLine['change'][] = ['unchanged', 'conflict', 'refused'];

const row = (line: ProvisionLine, { say }: Words): string[] => {
  const { list, displayName, change, choices = [], column = '', found = '', wanted = '', code = '' } = line;
  const values = { column, choices: choices.join(', '), found, wanted, code };
  return [displayName, list, say(`provision.${change}`, values)];
};

const print = (lines: readonly ProvisionLine[], words: Words): string[] => {
  const changed = lines.filter(({ change }) => !asBefore.includes(change));
  const rows = lines.map((line) => row(line, words));
  return [...aligned(rows), '', words.say('provision.summary', { count: changed.length })];
};

/** Makes the lists as the design has them, or brings older ones up to it; nothing is ever deleted. */
export const provision =
  ({ provision: run }: Pick<CommandDeps, 'provision'>) =>
  async (): Promise<Answer> => {
    const lines = await run();
    const refused = lines.some(({ change }) => change === 'refused');
    return { json: { lists: lines }, print: (words) => print(lines, words), exit: refused ? 1 : 0 };
  };
