import { answerWords } from '../../tabs/rounds/answer-words.ts';
import { textsIn } from './texts-rig.ts';

describe('an answer in a round, as people read it', () => {
  it.each([
    ['nb', 'gult', '1\u00a0240,5', 'Ikke svart'],
    ['nn', 'gult', '1\u00a0240,5', 'Ikkje svart'],
    ['en', 'yellow', '1,240.5', 'Not answered'],
  ] as const)('is in the words and figures of %s', async (language, light, number, none) => {
    const { t } = await textsIn(language);
    expect(answerWords(t, language, 'light', 'yellow')).toBe(light);
    expect(answerWords(t, language, 'number', 1240.5)).toBe(number);
    expect(answerWords(t, language, 'number', undefined)).toBe(none);
    expect(answerWords(t, language, 'choice', 'Som før')).toBe('Som før');
  });
});
