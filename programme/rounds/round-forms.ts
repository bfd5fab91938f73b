import { z } from 'zod';
import { optionalText, text } from '../forms.ts';
import type { RefusalReason } from '../refusal.ts';
import { ReportForm, said } from '../status/status-form.ts';
import { UnitCode } from '../units.ts';
import { PERIOD } from './period.ts';

const noPeriod = 'period-unclear' satisfies RefusalReason;
const period = z.string(noPeriod).trim().toUpperCase().pipe(z.string().regex(PERIOD, noPeriod));

const noDay = 'date-missing' satisfies RefusalReason;
const noUnit = 'unit-missing' satisfies RefusalReason;
const blank = (written: unknown): unknown => (written === '' || written === null ? undefined : written);
const day = z.preprocess(blank, z.iso.date(noDay).optional());
const unit = z.preprocess(blank, z.enum(UnitCode.options, noUnit).optional());

/** The words pointed out that the person keeps; and whether they took others instead. */
export const privacy = { consent: z.string().max(4000).optional(), reworded: said };

/** Where in a round somebody answers; without a unit it is their own. */
export const place = { period, unit };

export const OpenForm = z.object({ period, start: day, deadline: day, questions: z.unknown().optional() });
export const ExtendForm = z.object({
  period,
  deadline: z.iso.date(noDay),
  reason: text('reason-missing'),
  ...privacy,
});
export const ReopenForm = z.object({
  period,
  unit: z.enum(UnitCode.options, noUnit),
  reason: text('reason-missing'),
  ...privacy,
});
export const CloseForm = z.object({ period });

/** A revision, as a card or a page sends it back; none that can be read has seen nothing. */
export const seen = z.coerce.number().int().min(0).catch(0);

export const AnswersForm = z.object({
  ...place,
  seen,
  /** By the question's id, `summary` or `needsHelp`; what is not here stays as it was, what is blank is taken away. */
  answers: z.record(
    z.string(),
    z.preprocess((given) => (typeof given === 'number' ? String(given) : given), optionalText),
  ),
  ...privacy,
});
export const ProjectForm = ReportForm.extend({ ...place, seen });
export const DeliverForm = z.object(place);
export const PassOnForm = z.object({
  ...place,
  to: z
    .string('receiver-unknown' satisfies RefusalReason)
    .trim()
    .toLowerCase()
    .min(1, 'receiver-unknown' satisfies RefusalReason),
});
