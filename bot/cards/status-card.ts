import type { Choice } from '../handlers/search-people.ts';
import {
  aside,
  buttons,
  type Card,
  type CardElement,
  card,
  execute,
  heading,
  paragraph,
  run,
} from './card.ts';
import { type Guard, guardActions, guardBox } from './guard-box.ts';
import { type Notice, noticeBox } from './notice.ts';
import { projectSearch } from './project-search.ts';
import { type StatusInputs, statusInputs } from './status-inputs.ts';

/** Which project a form is about: one to be chosen, several of a unit, or the one a report is of already. */
export type StatusSubject =
  | { kind: 'choose'; choices: readonly Choice[]; chosen?: string | undefined }
  | { kind: 'several'; choices: readonly Choice[]; chosen: readonly string[] }
  | { kind: 'fixed'; title: string; report: string };

export type StatusCard = StatusInputs & {
  subject: StatusSubject;
  /** What stands above the fields: what was understood, or what is asked. */
  intro: string;
  notice?: Notice | undefined;
  guard?: Guard | undefined;
};

const projectField = ({ subject, texts: { t }, words }: StatusCard): CardElement[] => {
  if (subject.kind === 'fixed') return [paragraph([run(subject.title, { weight: 'Bolder' })])];
  const taken = words.project === undefined ? [] : [aside(t('status.words', { words: words.project }))];
  const choices = [...subject.choices];
  if (subject.kind === 'several')
    return [
      {
        type: 'Input.ChoiceSet',
        id: 'projects',
        label: t('input.projects'),
        isMultiSelect: true,
        wrap: true,
        choices,
        value: subject.chosen.join(','),
      },
      ...taken,
    ];
  return [
    {
      type: 'Input.ChoiceSet',
      id: 'project',
      label: t('input.project'),
      placeholder: t('input.projectHint'),
      style: 'filtered',
      isRequired: true,
      errorMessage: t('refusal.project-missing'),
      ...projectSearch(choices),
      ...(subject.chosen === undefined ? {} : { value: subject.chosen }),
    },
    ...taken,
  ];
};

const verbOf = {
  choose: 'status/save',
  several: 'status/save-all',
  fixed: 'status/correct',
} as const;

/** A status to be looked over and kept: every field can be changed first. */
export const statusCard = (model: StatusCard): Card => {
  const { texts, subject, intro, notice, guard } = model;
  const { t } = texts;
  const data = { item: subject.kind === 'fixed' ? subject.report : 'status' };
  const verb = verbOf[subject.kind];
  const save = execute(verb, t('action.saveStatus'), data, guard ? {} : { style: 'positive' });
  const more = guard ? guardActions(texts, { reword: `${verb}/reword`, keep: verb }, data, guard) : [];
  const body: CardElement[] = [
    heading(t(subject.kind === 'fixed' ? 'status.correctTitle' : 'status.title')),
    paragraph([run(intro)]),
    ...noticeBox(notice),
    ...guardBox(texts, guard),
    ...projectField(model),
    ...statusInputs(model),
    aside(t('status.draftHint')),
    buttons([...more, save]),
  ];
  return card(texts, intro, body);
};
