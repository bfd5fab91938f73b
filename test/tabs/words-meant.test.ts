import { ApiError } from '../../tabs/api/api-error.ts';
import { wordsMeant } from '../../tabs/line/words-meant.ts';

const refused = (reason: 'personal-details' | 'reason-missing', values: Record<string, string>) =>
  new ApiError('refused', { refusal: { reason, values } });

describe('words a refusal points out', () => {
  it('are those at the places it names, in the text without the blanks around it', () => {
    const consent = 'reason:phone:5-15 reason:mail:22-28';
    const error = refused('personal-details', { count: '2', consent });
    expect(wordsMeant(error, { reason: '  Ring 912 34 567 eller a@b.no.' })).toEqual({
      words: ['912 34 567', 'a@b.no'],
      consent,
    });
  });

  it('are none where it says no for another reason, or nothing was refused at all', () => {
    expect(wordsMeant(refused('reason-missing', {}), { reason: '' })).toBeUndefined();
    expect(wordsMeant(refused('personal-details', { count: '1' }), { reason: 'x' })).toBeUndefined();
    expect(wordsMeant(new Error('network'), {})).toBeUndefined();
    expect(wordsMeant(null, {})).toBeUndefined();
  });
});
