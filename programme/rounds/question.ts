import { z } from 'zod';

/** How many questions of its own a round may have: each is a step of a card that people fill in on a phone. */
const MOST_QUESTIONS = 20;

const Words = z.string().trim().min(1).max(300);
/** A unit's report has a summary of its own, and every object a constructor: an answer under those names is another's. */
const taken: readonly string[] = ['summary', 'constructor'];
const Id = z
  .string()
  .regex(/^[a-z][a-z0-9]{0,19}$/)
  .refine((id) => !taken.includes(id));

const asked = { id: Id, text: Words, required: z.boolean() };

/** A question the office asks every unit beside the status of its projects, in the office's own words. */
export const Question = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), ...asked }),
  z.object({ kind: z.literal('number'), ...asked }),
  z.object({ kind: z.literal('light'), ...asked }),
  z.object({ kind: z.literal('choice'), ...asked, choices: z.array(Words).min(2).max(20) }),
]);
export type Question = z.infer<typeof Question>;

const areApart = (texts: readonly string[]): boolean => new Set(texts).size === texts.length;

/** The questions of a round, none of them twice, and no choice twice in one of them. */
export const Questions = z
  .array(Question)
  .max(MOST_QUESTIONS)
  .refine((questions) => areApart(questions.map(({ id }) => id)))
  .refine((questions) => questions.every((one) => one.kind !== 'choice' || areApart(one.choices)));

/** What is answered to a question of the kind `light`. */
export const lightAnswers = ['green', 'yellow', 'red'] as const;

/** An answer: a number where one is asked for, otherwise a text, one of the choices, or a light. */
export const AnswerValue = z.union([z.string(), z.number()]);
export type AnswerValue = z.infer<typeof AnswerValue>;
