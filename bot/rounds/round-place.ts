import {
  askedUnits,
  blankReport,
  type Person,
  type ProgrammeState,
  type Project,
  projectsOf,
  type Question,
  type Round,
  roundsIn,
  type UnitCode,
  type UnitReport,
} from '../../programme/index.ts';

/** Where in a round somebody answers: a unit's report as it stands, and what is asked of the unit. */
export type RoundPlace = {
  round: Round;
  unit: { code: UnitCode; name: string };
  report: UnitReport;
  projects: Project[];
};

/** One step of the card that walks through a round. */
export type RoundStep =
  | { kind: 'project'; id: string; title: string; project: Project }
  | { kind: 'questions'; id: string; questions: readonly Question[] }
  | { kind: 'end'; id: string };

/** The round of a period. */
const roundOf = ({ settings }: ProgrammeState, period: string): Round | undefined =>
  roundsIn(settings).rounds.find((round) => round.period === period);

/** The round people mean who name none: the newest under way, else one that is to come, else the last there was. */
const roundNow = ({ settings }: ProgrammeState, day: string): Round | undefined => {
  const { rounds } = roundsIn(settings);
  const open = rounds.filter(({ state }) => state === 'open');
  return open.find(({ start }) => start <= day) ?? open.at(-1) ?? rounds[0];
};

/** The round of a period, or, without one, the one people mean. */
export const roundFor = (
  state: ProgrammeState,
  period: string | undefined,
  day: string,
): Round | undefined => (period === undefined ? roundNow(state, day) : roundOf(state, period));

/** A unit's place in a round; nothing when there is no such round, or it does not ask the unit. */
export const placeIn = (state: ProgrammeState, period: string, code: string): RoundPlace | undefined => {
  const round = roundOf(state, period);
  const unit = askedUnits(state.settings).find((known) => known.code === code);
  if (!round || !unit) return undefined;
  const report = state.unitReports.find((known) => known.period === period && known.unit === unit.code);
  const projects = projectsOf(round, unit.code, state.projects);
  return { round, unit, report: report ?? blankReport(period, unit), projects };
};

/** More questions than these do not go on one card of a phone. */
const QUESTIONS_IN_A_STEP = 4;

/** The steps of a unit's answer on a day: each project under way, the questions a few at a time, and the end. */
export const stepsOf = ({ round: { questions }, projects }: RoundPlace, day: string): RoundStep[] => [
  ...projects
    .filter(({ end }) => day <= end)
    .map((project) => ({ kind: 'project' as const, id: project.key, title: project.title, project })),
  ...Array.from({ length: Math.ceil(questions.length / QUESTIONS_IN_A_STEP) }, (_, index) => ({
    kind: 'questions' as const,
    id: `q-${index + 1}`,
    questions: questions.slice(index * QUESTIONS_IN_A_STEP, (index + 1) * QUESTIONS_IN_A_STEP),
  })),
  { kind: 'end', id: 'end' },
];

/** Whether all that must be answered in a step is. */
export const isStepDone = ({ report }: RoundPlace, step: RoundStep): boolean => {
  const { reports, values } = report.answers;
  if (step.kind === 'project') return reports[step.project.key] !== undefined;
  if (step.kind === 'questions') {
    const isAnswered = ({ id }: Question) => values[id] !== undefined;
    const required = step.questions.filter((question) => question.required);
    return required.length > 0 ? required.every(isAnswered) : step.questions.some(isAnswered);
  }
  return report.summary !== undefined || report.needsHelp !== undefined;
};

/** Somebody's name, as colleagues know it. */
export const nameOf = (people: readonly Person[], oid: string | undefined): string | undefined =>
  people.find((person) => person.oid === oid)?.name;
