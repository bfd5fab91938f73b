import { z } from 'zod';
import { optionalText, storableText, text } from '../forms.ts';
import type { RefusalReason } from '../refusal.ts';
import { said } from '../status/status-form.ts';
import { UnitCode } from '../units.ts';
import { readAmount } from './amount.ts';
import { CaseKey, CaseKind, CasePhase } from './case.ts';
import { Choice, Ground } from './vote.ts';

const noCase = 'case-missing' satisfies RefusalReason;
const key = z
  .string(noCase)
  .trim()
  .refine((given) => CaseKey.safeParse(given).success, noCase);

const noRound = 'voting-over' satisfies RefusalReason;
// A card's numbers may arrive as texts.
const round = z
  .union(
    [
      z.int(),
      z
        .string()
        .regex(/^\d{1,4}$/)
        .transform(Number),
    ],
    noRound,
  )
  .pipe(z.int().min(1, noRound).max(9999, noRound));

/** The words pointed out that the person keeps; and whether they took others instead. */
const privacy = { consent: z.string().max(4000).optional(), reworded: said };

const day = z.iso.date('date-missing' satisfies RefusalReason);
const reason = text('reason-missing');

/** How long a case's title and area may be, which stand on one line; SharePoint keeps no more than 255 there. */
export const TITLE_LIMIT = 200;
export const AREA_LIMIT = 100;

const line = (most: number) =>
  z
    .string()
    .nullish()
    .transform((written) => storableText(written ?? '').replaceAll(/\s+/g, ' ') || undefined)
    .pipe(
      z
        .string()
        .max(most, 'text-too-long' satisfies RefusalReason)
        .optional(),
    );
const title = line(TITLE_LIMIT).pipe(z.string('title-missing' satisfies RefusalReason));

/** How much of a case's text the board is asked to read on a card. */
export const CASE_TEXT_LIMIT = 4000;

const longText = z
  .string()
  .nullish()
  .transform((written) => storableText(written ?? '') || undefined)
  .pipe(
    z
      .string()
      .max(CASE_TEXT_LIMIT, 'case-text-too-long' satisfies RefusalReason)
      .optional(),
  );

const amount = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((written, context) => {
    if (written === null || written === undefined || written === '') return undefined;
    const read = readAmount(written);
    if ('kroner' in read) return read.kroner;
    context.addIssue('amount-unclear' satisfies RefusalReason);
    return z.NEVER;
  });

// A choice of several arrives from a card as one text.
const unitList = z
  .union([z.array(z.string()), z.string().transform((list) => list.split(',').filter(Boolean))])
  .nullish()
  .transform((units) => [...new Set(units ?? [])])
  .pipe(z.array(z.enum(UnitCode.options, 'no-affected-units' satisfies RefusalReason)));

export const PrepareForm = z.object({
  /** Absent for a new case. */
  key: key.optional(),
  title,
  kind: z.enum(CaseKind.options, 'case-kind-missing' satisfies RefusalReason),
  unit: z.enum(UnitCode.options, 'case-unit-missing' satisfies RefusalReason),
  area: line(AREA_LIMIT),
  affectedUnits: unitList,
  phase: z
    .enum([...CasePhase.options, ''])
    .nullish()
    .transform((phase) => phase || undefined),
  amount,
  benefit: longText,
  text: longText,
  documents: longText,
  ...privacy,
});

/** Without a deadline it is the draft's own, else the earliest day the reading time allows. */
export const OpenForm = z.object({ key, deadline: day.optional() });
export const ExtendForm = z.object({ key, deadline: day, reason, ...privacy });
export const ReasonForm = z.object({ key, reason, ...privacy });
export const CloseForm = z.object({ key, round: round.optional() });

const choice = z.enum(Choice.options, 'choice-missing' satisfies RefusalReason);
const impartial = z.enum(['yes', ...Ground.options, 'absent'], 'impartial-missing' satisfies RefusalReason);

/** Whose ballot it is comes from who sends it, never from the form. */
export const BallotForm = z.object({
  key,
  round,
  impartial,
  choice: z.unknown().optional(),
  reason: optionalText,
  ...privacy,
});
export const ChoiceForm = z.object({ choice });

export const BreakTieForm = z.object({
  key,
  round,
  impartial,
  choice: z.unknown().optional(),
  reason: optionalText,
  ...privacy,
});
