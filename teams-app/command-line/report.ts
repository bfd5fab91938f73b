import type { Output } from '../http/command.ts';
import { saysOf, sentencesOf } from '../texts/known-faults.ts';
import type { Words } from '../texts/words.ts';
import type { Answer } from './answer.ts';

/** A command that was not carried out, for it was wrong or something it needs is. */
export const failed = 2;

const wantsJson = (argv: readonly string[]): boolean => argv.includes('--json');

/** Writes an answer: one JSON document, or lines for people. */
export const writeAnswer = (answer: Answer, json: boolean, words: Words, { out }: Output): number => {
  if (json) out(JSON.stringify(answer.json, null, 2));
  else for (const line of answer.print(words)) out(line);
  return answer.exit;
};

/** Runs a command; a fault a person can mend becomes its sentences and exit code 2, and all else goes on up. */
export const withFaultsTold = async (
  { argv, words, output }: { argv: readonly string[]; words: Words; output: Output },
  run: () => Promise<number>,
): Promise<number> => {
  try {
    return await run();
  } catch (error) {
    const says = saysOf(error);
    if (!says) throw error;
    const sentences = sentencesOf(says, words);
    if (wantsJson(argv)) {
      output.out(
        JSON.stringify({ error: { reasons: says.map(({ key }) => key), messages: sentences } }, null, 2),
      );
    } else for (const sentence of sentences) output.err(sentence);
    return failed;
  }
};
