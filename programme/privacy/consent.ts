import type { Project } from '../projects.ts';
import { Refusal } from '../refusal.ts';
import type { Setting } from '../settings.ts';
import { unitsIn } from '../unit-list.ts';
import type { PersonalDetail } from './detail.ts';
import { personalDetails } from './personal-details.ts';

/** Something personal in one field of a form. */
export type FieldDetail = PersonalDetail & { field: string };

/** What is written like a name and is none: the titles of projects, and the names of units. */
export const ordinaryNames = (
  projects: readonly Pick<Project, 'title'>[],
  settings: readonly Setting[],
): string[] => [...projects.map(({ title }) => title), ...unitsIn(settings).map(({ name }) => name)];

/** What is personal in the texts of a form, by field. */
export const detailsOf = (
  texts: Readonly<Record<string, string | undefined>>,
  ordinary: readonly string[],
): FieldDetail[] =>
  Object.entries(texts).flatMap(([field, text]) =>
    personalDetails(text ?? '', ordinary).map((detail) => ({ ...detail, field })),
  );

/**
 * What somebody who keeps the words as they are says yes to: the places and kinds of what was pointed out, never the
 * words. Words written afterwards are not among them, and are pointed out again.
 */
export const consentTo = (details: readonly FieldDetail[]): string =>
  details.map(({ field, kind, start, end }) => `${field}:${kind}:${start}-${end}`).join(' ');

/** What a person decided about the words pointed out to them. */
export type PrivacyChoice = 'kept' | 'reworded';

/** Refuses texts with something personal in them, unless the person has said to keep just that. */
export const refusePersonal = (
  texts: Readonly<Record<string, string | undefined>>,
  ordinary: readonly string[],
  { consent, reworded }: { consent?: string | undefined; reworded: boolean },
): PrivacyChoice | undefined => {
  const details = detailsOf(texts, ordinary);
  if (details.length === 0) return reworded || consent !== undefined ? 'reworded' : undefined;
  const asked = consentTo(details);
  if (asked !== consent)
    throw new Refusal('personal-details', { count: String(details.length), consent: asked });
  return 'kept';
};
