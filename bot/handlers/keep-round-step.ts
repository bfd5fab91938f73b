import { type AnswerClash, dimensions, type Question } from '../../programme/index.ts';
import { answerInput } from '../cards/rounds/round-fields.ts';
import type { Asking } from '../deps.ts';
import type { RoundStep } from '../rounds/round-place.ts';
import { reworded } from './guard.ts';
import type { PressDeps } from './press-result.ts';
import { type RoundPressed, statusFields } from './round-pressed.ts';
import { commentField } from './status-pressed.ts';

/** What a step's press asks to have kept, by the names the use cases know: texts are those people write freely. */
export type Asked = { fields: Record<string, string>; texts: Record<string, string> };

const asksText = ({ kind }: Question): boolean => kind === 'text';

/** Reads a step's inputs. */
export const askedIn = (step: RoundStep, pressed: RoundPressed): Asked => {
  if (step.kind === 'project') {
    const fields = statusFields(pressed);
    const names = [...dimensions.map(commentField), 'overall'];
    return { fields, texts: Object.fromEntries(names.map((name) => [name, fields[name] ?? ''])) };
  }
  const wordy =
    step.kind === 'end' ? ['summary', 'needsHelp'] : step.questions.filter(asksText).map(({ id }) => id);
  const names = step.kind === 'end' ? wordy : step.questions.map(({ id }) => id);
  const written = (name: string) => [name, pressed.inputs[answerInput(name)] ?? ''];
  return { fields: Object.fromEntries(names.map(written)), texts: Object.fromEntries(wordy.map(written)) };
};

/** Keeps what a step's press asks for, in neutral words where the person wants that. */
export const keepStep = async (
  { useCases }: PressDeps,
  asking: Asking,
  [step, pressed]: [RoundStep, RoundPressed],
  isReworded: boolean,
): Promise<{ clashes: AnswerClash[] }> => {
  const { period, unit, seen, consent } = pressed;
  const { fields: written, texts } = askedIn(step, pressed);
  const fields = isReworded ? { ...written, ...reworded(asking, texts) } : written;
  const actor = { oid: asking.person.oid, via: 'card' } as const;
  const form = { period, unit, seen, reworded: isReworded, ...(consent !== undefined && { consent }) };
  return step.kind === 'project'
    ? useCases.saveProject(actor, { ...form, ...fields, project: step.project.key })
    : useCases.saveAnswers(actor, { ...form, answers: fields });
};
