import type { Role } from '../people.ts';
import type { Dimension } from '../status/dimensions.ts';
import type { UnitCode } from '../units.ts';
import type { ProjectInRound } from './project-in-round.ts';
import type { UnitInRound } from './round-summary.ts';

/** What somebody wrote, with the role they wrote it in. */
export type Quote = {
  unit: UnitCode;
  name: string;
  /** The project it is about, where it is about one. */
  project?: string;
  /** A dimension or the whole of a project, the unit as a whole, or a question of the round by its id. */
  about: Dimension | 'overall' | 'summary' | { question: string; text: string };
  text: string;
  role?: Role;
};

type Said = Omit<Quote, 'unit' | 'name'>;

const ofProject = ({ title, marks, overall, role }: ProjectInRound): Said[] => {
  const common = { project: title, ...(role && { role }) };
  const comments = marks.flatMap(({ dimension, comment }) =>
    comment ? [{ ...common, about: dimension, text: comment }] : [],
  );
  return overall ? [{ ...common, about: 'overall', text: overall }, ...comments] : comments;
};

const ofAnswers = ({ answers }: UnitInRound): Said[] =>
  answers.flatMap(({ question, text, kind, value, role }) =>
    kind === 'text' && typeof value === 'string'
      ? [{ about: { question, text }, text: value, ...(role && { role }) }]
      : [],
  );

/** Everything written in a round but the calls for help, unit by unit: the whole first, then answers, then projects. */
export const quotesOf = (units: readonly UnitInRound[]): Quote[] =>
  units.flatMap((unit) => {
    const { summary, role, name } = unit;
    const whole: Said[] = summary ? [{ about: 'summary', text: summary, ...(role && { role }) }] : [];
    return [...whole, ...ofAnswers(unit), ...unit.projects.flatMap(ofProject)].map((said) => ({
      ...{ unit: unit.unit, name },
      ...said,
    }));
  });
