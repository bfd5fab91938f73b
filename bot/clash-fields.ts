import { Case, Language, lightAnswers, type UnitReport } from '../programme/index.ts';
import { kroner } from './cards/case-parts.ts';
import { placeIn } from './rounds/round-place.ts';
import type { Reading } from './status-forms.ts';

/** What a field of a row is called, and, where they are not words of their own, what its values say. */
export type ClashField = { label: string; words?: (value: string) => string | undefined };

/** A unit's answer in a round: its texts, its standing, and each question by its own words. */
const unitReportField = (reading: Reading, report: UnitReport, field: string): ClashField | undefined => {
  const { t } = reading.texts;
  if (field === 'summary' || field === 'needsHelp') return { label: t(`round.field.${field}`) };
  if (field === 'authorOid' || field === 'deliveredAt') return { label: t(`field.${field}`) };
  if (field === 'status') {
    const standings = ['unanswered', 'draft', 'delivered', 'delivered-late'] as const;
    const words = (value: string) => {
      const standing = standings.find((known) => known === value);
      return standing && t(`unit-report.${standing}`);
    };
    return { label: t('field.status'), words };
  }
  const questions = placeIn(reading.state, report.period, report.unit)?.round.questions ?? [];
  const question = questions.find(({ id }) => field === `answers.values.${id}`);
  const lightWords = (value: string) => {
    const light = lightAnswers.find((known) => known === value);
    return light && t(`round.light.${light}`);
  };
  return question && { label: question.text, ...(question.kind === 'light' && { words: lightWords }) };
};

const caseFields = {
  title: 'field.title',
  kind: 'field.kind',
  unit: 'field.unit',
  area: 'field.area',
  affectedUnits: 'field.affectedUnits',
  phase: 'case.phase',
  amount: 'case.amount',
  benefit: 'case.benefit',
  text: 'field.caseText',
  documents: 'field.documents',
  deadline: 'case.deadline',
  conditions: 'case.conditions',
} as const;

const caseField = ({ texts }: Reading, field: string): ClashField | undefined => {
  const { t } = texts;
  const label = Object.entries(caseFields).find(([name]) => name === field)?.[1];
  if (!label) return undefined;
  const words = (value: string): string | undefined => {
    const [kind, phase] = [Case.shape.kind.safeParse(value), Case.shape.phase.unwrap().safeParse(value)];
    if (field === 'kind' && kind.success) return t(`case-kind.${kind.data}`);
    if (field === 'phase' && phase.success) return t(`case.phase.${phase.data}`);
    return field === 'amount' && value !== '' ? kroner(texts, Number(value)) : undefined;
  };
  return { label: t(label), words };
};

const riskFields = ['title', 'ownerOid', 'probability', 'consequence', 'probabilityAfter'] as const;
const laterRiskFields = ['consequenceAfter', 'reviewDate'] as const;

const riskField = ({ texts: { t } }: Reading, field: string): ClashField | undefined => {
  const name = [...riskFields, ...laterRiskFields].find((known) => known === field);
  return name && { label: t(`field.${name}`) };
};

const personField = ({ texts: { t } }: Reading, field: string): ClashField | undefined => {
  if (field === 'quietFrom' || field === 'quietTo') return { label: t(`input.${field}`) };
  const words = (value: string) => {
    const language = Language.safeParse(value);
    return language.success ? t(`language.${language.data}`) : undefined;
  };
  return field === 'language' ? { label: t('field.language'), words } : undefined;
};

/** A field of a row that is no line of work, no status and no obstacle; `unknown` for a row of those. */
export const clashFieldOf = (
  reading: Reading,
  key: string,
  field: string,
): ClashField | undefined | 'unknown' => {
  const { unitReports, cases, risks, people } = reading.state;
  const report = unitReports.find((known) => known.key === key);
  if (report) return unitReportField(reading, report, field);
  if (cases.some((known) => known.key === key)) return caseField(reading, field);
  if (risks.some(({ code }) => code === key)) return riskField(reading, field);
  return people.some(({ oid }) => oid === key) ? personField(reading, field) : 'unknown';
};
