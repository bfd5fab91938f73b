import { z } from 'zod';
import { Language } from './people.ts';
import { readTime } from './quiet-hours.ts';
import { Refusal, type RefusalReason, refusalReasons } from './refusal.ts';
import { RiskCode } from './risks.ts';

/** How much a person may write in one go. */
export const TEXT_LIMIT = 1000;

// Marks that turn the direction of all that follows would reach out of the text they stand in.
const turning = /[\u202A-\u202E\u2066-\u2069]/g;

// Neither the store nor SharePoint takes control characters or broken surrogate pairs.
export const storableText = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(turning, '')
    .replaceAll(/(?![\n\t])\p{Cc}/gu, ' ')
    .trim();

/** A text that must be there; `missing` says what is asked for. */
export const text = (missing: RefusalReason) =>
  z
    .string(missing)
    .transform(storableText)
    .pipe(
      z
        .string()
        .min(1, missing)
        .max(TEXT_LIMIT, 'text-too-long' satisfies RefusalReason),
    );

/** A row's key, as buttons and pages send it. */
export const rowKey = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,60}$/);
const key = rowKey;

/** What starting and finishing ask for. */
export const KeyForm = z.object({ key });
export const RescheduleForm = z.object({
  key,
  due: z.iso.date('date-missing' satisfies RefusalReason),
  reason: text('reason-missing'),
});
export const CommentForm = z.object({ key, comment: text('comment-missing') });
export const HandOverForm = z.object({
  key,
  to: z
    .string('receiver-unknown' satisfies RefusalReason)
    .trim()
    .toLowerCase()
    .nullish()
    .transform((to) => to || undefined),
  reason: text('reason-missing'),
});

export const SnoozeForm = z.object({
  key,
  reason: text('reason-missing'),
  until: z
    .string('snooze-day-unclear' satisfies RefusalReason)
    .trim()
    .nullish()
    .transform((until) => until || undefined)
    .pipe(z.iso.date('snooze-day-unclear' satisfies RefusalReason).optional()),
});

// A card's inputs and switches arrive as texts.
const answer = z.union([z.boolean(), z.enum(['true', 'false']).transform((said) => said === 'true')]);

/** A text that may be left out; one of blanks is. */
export const optionalText = z
  .string()
  .nullish()
  .transform((written) => storableText(written ?? '') || undefined)
  .pipe(
    z
      .string()
      .max(TEXT_LIMIT, 'text-too-long' satisfies RefusalReason)
      .optional(),
  );

/** A no needs a reason; what is written beside a yes goes along with it. */
export const AnswerForm = z
  .object({ key, accept: answer, reason: optionalText })
  .refine(({ accept, reason }) => accept || reason !== undefined, 'reason-missing' satisfies RefusalReason);

const missingScore = 'score-missing' satisfies RefusalReason;
const score = z
  .union([z.number(), z.string().trim().regex(/^\d$/).transform(Number)], missingScore)
  .pipe(z.int(missingScore).min(0, missingScore).max(5, missingScore));

export const ReassessForm = z.object({
  code: z.string().trim().toUpperCase().pipe(RiskCode),
  probability: score,
  consequence: score,
});

const time = z
  .string()
  .transform((written, context) => {
    const read = written.trim() === '' ? null : readTime(written);
    if (read !== undefined) return read;
    context.addIssue('quiet-hours-unclear' satisfies RefusalReason);
    return z.NEVER;
  })
  .nullish();

const MOST_MESSAGES = 1000;

const noMessage = 'message-not-found' satisfies RefusalReason;
const messageId = z.int(noMessage).min(1, noMessage).max(2_147_483_647, noMessage);

export const StepInForm = z.object({
  act: z.enum(['resend', 'recall'], noMessage),
  ids: z
    .array(messageId, noMessage)
    .min(1, noMessage)
    .max(MOST_MESSAGES, noMessage)
    .transform((ids) => [...new Set(ids)].sort((a, b) => a - b)),
});

/** An absent field stays as it is; quiet hours given empty are taken away. */
export const PreferencesForm = z.object({
  language: z.enum(Language.options, 'language-unknown' satisfies RefusalReason).optional(),
  quietFrom: time,
  quietTo: time,
});

/** Reads a form; a bad one is refused with the reason of its first fault, a form about nothing as not found. */
export const readForm = <Form>(schema: z.ZodType<Form>, form: unknown): Form => {
  const read = schema.safeParse(form);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const reason = refusalReasons.find((known) => known === issue?.message) ?? 'not-found';
  const limit = issue?.code === 'too_big' ? issue.maximum : TEXT_LIMIT;
  throw new Refusal(reason, reason === 'text-too-long' ? { limit: String(limit) } : {});
};
