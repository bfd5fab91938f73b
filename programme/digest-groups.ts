import { livingPerson } from './access.ts';
import { daysBetween, type IsoDate } from './dates.ts';
import type { DigestLine, RiskGroup, SharedCause, UnitGroup } from './digest.ts';
import { RiskCode } from './risks.ts';
import type { ProgrammeState } from './state.ts';
import { UnitCode } from './units.ts';
import { riskOf, type WorkItem } from './work.ts';

/** An open line as a digest shows it. */
export const digestLine = (state: ProgrammeState, item: WorkItem, day: IsoDate): DigestLine => {
  const owner = livingPerson(state.people, item.ownerOid);
  const risk = riskOf(item);
  const daysOverdue = Math.max(0, daysBetween(item.due, day));
  return { item, daysOverdue, ...(owner && { owner }), ...(risk && { risk }) };
};

/** A to H, only those that have lines. A risk whose row cannot be read goes by its letter. */
export const byRisk = ({ risks }: ProgrammeState, lines: DigestLine[]): RiskGroup[] =>
  RiskCode.options.flatMap((risk) => {
    const own = lines.filter((line) => line.risk === risk);
    const title = risks.find(({ code }) => code === risk)?.title ?? risk;
    return own.length > 0 ? [{ risk, title, lines: own }] : [];
  });

const unitsOf = (lines: DigestLine[]): UnitCode[] =>
  UnitCode.options.filter((unit) => lines.some(({ item }) => item.unit === unit));

export const byUnit = (lines: DigestLine[]): UnitGroup[] =>
  unitsOf(lines).map((unit) => ({ unit, lines: lines.filter(({ item }) => item.unit === unit) }));

/** Risks late in two units or more. */
export const sharedCausesIn = (state: ProgrammeState, lines: DigestLine[]): SharedCause[] =>
  byRisk(state, lines)
    .map((group) => ({ ...group, units: unitsOf(group.lines) }))
    .filter(({ units }) => units.length > 1);
