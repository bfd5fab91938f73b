import { z } from 'zod';
import { Language, Refusal } from '../../programme/index.ts';
import { type Preferences, preferencesCard } from '../cards/preferences-card.ts';
import type { Asking } from '../deps.ts';
import type { PressDeps, PressResult } from './press-result.ts';
import { refusalText } from './refusal-text.ts';

const Text = z.string().catch('');
/** What the card's fields hold; an emptied time is left out by some clients. */
const Inputs = z
  .looseObject({
    language: Language.optional().catch(undefined),
    quietFrom: Text,
    quietTo: Text,
  })
  .catch({ quietFrom: '', quietTo: '' });

/** Keeps somebody's own settings, and answers in the language they chose. */
export const savePreferences = async (
  { useCases, log, textsOf }: PressDeps,
  { person, texts }: Asking,
  data: unknown,
): Promise<PressResult> => {
  const { language, quietFrom, quietTo } = Inputs.parse(data);
  const form = { ...(language && { language }), quietFrom, quietTo };
  try {
    const saved = await useCases.setPreferences({ oid: person.oid, via: 'card' }, form);
    const spoken = textsOf(saved.person.language);
    const text = `${spoken.t('saved.preferences')} ${spoken.t('saved.shows')}`;
    const card = preferencesCard(spoken, saved.person, { kind: 'saved', key: person.oid, text });
    return { saved: true, card };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    log.info({ reason: error.reason, useCase: 'setPreferences' }, 'action refused');
    const written: Preferences = { language: language ?? person.language, quietFrom, quietTo };
    const text = refusalText(texts, error, '');
    return {
      saved: false,
      card: preferencesCard(texts, written, { kind: 'refused', key: person.oid, text }),
    };
  }
};
