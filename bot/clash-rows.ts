import { IsoDate, type OutboxPayload, type ProgrammeState, WorkStatus } from '../programme/index.ts';
import type { ClashRow } from './cards/clash-card.ts';
import type { Texts } from './texts/texts.ts';

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
] as const;

const peopleFields = ['ownerOid', 'offeredTo', 'helpOid'];

const shown = ({ t, day }: Texts, { people }: ProgrammeState, field: string, value: string): string => {
  if (value === '') return t('clash.empty');
  if (peopleFields.includes(field))
    return people.find(({ oid }) => oid === value)?.name ?? t('chat.somebody');
  const [date, status] = [IsoDate.safeParse(value), WorkStatus.safeParse(value)];
  if (date.success) return day(date.data);
  return field === 'status' && status.success ? t(`status.${status.data}`) : value;
};

/** The fields of a clash with their values in words. */
export const clashRows = (
  texts: Texts,
  state: ProgrammeState,
  fields: Extract<OutboxPayload, { kind: 'clash' }>['fields'],
): ClashRow[] =>
  fields.map(({ field, yours, theirs }) => {
    const known = named.find((name) => name === field);
    return {
      field: known ? texts.t(`field.${known}`) : field,
      yours: shown(texts, state, field, yours),
      theirs: shown(texts, state, field, theirs),
    };
  });
