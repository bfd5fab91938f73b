import type { UnitCode } from '../units.ts';
import type { Statement } from './grammar/statements.ts';
import type { Subject } from './reading.ts';
import type { Titles } from './titles.ts';

type Said = Extract<Statement, { kind: 'mention' }>;
type Project = Said & { mention: Extract<Said['mention'], { kind: 'project' }> };
type Unit = Said & { mention: Extract<Said['mention'], { kind: 'unit' }> };

const isProject = (said: Said): said is Project => said.mention.kind === 'project';
const isUnit = (said: Said): said is Unit => said.mention.kind === 'unit';

const isMention = (statement: Statement): statement is Said => statement.kind === 'mention';

/** A name spelt right outweighs one that had to be mended. */
const heard = (statements: readonly Statement[]): Project[] => {
  const projects = statements
    .filter(isMention)
    .filter(({ isHidden }) => !isHidden)
    .filter(isProject);
  const right = projects.filter(({ mention }) => !mention.isMended);
  return right.length > 0 ? right : projects;
};

const ofUnits = ({ projects }: Titles, units: readonly UnitCode[]): string[] =>
  projects.filter(({ unit }) => units.includes(unit)).map(({ key }) => key);

/** The projects all mentions may mean, or, when no project fits them all, every one of them. */
const common = (projects: readonly Project[]): { keys: string[]; isOne: boolean } => {
  const [first, ...rest] = projects.map(({ mention }) => mention.candidates);
  const shared = (first ?? []).filter((key) => rest.every((others) => others.includes(key)));
  if (shared.length > 0) return { keys: shared, isOne: shared.length === 1 };
  return { keys: [...new Set(projects.flatMap(({ mention }) => mention.candidates))], isOne: false };
};

const projectSubject = (titles: Titles, projects: readonly Project[], units: readonly Unit[]): Subject => {
  const [first] = projects;
  const span = { start: first?.start ?? 0, end: first?.end ?? 0 };
  const { keys, isOne } = common(projects);
  const said = units.map(({ mention }) => mention.unit);
  const within = said.length === 0 ? keys : keys.filter((key) => ofUnits(titles, said).includes(key));
  // "Søndre" is a word of a project's name and of a unit's: neither is guessed.
  const partly = projects.every(({ mention }) => mention.units.length > 0)
    ? ofUnits(titles, first?.mention.units ?? [])
    : [];
  const [only] = within;
  const isSure = within.length === 1 && (isOne || said.length > 0) && partly.length === 0;
  if (isSure && only !== undefined) return { kind: 'project', key: only, span };
  const asked = within.length > 0 ? within : keys;
  return { kind: 'ask', keys: [...new Set([...asked, ...partly])], span };
};

const unitSubject = (titles: Titles, units: readonly Unit[], isAll: boolean): Subject | undefined => {
  const [first, ...more] = units;
  if (!first) return undefined;
  const span = { start: first.start, end: first.end };
  const { unit } = first.mention;
  if (isAll && more.every(({ mention }) => mention.unit === unit))
    return { kind: 'unit', unit, keys: ofUnits(titles, [unit]), span };
  return {
    kind: 'ask',
    keys: ofUnits(
      titles,
      units.map(({ mention }) => mention.unit),
    ),
    span,
  };
};

/** Whom the statements are about; a name amid other words is only ever asked about. */
export const subjectOf = (titles: Titles, statements: readonly Statement[]): Subject => {
  const projects = heard(statements);
  const units = statements
    .filter(isMention)
    .filter(isUnit)
    .filter(({ isHidden }) => !isHidden);
  if (projects.length > 0) return projectSubject(titles, projects, units);
  const isAll = statements.some((said) => said.kind === 'set' && said.scope === 'all');
  const unit = unitSubject(titles, units, isAll);
  if (unit) return unit;
  const hidden = statements.filter(isMention).find(isProject);
  const { start = 0, end = 0 } = hidden ?? {};
  return hidden
    ? { kind: 'ask', keys: hidden.mention.candidates, span: { start, end } }
    : { kind: 'ask', keys: [] };
};
