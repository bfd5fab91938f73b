import type { IsoDate } from '../dates.ts';
import type { Project } from '../projects.ts';
import type { Round } from './round.ts';
import { projectsOf } from './round-units.ts';
import type { UnitReport } from './unit-report.ts';

/** What a unit is asked in a round, and which of it is answered. */
export type Progress = {
  /** How many of the projects under way and the required questions are answered, and of how many. */
  done: number;
  total: number;
  /** What is still to be answered before it can be delivered, in the words people know it by. */
  missing: string[];
};

/** How far a unit has come on a day: required questions, and its projects but those that have ended. */
export const progressOf = (
  round: Round,
  { unit, answers }: Pick<UnitReport, 'unit' | 'answers'>,
  projects: readonly Project[],
  day: IsoDate,
): Progress => {
  const asked = [
    ...projectsOf(round, unit, projects)
      .filter(({ end }) => day <= end)
      .map(({ key, title }) => ({ title, isDone: answers.reports[key] !== undefined })),
    ...round.questions
      .filter(({ required }) => required)
      .map(({ id, text }) => ({ title: text, isDone: answers.values[id] !== undefined })),
  ];
  return {
    done: asked.filter(({ isDone }) => isDone).length,
    total: asked.length,
    missing: asked.filter(({ isDone }) => !isDone).map(({ title }) => title),
  };
};
