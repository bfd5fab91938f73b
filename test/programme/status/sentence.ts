import type { ProjectStatus, UnitCode } from '../../../programme/index.ts';

/**
 * What a sentence says, worked out by hand. The rules it was worked out by:
 * a colour alone speaks of time; words behind a value are its comment, words before any value and words behind
 * "everything" are the overall text; a comment stands as it was written, without the separators around it, a final
 * full stop and a leading "and" or "but"; what is denied ("not green") or of two minds sets nothing.
 */
export type Fields = { [D in keyof ProjectStatus]?: ProjectStatus[D] | undefined } & {
  timeComment?: string;
  budgetComment?: string;
  qualityComment?: string;
  riskComment?: string;
  gainComment?: string;
  overall?: string;
};

/** One project by its title; those to be asked about (none named: no project was); a whole unit; or no status at all. */
export type Expected =
  | (Fields & ({ project: string } | { ask: readonly string[] } | { unit: UnitCode }))
  | { none: true };

export type Sentence = { said: string; is: Expected };

/** Everything green. */
export const green = {
  time: 'on-plan',
  budget: 'on-budget',
  quality: 'as-specified',
  risk: 'low',
  gain: 'on-plan',
} as const;
