import type { ProjectStatus } from '../projects.ts';
import type { UnitCode } from '../units.ts';
import type { Dimension } from './dimensions.ts';
import type { Span } from './tokens.ts';

/** A comment as it was written, and where. */
export type Remark = { text: string; span: Span };

/**
 * Whom a status is about: one project; a whole unit with its projects; or to be asked about, with those that may be
 * meant, one's own unit's first (none: no project was named).
 */
export type Subject =
  | { kind: 'project'; key: string; span: Span }
  | { kind: 'unit'; unit: UnitCode; keys: readonly string[]; span: Span }
  | { kind: 'ask'; keys: readonly string[]; span?: Span };

/** What a text was understood to say, every field with the words it was taken from. */
export type StatusReading = {
  subject: Subject;
  /** What was said; a dimension nobody spoke of is left as it was. */
  status: ProjectStatus;
  spans: Partial<Record<Dimension, Span>>;
  comments: Partial<Record<Dimension | 'overall', Remark>>;
  /** Dimensions of two minds: nothing is set, and people are asked. */
  unclear: readonly Dimension[];
  /** A status without any doubt, also without the word "status" before it. */
  isPlain: boolean;
};
