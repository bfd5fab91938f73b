import { z } from 'zod';
import { Refusal } from '../../programme/index.ts';
import { scoreIds } from '../cards/reassess-form.ts';
import type { Asking } from '../deps.ts';
import { type RiskTrace, riskCardOf } from '../risk-cards.ts';
import type { PressDeps, PressResult } from './press-result.ts';
import { refusalText } from './refusal-text.ts';
import { savedLater } from './saved-later.ts';

const Inputs = z.looseObject({});
const Text = z.string().catch('');

const attempt = async (
  { useCases, state, log }: PressDeps,
  { person, texts: { t }, texts }: Asking,
  code: string,
  data: unknown,
): Promise<{ saved: boolean; trace: RiskTrace }> => {
  const inputs = Inputs.safeParse(data).data ?? {};
  const ids = scoreIds(code);
  const probability = Text.parse(inputs[ids.probability]);
  const consequence = Text.parse(inputs[ids.consequence]);
  try {
    await useCases.reassessRisk({ oid: person.oid, via: 'card' }, { code, probability, consequence });
    const { late } = await state();
    const text = `${t('saved.reassess', { code, probability, consequence })} ${savedLater(texts, late)}`;
    return { saved: true, trace: { notice: { kind: 'saved', key: code, text } } };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    log.info({ reason: error.reason, key: code, useCase: 'reassessRisk' }, 'action refused');
    const notice = { kind: 'refused', key: code, text: refusalText(texts, error, code) } as const;
    return { saved: false, trace: { notice, draft: { probability, consequence } } };
  }
};

/** Keeps what a risk came to, and shows the risk again. */
export const reassessRisk = async (
  deps: PressDeps,
  asking: Asking,
  code: string,
  data: unknown,
): Promise<PressResult> => {
  const { saved, trace } = await attempt(deps, asking, code, data);
  const card = riskCardOf({ ...asking, state: await deps.state() }, code, trace);
  return card ? { saved, card } : { stale: 'broken-data' };
};
