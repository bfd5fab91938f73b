import {
  consentTo,
  detailsOf,
  type FieldDetail,
  neutralWording,
  ordinaryNames,
  type PersonalDetailKind,
} from '../../programme/index.ts';
import type { Guard } from '../cards/guard-box.ts';
import type { Asking } from '../deps.ts';
import type { Texts } from '../texts/texts.ts';

type Fields = Readonly<Record<string, string>>;
type Reading = Pick<Asking, 'state' | 'texts'>;

const wordsFor =
  ({ t }: Texts) =>
  (kind: PersonalDetailKind): string =>
    t(`guard.word.${kind}`);

const found = ({ state }: Reading, texts: Fields): FieldDetail[] =>
  detailsOf(texts, ordinaryNames(state.projects, state.settings));

/** The same texts in neutral words. */
export const reworded = (reading: Reading, texts: Fields): Record<string, string> => {
  const details = found(reading, texts);
  return Object.fromEntries(
    Object.entries(texts).map(([field, text]) => [
      field,
      neutralWording(
        text,
        details.filter((detail) => detail.field === field),
        wordsFor(reading.texts),
      ),
    ]),
  );
};

/** What is pointed out in the texts of a form; `labelOf` names its fields as people see them. */
export const guardOf = (reading: Reading, texts: Fields, labelOf: (field: string) => string): Guard => {
  const { t } = reading.texts;
  const details = found(reading, texts);
  const neutral = reworded(reading, texts);
  const touched = [...new Set(details.map(({ field }) => field))];
  return {
    rows: details.map(({ field, kind, start, end }) => ({
      field: labelOf(field),
      kind: t(`guard.kind.${kind}`),
      words: (texts[field] ?? '').slice(start, end),
    })),
    neutral: touched.map((field) => ({ field: labelOf(field), text: neutral[field] ?? '' })),
    consent: consentTo(details),
  };
};
