import { type Dimension, dimensions, Refusal, type StatusOutcome } from '../../programme/index.ts';
import type { Card } from '../cards/card.ts';
import type { Notice } from '../cards/notice.ts';
import type { Asking } from '../deps.ts';
import { reportCardOf } from '../report-views.ts';
import { correctionForm, openForm, projectForm, type StatusForm } from '../status-forms.ts';
import { guardOf, reworded } from './guard.ts';
import type { PressDeps, PressResult } from './press-result.ts';
import { refusalText } from './refusal-text.ts';
import { commentField, draftOf, readStatusPressed, type StatusPressed } from './status-pressed.ts';

const textFields = [...dimensions.map(commentField), 'overall'];

const labelOf =
  ({ texts: { t } }: Asking) =>
  (field: string): string => {
    const dimension: Dimension | undefined = dimensions.find((known) => commentField(known) === field);
    return dimension
      ? t('status.commentOn', { dimension: t(`dimension.${dimension}`) })
      : t('dimension.overall');
  };

/** The texts of a form, as far as something is written. */
const textsOf = ({ fields }: StatusPressed): Record<string, string> =>
  Object.fromEntries(textFields.map((field) => [field, fields[field] ?? '']));

/** What a press asks for, in neutral words where the person wants that. */
export const formOf = (asking: Asking, pressed: StatusPressed, isReworded: boolean) => ({
  ...pressed.fields,
  ...(isReworded && { ...reworded(asking, textsOf(pressed)), reworded: true }),
  ...(pressed.consent !== undefined && { consent: pressed.consent }),
});

/** What stands on a form again that was refused: what was written, why, and what was pointed out. */
export const refusedForm = (asking: Asking, pressed: StatusPressed, refusal: Refusal): StatusForm => {
  const { texts } = asking;
  const text = refusalText(texts, refusal, pressed.item);
  const notice: Notice = { kind: 'refused', key: pressed.item, text };
  return {
    draft: draftOf(pressed),
    ...(refusal.reason === 'personal-details'
      ? { guard: guardOf(asking, textsOf(pressed), labelOf(asking)) }
      : { notice }),
  };
};

const again = (asking: Asking, verb: string, pressed: StatusPressed, form: StatusForm): Card | undefined => {
  const { reports, projects } = asking.state;
  if (verb === 'status/correct') {
    const report = reports.find(({ key }) => key === pressed.item);
    return report && correctionForm(asking, report, form);
  }
  const project = projects.find(({ key }) => key === pressed.project);
  return project ? projectForm(asking, project, form) : openForm(asking, [], form);
};

const savedText = ({ texts: { t } }: Asking, verb: string, { report, asked }: StatusOutcome): string => {
  const { title } = report;
  const kept = verb === 'status/correct' ? t('saved.correctStatus', { title }) : t('saved.status', { title });
  return [kept, ...(asked ? [t('saved.askedToPublish', { name: asked.name })] : []), t('saved.shows')].join(
    ' ',
  );
};

/** Keeps a status, or puts a report right, and shows the report; what is refused stands on the card again. */
export const saveStatus = async (
  { useCases, state, log }: PressDeps,
  asking: Asking,
  [verb, isReworded]: [verb: 'status/save' | 'status/correct', isReworded: boolean],
  data: unknown,
): Promise<PressResult> => {
  const pressed = readStatusPressed(data);
  if (!pressed) return { stale: 'broken-data' };
  const actor = { oid: asking.person.oid, via: 'card' } as const;
  const form = formOf(asking, pressed, isReworded);
  try {
    const outcome = await (verb === 'status/save'
      ? useCases.reportStatus(actor, { ...form, project: pressed.project })
      : useCases.correctStatus(actor, { ...form, report: pressed.item }));
    const now = { ...asking, state: await state() };
    const notice: Notice = { kind: 'saved', key: outcome.report.key, text: savedText(asking, verb, outcome) };
    const card = reportCardOf(now, outcome.report.key, { notice });
    return card ? { saved: true, card } : { stale: 'broken-data' };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    log.info({ reason: error.reason, useCase: verb }, 'action refused');
    const card = again(asking, verb, pressed, refusedForm(asking, pressed, error));
    return card ? { saved: false, card } : { stale: 'broken-data' };
  }
};
