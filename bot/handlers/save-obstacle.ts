import { z } from 'zod';
import { Refusal } from '../../programme/index.ts';
import type { Notice } from '../cards/notice.ts';
import type { ObstacleDraft } from '../cards/obstacle-card.ts';
import { obstacleKeptCard } from '../cards/obstacle-kept-card.ts';
import type { Asking } from '../deps.ts';
import { aboutObstacle, obstacleForm, similarTo } from '../obstacle-forms.ts';
import { guardOf, reworded } from './guard.ts';
import type { PressDeps, PressResult } from './press-result.ts';
import { refusalText } from './refusal-text.ts';

const Text = z.string().catch('');

const Data = z.looseObject({
  item: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,60}$/),
  text: Text,
  level: Text,
  tried: Text,
  project: Text,
  unit: Text,
  seen: Text,
  consent: z.string().max(4000).optional().catch(undefined),
});
type Pressed = z.infer<typeof Data>;

const labelOf =
  ({ texts: { t } }: Asking) =>
  (field: string): string =>
    field === 'tried' ? t('obstacle.tried') : t('obstacle.text');

const draftOf = ({ text, level, tried, project, unit }: Pressed): ObstacleDraft => ({
  text,
  level,
  tried,
  project,
  unit,
});

const refusedCard = (asking: Asking, pressed: Pressed, refusal: Refusal): PressResult => {
  const notice: Notice = {
    kind: 'refused',
    key: pressed.item,
    text: refusalText(asking.texts, refusal, pressed.item),
  };
  const { text, tried } = pressed;
  const shown =
    refusal.reason === 'personal-details'
      ? { guard: guardOf(asking, { text, tried }, labelOf(asking)) }
      : { notice };
  return { saved: false, card: obstacleForm(asking, draftOf(pressed), shown) };
};

/** Like ones nobody has shown the person yet, since the text has been changed meanwhile. */
const unseen = (asking: Asking, { text, seen }: Pressed): boolean => {
  const shown = seen.split(',');
  return similarTo(asking, text).some(({ key }) => !shown.includes(key));
};

/** Reports an obstacle, or joins one that was reported before, and shows it. */
export const saveObstacle = async (
  { useCases, state, log }: PressDeps,
  asking: Asking,
  [verb, isReworded]: [verb: 'obstacle/save' | 'obstacle/join', isReworded: boolean],
  data: unknown,
): Promise<PressResult> => {
  const read = Data.safeParse(data);
  if (!read.success) return { stale: 'broken-data' };
  const pressed = isReworded
    ? { ...read.data, ...reworded(asking, { text: read.data.text, tried: read.data.tried }) }
    : read.data;
  const isJoining = verb === 'obstacle/join';
  if (!isJoining && unseen(asking, pressed))
    return { saved: false, card: obstacleForm(asking, draftOf(pressed)) };
  const { consent, item } = pressed;
  const form = { ...draftOf(pressed), reworded: isReworded, ...(consent !== undefined && { consent }) };
  try {
    const actor = { oid: asking.person.oid, via: 'card' } as const;
    const { obstacle } = await (isJoining
      ? useCases.joinObstacle(actor, { ...form, obstacle: item })
      : useCases.reportObstacle(actor, form));
    const now = { ...asking, state: await state() };
    const { t } = asking.texts;
    const saved = isJoining
      ? t('saved.joinObstacle', { key: obstacle.key })
      : t('saved.obstacle', { key: obstacle.key });
    const notice: Notice = { kind: 'saved', key: obstacle.key, text: `${saved} ${t('saved.later')}` };
    const { key, text, tried, note } = obstacle;
    const tabUrl = asking.tabUrl({ show: 'obstacles' });
    const about = aboutObstacle(now, obstacle);
    return {
      saved: true,
      card: obstacleKeptCard({ texts: asking.texts, notice, key, text, about, tried, note, tabUrl }),
    };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    log.info({ reason: error.reason, useCase: verb }, 'action refused');
    return refusedCard(asking, pressed, error);
  }
};
