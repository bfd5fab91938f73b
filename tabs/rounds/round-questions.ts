export const questionKinds = ['text', 'number', 'light', 'choice'] as const;

/** A question of the office's own while it is being written; `choices` has one answer to a line. */
export type DraftQuestion = {
  /** Its number among those that have been added, which stays when others are taken away. */
  number: number;
  text: string;
  kind: (typeof questionKinds)[number];
  required: boolean;
  choices: string;
};

/** One question more, empty. */
export const withQuestion = (questions: readonly DraftQuestion[]): DraftQuestion[] => {
  const number = 1 + Math.max(0, ...questions.map((question) => question.number));
  return [...questions, { number, text: '', kind: 'text', required: false, choices: '' }];
};

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** The questions as a round has them, each with an id of its own. */
export const questionsToSend = (drafts: readonly DraftQuestion[]) =>
  drafts.map(({ number, text, kind, required, choices }) => ({
    id: `q${number}`,
    text: text.trim(),
    kind,
    required,
    ...(kind === 'choice' && { choices: linesOf(choices) }),
  }));
