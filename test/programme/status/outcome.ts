import { z } from 'zod';
import {
  readStatus,
  titlesOf,
  Unit,
  type UnitCode,
  UnitCode as UnitCodes,
} from '../../../programme/index.ts';
import { theFiles } from '../real-data.ts';
import type { Expected } from './sentence.ts';

const Planned = z
  .object({ name: z.string(), unit: UnitCodes, number: z.string() })
  .transform(({ name, unit, number }) => ({ key: number, number, title: name, unit }));

const { projects, units } = z
  .looseObject({ projects: z.array(Planned), units: z.array(Unit) })
  .parse(theFiles().programme);

/** The projects and units of the programme's own figures. */
export const titles = titlesOf(projects, units);

const titleOf = (key: string): string => projects.find((project) => project.key === key)?.title ?? key;

/** What a sentence was read as, in the form it is worked out by hand in. */
export const outcomeOf = (said: string, own: UnitCode = 'UDE'): Expected => {
  const { subject, status, comments, isPlain } = readStatus(titles, said, own);
  if (!isPlain) return { none: true };
  const texts = Object.fromEntries(
    Object.entries(comments).map(([target, { text }]) => [
      target === 'overall' ? target : `${target}Comment`,
      text,
    ]),
  );
  const fields = { ...status, ...texts };
  if (subject.kind === 'project') return { project: titleOf(subject.key), ...fields };
  if (subject.kind === 'unit') return { unit: subject.unit, ...fields };
  return { ask: subject.keys.map(titleOf).toSorted(), ...fields };
};

/** What was worked out by hand, in one order and without what is left open. */
export const wanted = (is: Expected): Expected => {
  const fields = Object.fromEntries(Object.entries(is).filter(([, value]) => value !== undefined));
  return 'ask' in is ? { ...fields, ask: is.ask.toSorted() } : { ...is, ...fields };
};
