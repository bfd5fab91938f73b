import {
  AS_BEFORE,
  type Dimension,
  dimensions,
  lightOf,
  type ProjectStatus,
  type StatusValue,
  statusValues,
} from '../../programme/index.ts';
import type { Choice } from '../handlers/search-people.ts';
import type { Texts } from '../texts/texts.ts';
import { aside, buttons, type CardElement } from './card.ts';
import { signs, valueWord } from './status-words.ts';
import { TEXT_LIMIT } from './work-form.ts';

/** What a status form holds: a dimension without a value stays as it was. */
export type StatusDraft = {
  status: ProjectStatus;
  comments: { [T in Dimension | 'overall']?: string | undefined };
};

export type StatusInputs = {
  texts: Texts;
  draft: StatusDraft;
  /** What stands now, so that "as before" says what it means; absent when no one project is meant. */
  last?: ProjectStatus | undefined;
  /** The words a field was taken from. */
  words: Partial<Record<Dimension | 'overall' | 'project', string>>;
  /** Dimensions two values were said of. */
  unclear: readonly Dimension[];
};

const light = (dimension: Dimension, value: StatusValue) => lightOf({ [dimension]: value }, dimension);

const choicesOf = ({ texts, last }: StatusInputs, dimension: Dimension): Choice[] => [
  {
    title: last
      ? texts.t('state.asBefore', { word: valueWord(texts, last, dimension) })
      : texts.t('state.asBeforePlain'),
    value: AS_BEFORE,
  },
  ...statusValues[dimension].map((value) => ({
    title: `${signs[light(dimension, value)]} ${texts.t(`state.${value}`)}`,
    value,
  })),
];

const takenFrom = (
  { texts: { t }, words, unclear }: StatusInputs,
  field: Dimension | 'overall',
): CardElement[] => {
  const said = words[field];
  return [
    ...(said === undefined ? [] : [aside(t('status.words', { words: said }))]),
    ...(unclear.some((dimension) => dimension === field) ? [aside(`! ${t('status.unclear')}`)] : []),
  ];
};

const chooseValue = (form: StatusInputs, dimension: Dimension): CardElement[] => [
  {
    type: 'Input.ChoiceSet',
    id: dimension,
    label: form.texts.t(`dimension.${dimension}`),
    choices: choicesOf(form, dimension),
    value: form.draft.status[dimension] ?? AS_BEFORE,
  },
  ...takenFrom(form, dimension),
];

const comment = ({ texts: { t }, draft }: StatusInputs, dimension: Dimension): CardElement => ({
  type: 'Input.Text',
  id: `${dimension}Comment`,
  label: t('status.commentOn', { dimension: t(`dimension.${dimension}`) }),
  isMultiline: true,
  maxLength: TEXT_LIMIT,
  ...(draft.comments[dimension] ? { value: draft.comments[dimension] } : {}),
});

const overall = (form: StatusInputs): CardElement[] => [
  {
    type: 'Input.Text',
    id: 'overall',
    label: form.texts.t('dimension.overall'),
    isMultiline: true,
    maxLength: TEXT_LIMIT,
    ...(form.draft.comments.overall ? { value: form.draft.comments.overall } : {}),
  },
  ...takenFrom(form, 'overall'),
];

const MORE = 'more-comments';

/** Comments of dimensions nobody has spoken of are folded away; what is written there is sent all the same. */
const folded = (form: StatusInputs, rest: readonly Dimension[]): CardElement[] =>
  rest.length === 0
    ? []
    : [
        buttons([
          {
            type: 'Action.ToggleVisibility',
            title: form.texts.t('status.moreComments'),
            targetElements: [MORE],
          },
        ]),
        {
          type: 'Container',
          id: MORE,
          isVisible: false,
          items: rest.map((dimension) => comment(form, dimension)),
        },
      ];

/** The five dimensions, their comments and the overall text, each beside the words it was taken from. */
export const statusInputs = (form: StatusInputs): CardElement[] => {
  const { draft } = form;
  const isOpen = (dimension: Dimension) =>
    draft.status[dimension] !== undefined || draft.comments[dimension] !== undefined;
  return [
    ...dimensions.flatMap((dimension) => [
      ...chooseValue(form, dimension),
      ...(isOpen(dimension) ? [comment(form, dimension)] : []),
    ]),
    ...overall(form),
    ...folded(
      form,
      dimensions.filter((dimension) => !isOpen(dimension)),
    ),
  ];
};
