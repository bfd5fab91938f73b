import {
  type AnswerClash,
  type Dimension,
  dimensions,
  lightAnswers,
  type StatusValue,
  statusValues,
} from '../../programme/index.ts';
import type { RoundClashRow } from '../cards/rounds/round-clash-box.ts';
import type { Reading } from '../status-forms.ts';
import { nameOf, type RoundPlace } from './round-place.ts';

/** A field of a round as people see it: a question, a text of the unit's own, or a dimension of a project's status. */
export const fieldName = (
  { texts: { t } }: Pick<Reading, 'texts'>,
  { round }: RoundPlace,
  field: string,
): string => {
  if (field === 'summary' || field === 'needsHelp') return t(`round.field.${field}`);
  if (field === 'overall') return t('dimension.overall');
  const dimension: Dimension | undefined = dimensions.find(
    (one) => one === field || `${one}Comment` === field,
  );
  if (dimension) {
    const name = t(`dimension.${dimension}`);
    return field === dimension ? name : t('status.commentOn', { dimension: name });
  }
  return round.questions.find(({ id }) => id === field)?.text ?? field;
};

const isDimension = (field: string): boolean => dimensions.some((one) => one === field);
const known: readonly StatusValue[] = dimensions.flatMap(
  (dimension): readonly StatusValue[] => statusValues[dimension],
);

const shown = (
  { texts: { language, t } }: Reading,
  { round }: RoundPlace,
  field: string,
  value: string,
): string => {
  const status = isDimension(field) ? known.find((one) => one === value) : undefined;
  if (status) return t(`state.${status}`);
  const kind = round.questions.find(({ id }) => id === field)?.kind;
  const light = kind === 'light' ? lightAnswers.find((one) => one === value) : undefined;
  if (light) return t(`round.light.${light}`);
  return kind === 'number' && language !== 'en' ? value.replace('.', ',') : value;
};

type Clash = Omit<AnswerClash, 'project'> & { project?: string | undefined };

/** Places two people wrote in at once, in words. */
export const roundClashRows = (
  reading: Reading,
  place: RoundPlace,
  clashes: readonly Clash[],
): RoundClashRow[] =>
  clashes.map(({ field, project, yours, theirs, byOid }) => {
    const title = place.projects.find(({ key }) => key === project)?.title;
    const name = fieldName(reading, place, field);
    return {
      field: title ? `${title}: ${name}` : name,
      yours: shown(reading, place, field, yours),
      theirs: shown(reading, place, field, theirs),
      name: nameOf(reading.state.people, byOid) ?? reading.texts.t('chat.somebody'),
    };
  });
