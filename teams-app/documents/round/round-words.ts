import type {
  AnswerLine,
  ProjectInRound,
  Quote,
  RoundSummary,
  UnitInRound,
} from '../../../programme/index.ts';
import type { Words } from '../../texts/words.ts';

type Mark = ProjectInRound['marks'][number];
type Role = NonNullable<UnitInRound['role']>;

/** "1. tertial 2025", or "mars 2025". */
export const periodWord = ({ say, month }: Words, period: RoundSummary['period']): string => {
  const [year = '', part = ''] = period.split('-');
  return part.startsWith('T') ? say('round-file.tertial', { number: part.slice(1), year }) : month(period);
};

/** What stands in a dimension; nothing given is said too. */
export const valueWord = ({ say }: Words, value: Mark['value']): string =>
  value ? say(`status-values.${value}`) : say('round-file.not-told');

/** The role somebody wrote in. */
export const roleWord = ({ say }: Words, role: Role | undefined): string =>
  role ? say(`roles.${role}`) : say('round-file.no-role');

/** An answer as it is read: a light by its word, a number as it is. */
export const answerWord = (
  { say }: Words,
  { kind }: Pick<AnswerLine, 'kind'>,
  value: AnswerLine['value'],
): string | number | undefined => (kind === 'light' && value !== undefined ? say(`lights.${value}`) : value);

/** What a quote is about, beside its unit: a project and its dimension, a question, or the unit as a whole. */
export const aboutWords = ({ say }: Words, { about }: Pick<Quote, 'about'>): string =>
  typeof about === 'string' ? say(`round-file.about-${about}`) : about.text;

/** How far a unit came. */
export const standingWords = ({ say, day }: Words, unit: UnitInRound): string => {
  const { standing, deliveredOn, role } = unit;
  if (!deliveredOn) return say(`standings.${standing}`);
  const told = { standing: say(`standings.${standing}`), day: day(deliveredOn) };
  return role
    ? say('round-file.delivered-by', { ...told, role: say(`roles.${role}`) })
    : say('round-file.delivered-on', told);
};

/** What is new since before: each dimension of a project, and each answer, that was another then. */
export type Change = {
  unit: string;
  about: string;
  what: string;
  before: string | number | undefined;
  now: string | number | undefined;
  turn: Mark['turn'];
  comment?: string | undefined;
};

const projectChanges = (words: Words, unit: string, { title, marks }: ProjectInRound): Change[] =>
  marks
    .filter(({ changed }) => changed)
    .map(({ dimension, before, value, turn, comment }) => ({
      ...{ unit, about: title, turn, comment },
      what: words.say(`dimensions.${dimension}`),
      before: valueWord(words, before),
      now: valueWord(words, value),
    }));

const answerChanges = (words: Words, { name, answers }: UnitInRound): Change[] =>
  answers
    .filter(({ changed }) => changed)
    .map((line) => ({
      ...{ unit: name, about: words.say('round-file.question'), what: line.text, turn: 'same' },
      before: answerWord(words, line, line.before),
      now: answerWord(words, line, line.value),
    }));

/** Every change in a round, unit by unit. */
export const changesIn = ({ units }: RoundSummary, words: Words): Change[] =>
  units.flatMap((unit) => [
    ...unit.projects.flatMap((project) => projectChanges(words, unit.name, project)),
    ...answerChanges(words, unit),
  ]);
