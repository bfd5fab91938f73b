import { Refusal } from '../../programme/index.ts';
import type { Notice } from '../cards/notice.ts';
import type { Asking } from '../deps.ts';
import { reportCardOf } from '../report-views.ts';
import type { PressDeps, PressResult } from './press-result.ts';
import { refusalText } from './refusal-text.ts';
import { readStatusPressed } from './status-pressed.ts';

/** Publishes a report, and shows it again. */
export const publishStatus = async (
  { useCases, state, log }: PressDeps,
  asking: Asking,
  data: unknown,
): Promise<PressResult> => {
  const pressed = readStatusPressed(data);
  if (!pressed) return { stale: 'broken-data' };
  const { texts, person } = asking;
  const { item: key } = pressed;
  const attempt = async (): Promise<Notice> => {
    try {
      const { report } = await useCases.publishStatus({ oid: person.oid, via: 'card' }, { report: key });
      return { kind: 'saved', key, text: texts.t('saved.publish', { title: report.title }) };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      log.info({ reason: error.reason, key, useCase: 'publishStatus' }, 'action refused');
      return { kind: 'refused', key, text: refusalText(texts, error, key) };
    }
  };
  const notice = await attempt();
  const card = reportCardOf({ ...asking, state: await state() }, key, { notice });
  return card ? { saved: notice.kind === 'saved', card } : { stale: 'broken-data' };
};
