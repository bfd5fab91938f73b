import { ApiError } from '../../tabs/api/api-error.ts';
import { periodWords } from '../../tabs/language/periods.ts';
import { problemWords } from '../../tabs/states/problem-words.ts';
import { textsIn } from './texts-rig.ts';

describe('periods as people read them', () => {
  it.each([
    ['nb', '1. tertial 2025', 'mars 2025'],
    ['nn', '1. tertial 2025', 'mars 2025'],
    ['en', 'tertial 1 of 2025', 'March 2025'],
  ] as const)('are written out in %s', async (language, tertial, month) => {
    const { t } = await textsIn(language);
    expect(periodWords(t, language, '2025-T1')).toBe(tertial);
    expect(periodWords(t, language, '2025-03')).toBe(month);
    expect(periodWords(t, language, '2025-1/3')).toBe('2025-1/3');
  });

  it('are written out in a refusal too', async () => {
    const { t } = await textsIn('nb');
    const refusal = { reason: 'round-there', values: { period: '2025-T1' } } as const;
    expect(problemWords(t, 'nb', new ApiError('refused', { refusal }))).toBe(
      'Runden for 1. tertial 2025 finnes fra før. Ingenting er endret.',
    );
  });
});
