import { ObstacleLevel } from '../../programme/index.ts';
import type { Choice } from '../handlers/search-people.ts';
import type { Texts } from '../texts/texts.ts';
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
import { shortened } from './shortened.ts';
import { TEXT_LIMIT } from './work-form.ts';

export type ObstacleDraft = { text: string; level: string; tried: string; project: string; unit: string };

/** An obstacle reported before, in words. */
export type KnownObstacle = { key: string; text: string; about: string };

export type ObstacleCard = {
  texts: Texts;
  draft: ObstacleDraft;
  projects: readonly Choice[];
  /** For whom it can be reported; one's own unit only, when absent. */
  units?: readonly Choice[];
  similar: readonly KnownObstacle[];
  notice?: Notice | undefined;
  guard?: Guard | undefined;
};

const TEXT_SHOWN = 400;

const known = ({ texts: { t } }: ObstacleCard, { key, text, about }: KnownObstacle): CardElement => ({
  type: 'Container',
  style: 'emphasis',
  spacing: 'Small',
  items: [
    paragraph([run(`${key}  `, { weight: 'Bolder' }), run(shortened(text, TEXT_SHOWN))]),
    aside(about),
    buttons([execute('obstacle/join', t('action.joinObstacle'), { item: key }, { tooltip: key })]),
  ],
});

const similarBox = (model: ObstacleCard): CardElement[] =>
  model.similar.length === 0
    ? []
    : [
        heading(model.texts.t('obstacle.similarTitle'), 'Medium'),
        paragraph([run(model.texts.t('obstacle.similarAbout'))]),
        ...model.similar.map((obstacle) => known(model, obstacle)),
      ];

const value = (written: string) => (written === '' ? {} : { value: written });

const text = ({ texts: { t }, draft }: ObstacleCard, id: 'text' | 'tried'): CardElement => ({
  type: 'Input.Text',
  id,
  label: t(`obstacle.${id}`),
  isMultiline: true,
  maxLength: TEXT_LIMIT,
  ...(id === 'text' && { isRequired: true, errorMessage: t('refusal.obstacle-missing') }),
  ...value(draft[id]),
});

const fields = (model: ObstacleCard): CardElement[] => {
  const { texts, draft, projects, units } = model;
  const { t } = texts;
  return [
    text(model, 'text'),
    {
      type: 'Input.ChoiceSet',
      id: 'level',
      label: t('obstacle.level'),
      style: 'expanded',
      wrap: true,
      choices: ObstacleLevel.options.map((level) => ({ title: t(`level.${level}`), value: level })),
      ...value(draft.level),
    },
    text(model, 'tried'),
    {
      type: 'Input.ChoiceSet',
      id: 'project',
      label: t('obstacle.project'),
      placeholder: t('input.projectHint'),
      style: 'filtered',
      ...projectSearch(projects),
      ...value(draft.project),
    },
    ...(units
      ? [
          {
            type: 'Input.ChoiceSet' as const,
            id: 'unit',
            label: t('obstacle.unit'),
            choices: [...units],
            ...value(draft.unit),
          },
        ]
      : []),
  ];
};

/** An obstacle to be reported, below those that say much the same already. */
export const obstacleCard = (model: ObstacleCard): Card => {
  const { texts, similar, notice, guard } = model;
  const { t } = texts;
  const data = { item: 'obstacle', seen: similar.map(({ key }) => key).join(',') };
  const title = similar.length > 0 ? t('action.reportAsNew') : t('action.reportObstacle');
  const more = guard
    ? guardActions(texts, { reword: 'obstacle/save/reword', keep: 'obstacle/save' }, data, guard)
    : [];
  const body: CardElement[] = [
    heading(t('obstacle.title')),
    paragraph([run(t('obstacle.about'))]),
    ...noticeBox(notice),
    ...guardBox(texts, guard),
    ...similarBox(model),
    ...fields(model),
    buttons([...more, execute('obstacle/save', title, data, guard ? {} : { style: 'positive' })]),
  ];
  return card(texts, t('obstacle.title'), body);
};
