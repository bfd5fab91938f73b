import { z } from 'zod';
import {
  Cadence,
  type Dimension,
  dimensions,
  IsoDate,
  Obstacle,
  ObstacleStatus,
  type OutboxPayload,
  osloDayOf,
  type ProgrammeState,
  ProjectStatus,
  StatusReport,
  UnitCode,
  WorkStatus,
} from '../programme/index.ts';
import type { ClashRow } from './cards/clash-card.ts';
import { valueWord } from './cards/status-words.ts';
import { type ClashField, clashFieldOf } from './clash-fields.ts';
import type { Reading } from './status-forms.ts';
import type { Texts } from './texts/texts.ts';
import { unitNames } from './unit-names.ts';

const named = [
  'title',
  'ownerOid',
  'unit',
  'due',
  'status',
  'doneOn',
  'note',
  'snoozes',
  'cadence',
  'risk',
  'project',
  'snoozedUntil',
  'offeredTo',
  'helpOid',
  'comments',
  'overall',
  'moderation',
  'period',
  'authorOid',
  'reportedAt',
  'statusOn',
  'text',
  'level',
  'tried',
  'alsoUnits',
] as const;

const peopleFields = ['ownerOid', 'offeredTo', 'helpOid', 'authorOid'];

const parsed = (value: string): unknown => {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
};

const Units = z.array(UnitCode);
const Instant = z.iso.datetime();

/** A status or comments as a whole: each dimension with its word. */
const wholeWords = (texts: Texts, field: string, value: string): string | undefined => {
  if (field !== 'status' && field !== 'comments') return undefined;
  const schema = field === 'status' ? ProjectStatus : StatusReport.shape.comments;
  const whole = schema.safeParse(parsed(value));
  if (!whole.success) return undefined;
  const told = dimensions.filter((dimension) => whole.data[dimension] !== undefined);
  return told
    .map(
      (dimension) =>
        `${texts.t(`dimension.${dimension}`)}: ${partWords(texts, field, dimension, whole.data[dimension] ?? '')}`,
    )
    .join(', ');
};

const partWords = (texts: Texts, field: string, dimension: Dimension, value: string): string => {
  const status = ProjectStatus.safeParse({ [dimension]: value });
  return field === 'status' && status.success ? valueWord(texts, status.data, dimension) : value;
};

/** Words for a value that is one of a few. */
const choiceWords = ({ t }: Texts, field: string, value: string): string | undefined => {
  const work = WorkStatus.safeParse(value);
  if (field === 'status' && work.success) return t(`status.${work.data}`);
  const obstacle = ObstacleStatus.safeParse(value);
  if (field === 'status' && obstacle.success) return t(`obstacle-status.${obstacle.data}`);
  const level = Obstacle.shape.level.safeParse(value);
  if (field === 'level' && level.success) return t(`level.${level.data}`);
  const cadence = Cadence.safeParse(value);
  if (field === 'cadence' && cadence.success) return t(`cadence.${cadence.data}`);
  const moderation = StatusReport.shape.moderation.safeParse(value);
  return field === 'moderation' && moderation.success ? t(`moderation.${moderation.data}`) : undefined;
};

/** A value as it is read, whatever row it is of: nothing, somebody, a day, units, or what was written. */
const plainWords = (texts: Texts, state: ProgrammeState, field: string, value: string): string => {
  const { t, day, list } = texts;
  if (value === '') return t('clash.empty');
  if (peopleFields.includes(field))
    return state.people.find(({ oid }) => oid === value)?.name ?? t('chat.somebody');
  const [date, instant] = [IsoDate.safeParse(value), Instant.safeParse(value)];
  if (date.success) return day(date.data);
  if (instant.success) return day(osloDayOf(instant.data));
  const unit = UnitCode.safeParse(value);
  if (field === 'unit' && unit.success) return unitNames(state)(unit.data);
  const units = Units.safeParse(parsed(value));
  if (!units.success) return value;
  return units.data.length > 0 ? list(units.data.map(unitNames(state))) : t('clash.empty');
};

/** Words for a value of work, of a status or of an obstacle. */
const wordsOf = (texts: Texts, field: string, value: string): string | undefined =>
  choiceWords(texts, field, value) ?? wholeWords(texts, field, value);

/** A part of a field goes by its dimension: "status.time" is the progress, "comments.time" what was said of it. */
const partOf = (field: string): { whole: string; dimension: Dimension } | undefined => {
  const [whole = '', part] = field.split('.');
  const dimension = dimensions.find((known) => known === part);
  return dimension && (whole === 'status' || whole === 'comments') ? { whole, dimension } : undefined;
};

const ofWork = (texts: Texts, field: string): ClashField | undefined => {
  const { t } = texts;
  const part = partOf(field);
  if (part) {
    const dimension = t(`dimension.${part.dimension}`);
    const words = (value: string) =>
      value === '' ? undefined : partWords(texts, part.whole, part.dimension, value);
    return { label: part.whole === 'status' ? dimension : t('status.commentOn', { dimension }), words };
  }
  const known = named.find((name) => name === field);
  return known && { label: t(`field.${known}`), words: (value) => wordsOf(texts, field, value) };
};

/** The fields of a clash with their values in words; a field people never see is left out. */
export const clashRows = (
  reading: Reading,
  key: string,
  fields: Extract<OutboxPayload, { kind: 'clash' }>['fields'],
): ClashRow[] =>
  fields.flatMap(({ field, yours, theirs }) => {
    const { texts, state } = reading;
    const found = clashFieldOf(reading, key, field);
    const known = found === 'unknown' ? ofWork(texts, field) : found;
    if (!known) return [];
    const wordsFor = (value: string) => known.words?.(value) ?? plainWords(texts, state, field, value);
    return [{ field: known.label, yours: wordsFor(yours), theirs: wordsFor(theirs) }];
  });
