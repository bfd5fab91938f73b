import {
  actsForOffice,
  mayReportObstacle,
  type Obstacle,
  Refusal,
  readStatus,
  similarObstacles,
  UnitCode,
} from '../programme/index.ts';
import type { Card } from './cards/card.ts';
import {
  type KnownObstacle,
  type ObstacleCard,
  type ObstacleDraft,
  obstacleCard,
} from './cards/obstacle-card.ts';
import type { Asking } from './deps.ts';
import { refusalText } from './handlers/refusal-text.ts';
import type { Choice } from './handlers/search-people.ts';
import { projectChoices, reportable } from './project-choices.ts';
import type { Reading } from './status-forms.ts';
import type { Answer } from './turn.ts';
import { unitNames } from './unit-names.ts';

/** Where an obstacle was met, who could take it away, and how far it has come. */
export const aboutObstacle = ({ state, texts }: Reading, obstacle: Obstacle): string => {
  const { t, list } = texts;
  const nameOf = unitNames(state);
  const units = [obstacle.unit, ...obstacle.alsoUnits].map(nameOf);
  const project = state.projects.find(({ key }) => key === obstacle.project)?.title;
  return [
    list(units),
    ...(project ? [project] : []),
    t(`level.${obstacle.level}`),
    t(`obstacle-status.${obstacle.status}`),
  ].join(' · ');
};

/** Obstacles reported before that say much the same. */
export const similarTo = (reading: Reading, text: string): KnownObstacle[] =>
  similarObstacles(text, reading.state.obstacles).map((obstacle) => ({
    key: obstacle.key,
    text: obstacle.text,
    about: aboutObstacle(reading, obstacle),
  }));

const unitChoices = ({ state, person }: Reading): { units?: Choice[] } => {
  if (!actsForOffice(person)) return {};
  const nameOf = unitNames(state);
  const ofCity = UnitCode.options.filter((code) => code !== 'STAT');
  return { units: ofCity.map((code) => ({ title: nameOf(code), value: code })) };
};

/** The form of an obstacle, with those that are like it. */
export const obstacleForm = (
  reading: Reading,
  draft: ObstacleDraft,
  rest: Pick<ObstacleCard, 'notice' | 'guard'> = {},
): Card =>
  obstacleCard({
    texts: reading.texts,
    draft,
    projects: projectChoices(reading, reportable(reading)),
    similar: similarTo(reading, draft.text),
    ...unitChoices(reading),
    ...rest,
  });

/** The form with what somebody wrote, and the project they named, or why they cannot report. */
export const newObstacle = (asking: Asking, text: string): Answer => {
  const { person, texts, state } = asking;
  if (!mayReportObstacle(person)) return { text: refusalText(texts, new Refusal('no-reporter'), '') };
  const { subject } = readStatus(asking.titles(), text, person.unit);
  const project = subject.kind === 'project' ? subject.key : '';
  const unit = state.projects.find(({ key }) => key === project)?.unit ?? person.unit;
  const card = obstacleForm(asking, { text, level: '', tried: '', project, unit });
  return { card, summary: card.speak ?? '' };
};
