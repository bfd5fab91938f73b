import { Temporal } from 'temporal-polyfill';
import { holderOf } from './access.ts';
import { addDays, type IsoDate } from './dates.ts';
import type { Person } from './people.ts';
import type { Entities } from './ports.ts';
import type { PlannedMeasure, PlannedProject, ProgrammeFile } from './programme-file.ts';
import type { ImportFiles } from './read-import-files.ts';
import { responsibility } from './responsible.ts';
import { CLOSED_DAYS } from './settings.ts';
import { type Measure, type Task, taskKeyFor } from './work.ts';

/** The rows an import makes, list by list; what people report is not among them. */
type Reported = 'TfStatusReports' | 'TfUnitReports' | 'TfObstacles' | 'TfCases' | 'TfVotes';
export type ImportPlan = { [L in Exclude<keyof Entities, Reported>]: Entities[L][] };

type Shift = (day: IsoDate) => IsoDate;

const personOf = (user: ImportFiles['directory']['users'][number]): Person => ({
  oid: user.id,
  name: user.displayName,
  mail: user.userPrincipalName,
  roles: user.roles,
  unit: user.unit,
  language: user.language,
});

const promised = { status: 'not-started', snoozes: 0 } as const;

const measureOf = (measure: PlannedMeasure, people: Person[], shift: Shift): Measure[] => {
  const owner = holderOf(people, responsibility(measure.responsible).owner);
  if (!owner) return [];
  const { id: key, risk, cadence, title, due } = measure;
  const mine = { ownerOid: owner.oid, unit: owner.unit };
  return [{ kind: 'measure', key, risk, cadence, title: title.nb, due: shift(due), ...mine, ...promised }];
};

const tasksOf = (measure: PlannedMeasure, people: Person[], shift: Shift): Task[] => {
  if (!responsibility(measure.responsible).tasks) return [];
  const developers = people.filter(({ roles }) => roles.includes(measure.responsible));
  return developers.map(({ oid, unit }) => ({
    kind: 'task',
    key: taskKeyFor(measure.id, unit),
    title: measure.title.nb,
    ownerOid: oid,
    unit,
    due: shift(measure.due),
    ...promised,
  }));
};

const projectOf = (project: PlannedProject, file: ProgrammeFile, shift: Shift): Entities['TfProjects'] => {
  const { number, unit } = project;
  const ofProjects = file.budget2025.projects.find((row) => row.number === number);
  const budget = ofProjects ?? file.budget2025.office.find((row) => row.number === number);
  const area = ofProjects?.area ?? file.units.find(({ code }) => code === unit)?.area;
  const lastMonth = Temporal.PlainYearMonth.from(project.end);
  return {
    key: number,
    number,
    title: project.name,
    unit,
    start: shift(`${project.start}-01`),
    end: shift(lastMonth.toPlainDate({ day: lastMonth.daysInMonth }).toString()),
    young: project.young,
    summary: project.summary,
    status: {},
    ...(area && { area }),
    ...(budget && { budget: budget.total }),
  };
};

/** Works out every row from the two files; every date is moved by whole weeks, the projects' too. */
export const planImport = ({ programme, directory }: ImportFiles, shiftWeeks: number): ImportPlan => {
  const shift: Shift = (day) => addDays(day, 7 * shiftWeeks);
  const people = directory.users.map(personOf);
  const lead = holderOf(people, 'programme-lead');
  return {
    TfPeople: people,
    TfRisks: programme.risks.map(({ code, title, about }) => ({
      code,
      title: title.nb,
      about: about.nb,
      status: 'identified',
      strategy: 'reduce',
      ...(lead && { ownerOid: lead.oid }),
    })),
    TfMeasures: programme.measures.flatMap((measure) => measureOf(measure, people, shift)),
    TfTasks: programme.measures.flatMap((measure) => tasksOf(measure, people, shift)),
    TfProjects: programme.projects.map((project) => projectOf(project, programme, shift)),
    TfSettings: [
      { key: 'units', value: programme.units },
      { key: 'application-rounds', value: programme.applicationRounds2025 },
      { key: CLOSED_DAYS, value: [] },
    ],
  };
};

/** Rows of the projects' budget whose number no project has: they are told, not made into projects. */
export const rowsWithoutProject = ({ budget2025, projects }: ProgrammeFile) =>
  budget2025.projects.filter((row) => !projects.some(({ number }) => number === row.number));
