import { z } from 'zod';
import { UnitCode } from '../units.ts';

/** How many that are for, against and so on; `withConditions` are among those for. */
export const Tally = z.object({
  for: z.int().min(0),
  withConditions: z.int().min(0),
  against: z.int().min(0),
  abstained: z.int().min(0),
});
export type Tally = z.infer<typeof Tally>;

/** A case's number: the year, the meeting, and its place on the agenda, `2025-2/5`. */
export const CaseKey = z.string().regex(/^\d{4}-\d{1,2}\/\d{1,4}$/);

export const CaseKind = z.enum(['application', 'discussion', 'briefing']);
export type CaseKind = z.infer<typeof CaseKind>;

export const CasePhase = z.enum(['concept', 'planning', 'execution', 'closing', 'realisation']);
export type CasePhase = z.infer<typeof CasePhase>;

export const CaseState = z.enum(['draft', 'open', 'decided', 'withdrawn']);
export type CaseState = z.infer<typeof CaseState>;

/** What the board comes to: a recommendation or none, put off, or too few that took part. */
export const CaseOutcome = z.enum([
  'recommended',
  'recommended-with-conditions',
  'not-recommended',
  'deferred',
  'not-quorate',
]);
export type CaseOutcome = z.infer<typeof CaseOutcome>;

/** The most that can be asked for, in kroner; more is a slip of the pen. */
export const MOST_AMOUNT = 999_999_999;

/** One row of the list TfCases: what the operative board is asked to assess, and what came of it. */
export const Case = z.object({
  key: CaseKey,
  title: z.string().min(1),
  kind: CaseKind,
  /** The unit that applies, or that brings the case. */
  unit: UnitCode,
  area: z.string().optional(),
  affectedUnits: z.array(UnitCode),
  phase: CasePhase.optional(),
  /** NOK, whole kroner, without VAT. */
  amount: z.int().min(0).max(MOST_AMOUNT).optional(),
  benefit: z.string().optional(),
  /** The summary the board reads; locked once the case is opened. */
  text: z.string().optional(),
  /** Attachments, one to a line: `title | https://…`. */
  documents: z.string().optional(),
  /** SHA-256 of what was asked, set when the case is opened. */
  textHash: z.string().optional(),
  state: CaseState,
  round: z.int().min(1),
  openedAt: z.iso.datetime().optional(),
  /** An instant: the vote ends then. */
  deadline: z.iso.datetime().optional(),
  outcome: CaseOutcome.optional(),
  conditions: z.string().optional(),
  /** Within the strategic chair's own authority. */
  fastTrack: z.boolean().optional(),
  /** How many voted what, set when the vote has ended. */
  totals: Tally.optional(),
});
export type Case = z.infer<typeof Case>;

/** An attachment as it is shown. */
export type CaseDocument = { title: string; url: string };

const linkIn = (line: string): CaseDocument[] => {
  const [title = '', address = title] = line.split('|').map((part) => part.trim());
  const url = URL.parse(address);
  return url?.protocol === 'https:' ? [{ title: title || url.href, url: url.href }] : [];
};

/** A case's attachments; lines that hold no https address are left out. */
export const documentsOf = ({ documents }: Pick<Case, 'documents'>): CaseDocument[] =>
  (documents ?? '').split('\n').flatMap(linkIn);
