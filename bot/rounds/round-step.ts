import { historyOf, type Project, type StatusReport } from '../../programme/index.ts';
import type { Card, CardElement } from '../cards/card.ts';
import type { Guard } from '../cards/guard-box.ts';
import type { Notice } from '../cards/notice.ts';
import type { RoundClashRow } from '../cards/rounds/round-clash-box.ts';
import { answerInput, questionField, textField } from '../cards/rounds/round-fields.ts';
import { roundStepCard } from '../cards/rounds/round-step-card.ts';
import { type StatusDraft, statusInputs } from '../cards/status-inputs.ts';
import { draftOf } from '../handlers/status-pressed.ts';
import type { Reading } from '../status-forms.ts';
import { atStep, headOf, overviewCard, stepName } from './round-cards.ts';
import { type RoundPlace, type RoundStep, stepsOf } from './round-place.ts';

/** What stands on a step beside its fields, and what was written in them and is not kept. */
export type StepTrace = {
  notice?: Notice | undefined;
  guard?: Guard | undefined;
  clashes?: readonly RoundClashRow[] | undefined;
  written?: Readonly<Record<string, string>> | undefined;
};

const reportIn = ({ report }: RoundPlace, { state }: Reading, { key }: Project): StatusReport | undefined =>
  state.reports.find((one) => one.key === report.answers.reports[key]);

/** The words of the round's own report, else of the last one there was: they may be true still. */
const wordsOf = (reading: Reading, place: RoundPlace, project: Project): StatusDraft['comments'] => {
  const own = reportIn(place, reading, project);
  const [latest] = historyOf(reading.state.reports, project.key);
  const { comments, overall } = own ?? { comments: latest?.comments ?? {}, overall: undefined };
  return { ...comments, ...(overall && { overall }) };
};

const projectFields = (
  reading: Reading,
  place: RoundPlace,
  project: Project,
  { written }: StepTrace,
): CardElement[] => {
  const draft: StatusDraft = written
    ? draftOf({ fields: written })
    : { status: {}, comments: wordsOf(reading, place, project) };
  const last = reportIn(place, reading, project)?.status ?? project.status;
  return statusInputs({ texts: reading.texts, draft, last, words: {}, unclear: [] });
};

const endFields = (
  { texts: { t } }: Reading,
  { report }: RoundPlace,
  { written }: StepTrace,
): CardElement[] =>
  (['summary', 'needsHelp'] as const).map((field) => {
    const id = answerInput(field);
    return textField(id, t(`round.field.${field}`), written?.[id] ?? report[field] ?? '');
  });

const fieldsOf = (reading: Reading, place: RoundPlace, step: RoundStep, trace: StepTrace): CardElement[] => {
  if (step.kind === 'project') return projectFields(reading, place, step.project, trace);
  if (step.kind === 'end') return endFields(reading, place, trace);
  return step.questions.map((question) => {
    const stored = place.report.answers.values[question.id];
    return questionField(reading.texts, question, trace.written?.[answerInput(question.id)] ?? stored);
  });
};

/** A step of a unit's answer; the overview when there is no such step any more. */
export const stepCard = (reading: Reading, place: RoundPlace, id: string, trace: StepTrace = {}): Card => {
  const steps = stepsOf(place, reading.day);
  const index = steps.findIndex((step) => step.id === id);
  const step = steps[index];
  if (!step) return overviewCard(reading, place, trace.notice);
  const { texts } = reading;
  return roundStepCard({
    head: headOf(reading, place),
    at: atStep(place, step.id),
    title: stepName(texts, step),
    progress: texts.t('round.progress', { number: index + 1, total: steps.length }),
    fields: fieldsOf(reading, place, step, trace),
    index,
    isFirst: index === 0,
    isLast: step.kind === 'end',
    ...trace,
  });
};
