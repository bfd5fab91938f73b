import { z } from 'zod';
import {
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
  const moderation = StatusReport.shape.moderation.safeParse(value);
  return field === 'moderation' && moderation.success ? t(`moderation.${moderation.data}`) : undefined;
};

const shown = (texts: Texts, state: ProgrammeState, field: string, value: string): string => {
  const { t, day, list } = texts;
  if (value === '') return t('clash.empty');
  if (peopleFields.includes(field))
    return state.people.find(({ oid }) => oid === value)?.name ?? t('chat.somebody');
  const [date, instant] = [IsoDate.safeParse(value), Instant.safeParse(value)];
  if (date.success) return day(date.data);
  if (instant.success) return day(osloDayOf(instant.data));
  const units = Units.safeParse(parsed(value));
  if (units.success) return units.data.length > 0 ? list(units.data.map(unitNames(state))) : t('clash.empty');
  return choiceWords(texts, field, value) ?? wholeWords(texts, field, value) ?? value;
};

/** A part of a field goes by its dimension: "status.time" is the progress, "comments.time" what was said of it. */
const partOf = (field: string): { whole: string; dimension: Dimension } | undefined => {
  const [whole = '', part] = field.split('.');
  const dimension = dimensions.find((known) => known === part);
  return dimension && (whole === 'status' || whole === 'comments') ? { whole, dimension } : undefined;
};

const labelOf = ({ t }: Texts, field: string): string => {
  const part = partOf(field);
  if (part) {
    const dimension = t(`dimension.${part.dimension}`);
    return part.whole === 'status' ? dimension : t('status.commentOn', { dimension });
  }
  const known = named.find((name) => name === field);
  return known ? t(`field.${known}`) : field;
};

/** The fields of a clash with their values in words. */
export const clashRows = (
  texts: Texts,
  state: ProgrammeState,
  fields: Extract<OutboxPayload, { kind: 'clash' }>['fields'],
): ClashRow[] =>
  fields.map(({ field, yours, theirs }) => {
    const part = partOf(field);
    const wordsFor = (value: string) =>
      part && value !== ''
        ? partWords(texts, part.whole, part.dimension, value)
        : shown(texts, state, field, value);
    return { field: labelOf(texts, field), yours: wordsFor(yours), theirs: wordsFor(theirs) };
  });
