import { type Project, Refusal, type RefusalReason } from '../../programme/index.ts';
import { unitResultCard } from '../cards/unit-result-card.ts';
import type { Asking } from '../deps.ts';
import { reportable } from '../project-choices.ts';
import { unitForm } from '../status-forms.ts';
import type { PressDeps, PressResult } from './press-result.ts';
import { refusalText } from './refusal-text.ts';
import { formOf, refusedForm } from './save-status.ts';
import { readStatusPressed } from './status-pressed.ts';

type Result = { project: Project; refusal?: Refusal };

/** Refusals of what was written, which hold for every project alike. */
const ofTexts: ReadonlySet<RefusalReason> = new Set<RefusalReason>(['personal-details', 'text-too-long']);

const reportOn = async (
  { useCases }: PressDeps,
  { person }: Asking,
  project: Project,
  form: object,
): Promise<Result> => {
  try {
    await useCases.reportStatus({ oid: person.oid, via: 'card' }, { ...form, project: project.key });
    return { project };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { project, refusal: error };
  }
};

/** Keeps the same status for several projects of a unit, each on its own; what could not be kept is told. */
export const saveUnitStatus = async (
  deps: PressDeps,
  asking: Asking,
  isReworded: boolean,
  data: unknown,
): Promise<PressResult> => {
  const pressed = readStatusPressed(data);
  if (!pressed) return { stale: 'broken-data' };
  const { texts, tabUrl, state } = asking;
  const chosen = state.projects.filter(({ key }) => pressed.projects.includes(key));
  const form = formOf(asking, pressed, isReworded);
  const units = new Set(chosen.map(({ unit }) => unit));
  const choices = reportable(asking).filter(({ unit }) => units.size === 0 || units.has(unit));
  const refuse = (refusal: Refusal): PressResult => ({
    saved: false,
    card: unitForm(asking, choices, pressed.projects, refusedForm(asking, pressed, refusal)),
  });
  if (chosen.length === 0) return refuse(new Refusal('project-missing'));
  const results: Result[] = [];
  for (const project of chosen) {
    const result = await reportOn(deps, asking, project, form);
    // The texts are the same for all, so nothing has been kept yet.
    if (result.refusal && ofTexts.has(result.refusal.reason)) return refuse(result.refusal);
    results.push(result);
  }
  const kept = results.filter(({ refusal }) => !refusal).map(({ project }) => project.title);
  const refused = results.flatMap(({ project, refusal }) => {
    if (!refusal) return [];
    deps.log.info({ reason: refusal.reason, key: project.key, useCase: 'reportStatus' }, 'action refused');
    const text = refusalText(texts, refusal, project.key);
    return [text.includes(project.title) ? text : `${project.title}: ${text}`];
  });
  const card = unitResultCard({ texts, kept, refused, tabUrl: tabUrl({ show: 'projects' }) });
  return { saved: kept.length > 0, card };
};
