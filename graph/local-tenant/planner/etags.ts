import { Refused } from '../refused.ts';
import type { PlannerKind } from './table.ts';

/** Planner names no code in most of its refusals {pnpjs issue 1033}. */
export const plannerRefused = (status: number, message: string) => new Refused(status, '', message);

const names = { plan: 'Plan', bucket: 'Bucket', task: 'Task', details: 'TaskDetails' } as const;

/** Digits of a version: letters whose codes come out in the same order once written in base64. */
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const DIGITS = 5;

const digitsOf = (version: number): string[] =>
  Array.from(
    { length: DIGITS },
    (_, place) =>
      letters[Math.floor(version / letters.length ** (DIGITS - 1 - place)) % letters.length] ?? 'A',
  );

/**
 * A resource's own eTag, such as `W/"JzEtVGFzayAgQEBAQEBAQEBAQEBAQEBAWCc="`: of two of one resource, the greater
 * text is the newer {PL}.
 */
export const plannerEtag = (kind: PlannerKind, version: number): string => {
  const name = names[kind].padEnd(names[kind].length <= 6 ? 6 : 12);
  const digits = digitsOf(version).map((digit) => `@@${String.fromCharCode(digit.charCodeAt(0) - 1)}`);
  return `W/"${Buffer.from(`'1-${name}${digits.join('')}@'`).toString('base64')}"`;
};

/**
 * The version the caller last knew: `If-Match` is compulsory, and an eTag of another resource, or of a version that
 * never was, is not valid {PL}{docs issue 7153}.
 */
export const versionKnown = (
  { kind, version }: { kind: PlannerKind; version: number },
  ifMatch: string | undefined,
): number => {
  if (ifMatch === undefined)
    throw plannerRefused(412, 'The If-Match header must be specified for this kind of request.');
  for (let known = version; known > 0; known -= 1) if (plannerEtag(kind, known) === ifMatch) return known;
  throw plannerRefused(412, 'The If-Match header contains an invalid value.');
};
