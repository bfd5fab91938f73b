import { z } from 'zod';
import { Refusal, type RefusalReason, refusalReasons } from './refusal.ts';

/** How much a person may write in one go. */
export const TEXT_LIMIT = 1000;

// Neither the store nor SharePoint takes control characters or broken surrogate pairs.
const storable = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/(?![\n\t])\p{Cc}/gu, ' ')
    .trim();

const text = (missing: RefusalReason) =>
  z
    .string(missing)
    .transform(storable)
    .pipe(
      z
        .string()
        .min(1, missing)
        .max(TEXT_LIMIT, 'text-too-long' satisfies RefusalReason),
    );

const key = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,60}$/);

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

/** Reads a form; a bad one is refused with the reason of its first fault, a form about nothing as not found. */
export const readForm = <Form>(schema: z.ZodType<Form>, form: unknown): Form => {
  const read = schema.safeParse(form);
  if (read.success) return read.data;
  const reason = refusalReasons.find((known) => known === read.error.issues[0]?.message) ?? 'not-found';
  throw new Refusal(reason, reason === 'text-too-long' ? { limit: String(TEXT_LIMIT) } : {});
};
