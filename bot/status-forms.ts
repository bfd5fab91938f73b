import {
  type Dimension,
  dimensions,
  historyOf,
  type Project,
  type ProjectStatus,
  type StatusReading,
  type StatusReport,
} from '../programme/index.ts';
import type { Card } from './cards/card.ts';
import { type StatusCard, type StatusSubject, statusCard } from './cards/status-card.ts';
import type { StatusDraft } from './cards/status-inputs.ts';
import type { Asking } from './deps.ts';
import { projectChoices, reportable } from './project-choices.ts';

export type Reading = Omit<Asking, 'turn'>;

/** What a form is made of beside its subject; what is missing is empty. */
export type StatusForm = Partial<
  Pick<StatusCard, 'draft' | 'words' | 'unclear' | 'notice' | 'guard' | 'intro'>
>;

const nothing: StatusDraft = { status: {}, comments: {} };

/** The comments of the last report on dimensions that stay as they were: they may be true still. */
const carriedOver = ({ state }: Reading, project: Project, said: ProjectStatus): StatusDraft['comments'] => {
  const [latest] = historyOf(state.reports, project.key);
  return Object.fromEntries(
    dimensions
      .filter((dimension) => said[dimension] === undefined)
      .flatMap((dimension) => {
        const comment = latest?.comments[dimension];
        return comment === undefined ? [] : [[dimension, comment]];
      }),
  );
};

/** A form about one project that can be exchanged for another. */
export const projectForm = (reading: Reading, project: Project, form: StatusForm = {}): Card => {
  const { texts } = reading;
  const others = reportable(reading).filter(({ key }) => key !== project.key);
  const draft = form.draft ?? nothing;
  const kept = carriedOver(reading, project, draft.status);
  const subject: StatusSubject = {
    kind: 'choose',
    choices: projectChoices(reading, [project, ...others]),
    chosen: project.key,
  };
  return statusCard({
    texts,
    subject,
    last: project.status,
    words: {},
    unclear: [],
    intro: texts.t('status.prefilled'),
    ...form,
    // What was written again after a refusal stands as it was written.
    draft: form.notice || form.guard ? draft : { ...draft, comments: { ...kept, ...draft.comments } },
  });
};

/** A form whose project is still to be chosen, among those that may be meant or one's own. */
export const openForm = (reading: Reading, among: readonly Project[], form: StatusForm = {}): Card => {
  const { texts } = reading;
  const others = reportable(reading).filter((project) => !among.includes(project));
  const choices = projectChoices(reading, [...among, ...others]);
  return statusCard({
    texts,
    subject: { kind: 'choose', choices },
    draft: nothing,
    words: {},
    unclear: [],
    intro: texts.t('status.choose'),
    ...form,
  });
};

/** A form about all the projects of a unit, any of which can be left out. */
export const unitForm = (
  reading: Reading,
  projects: readonly Project[],
  chosen: readonly string[],
  form: StatusForm,
): Card =>
  statusCard({
    texts: reading.texts,
    subject: { kind: 'several', choices: projectChoices(reading, projects), chosen },
    draft: nothing,
    words: {},
    unclear: [],
    intro: reading.texts.t('status.wholeUnit'),
    ...form,
  });

/** A form that puts a report right. */
export const correctionForm = (reading: Reading, report: StatusReport, form: StatusForm = {}): Card => {
  const { status, comments, overall } = report;
  const texts = { ...comments, ...(overall && { overall }) };
  const draft: StatusDraft = { status, comments: texts };
  return statusCard({
    texts: reading.texts,
    subject: { kind: 'fixed', title: report.title, report: report.key },
    last: status,
    draft,
    words: {},
    unclear: [],
    intro: reading.texts.t('status.correct'),
    ...form,
  });
};

/** What was understood of a sentence, field by field with the words it was taken from. */
export const understood = (
  { subject, status, spans, comments, unclear }: StatusReading,
  said: string,
): StatusForm => {
  // All that was said stands in the field itself.
  const quoted = (span: { start: number; end: number } | undefined) =>
    span && span.end - span.start < said.length ? said.slice(span.start, span.end) : undefined;
  const entries: [Dimension | 'overall' | 'project', string | undefined][] = [
    ...dimensions.map((dimension): [Dimension, string | undefined] => [dimension, quoted(spans[dimension])]),
    ['overall', quoted(comments.overall?.span)],
    ['project', quoted(subject.span)],
  ];
  return {
    draft: {
      status,
      comments: Object.fromEntries(Object.entries(comments).map(([target, { text }]) => [target, text])),
    },
    words: Object.fromEntries(entries.filter(([, words]) => words !== undefined)),
    unclear,
  };
};
