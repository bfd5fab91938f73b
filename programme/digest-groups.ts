import type { DigestLine, RiskGroup, SharedCause, UnitGroup } from './digest.ts';
import { type Risk, RiskCode } from './risks.ts';
import { UnitCode } from './units.ts';

/** A to H, only those that have lines. A risk whose row cannot be read goes by its letter. */
export const byRisk = (risks: readonly Risk[], lines: readonly DigestLine[]): RiskGroup[] =>
  RiskCode.options.flatMap((risk) => {
    const own = lines.filter((line) => line.risk === risk);
    const title = risks.find(({ code }) => code === risk)?.title ?? risk;
    return own.length > 0 ? [{ risk, title, lines: own }] : [];
  });

const unitsOf = (lines: readonly DigestLine[]): UnitCode[] => {
  const late = new Set(lines.map(({ item }) => item.unit));
  return UnitCode.options.filter((unit) => late.has(unit));
};

export const byUnit = (lines: readonly DigestLine[]): UnitGroup[] =>
  unitsOf(lines).map((unit) => ({ unit, lines: lines.filter(({ item }) => item.unit === unit) }));

/** Risks late in two units or more. */
export const sharedCausesIn = (risks: readonly Risk[], lines: readonly DigestLine[]): SharedCause[] =>
  byRisk(risks, lines)
    .map((group) => ({ ...group, units: unitsOf(group.lines) }))
    .filter(({ units }) => units.length > 1);
