import type { Temporal } from 'temporal-polyfill';
import { actorIn, changedFields, refuseFaulty, type UseCaseDeps } from '../act.ts';
import type { Values, Verb } from '../actions.ts';
import { type IsoDate, osloDay, wholeSeconds } from '../dates.ts';
import { withoutWords } from '../hidden-words.ts';
import type { Person } from '../people.ts';
import type { Actor, Transaction } from '../ports.ts';
import type { PrivacyChoice } from '../privacy/consent.ts';
import { ordinaryNames } from '../privacy/consent.ts';
import type { Project } from '../projects.ts';
import { Refusal } from '../refusal.ts';
import { historyOf } from './history.ts';
import { leadOf } from './status-access.ts';
import type { StatusReport } from './status-report.ts';

/** One person at one project's status, inside one transaction; the project's row is held until it ends. */
export type StatusTurn = {
  tx: Transaction;
  person: Person;
  people: Person[];
  via: Actor['via'];
  project: Project;
  /** The project's reports, the newest first. */
  history: StatusReport[];
  /** What is written like a person's name and is none. */
  ordinary: string[];
  today: IsoDate;
  /** Now, in whole seconds. */
  at: string;
};

/** What became of a status: the report, the project as it stands now, and who was asked to publish it. */
export type StatusOutcome = { report: StatusReport; project: Project; asked?: Person };

const holdProject = async (tx: Transaction, key: string): Promise<Project> => {
  refuseFaulty(await tx.faults(), ['TfProjects'], key);
  const project = await tx.hold('TfProjects', key);
  if (!project) throw new Refusal('project-missing');
  return project;
};

/** A turn on a project's status for anybody who is known, within a transaction; its row is held from here on. */
export const turnAt = async (
  tx: Transaction,
  now: Temporal.Instant,
  actor: Actor,
  key: string,
): Promise<StatusTurn> => {
  const people = await tx.all('TfPeople');
  const person = actorIn(people, actor);
  const project = await holdProject(tx, key);
  const history = historyOf(await tx.all('TfStatusReports'), project.key);
  const ordinary = ordinaryNames(await tx.all('TfProjects'), await tx.all('TfSettings'));
  const at = wholeSeconds(now).toString();
  return { tx, person, people, via: actor.via, project, history, ordinary, today: osloDay(now), at };
};

/** Opens a turn on a project's status; what the person may do is for `decide` to say. */
export const atProject = <T>(
  { records, clock }: UseCaseDeps,
  actor: Actor,
  key: (tx: Transaction) => Promise<string>,
  decide: (turn: StatusTurn) => Promise<T>,
): Promise<T> =>
  records.transaction(async (tx) => decide(await turnAt(tx, clock.now(), actor, await key(tx))));

/** The project of a report; a report nobody can read, or that is gone, is refused. */
export const projectOfReport =
  (key: string) =>
  async (tx: Transaction): Promise<string> => {
    refuseFaulty(await tx.faults(), ['TfStatusReports'], key);
    const report = await tx.find('TfStatusReports', key);
    if (!report) throw new Refusal('not-found', { key });
    return report.project;
  };

/** The report of a turn; found, since the turn was opened by it. */
export const reportIn = ({ history }: StatusTurn, key: string): StatusReport => {
  const report = history.find((known) => known.key === key);
  if (!report) throw new Refusal('not-found', { key });
  return report;
};

const entry = ({ at, person, via }: StatusTurn, verb: Verb) => ({ at, actor: person.oid, via, verb });

/** Logs what changed in a report: which fields, and what the person decided about words pointed out; never the words. */
export const logReport = async (
  turn: StatusTurn,
  verb: Verb,
  [before, after]: [StatusReport | undefined, StatusReport],
  privacy?: PrivacyChoice,
): Promise<void> => {
  const changed = changedFields(before ?? {}, after);
  const words = (values: Values) => withoutWords('TfStatusReports', values);
  await turn.tx.log({
    ...entry(turn, verb),
    list: 'TfStatusReports',
    key: after.key,
    before: words(changed.before),
    after: { ...words(changed.after), ...(privacy && { privacy }) },
  });
};

/** Keeps the project's latest status, where it differs, with the day it is of. */
export const keepLatest = async (
  turn: StatusTurn,
  verb: Verb,
  status: StatusReport['status'],
  statusOn: IsoDate,
): Promise<Project> => {
  const project = { ...turn.project, status, statusOn };
  const changed = changedFields(turn.project, project);
  if (Object.keys(changed.after).length === 0 && Object.keys(changed.before).length === 0)
    return turn.project;
  await turn.tx.save('TfProjects', project);
  await turn.tx.log({ ...entry(turn, verb), list: 'TfProjects', key: project.key, ...changed });
  return project;
};

/** Asks the project's lead to publish a report, unless the lead is the one who wrote it. */
export const askToPublish = async (turn: StatusTurn, report: StatusReport): Promise<Person | undefined> => {
  const lead = leadOf(turn.project, turn.people, turn.today);
  if (!lead || lead.oid === report.authorOid) return undefined;
  const payload = { kind: 'publish-status', itemKey: report.key } as const;
  await turn.tx.queue({ personOid: lead.oid, kind: 'publish-status', key: report.key, payload });
  return lead;
};
