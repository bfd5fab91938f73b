import { describe, expect, it } from '@jest/globals';
import { readAmount } from '../../../programme/index.ts';

const reads = (written: string | number) => readAmount(written);

describe('an amount as people write it', () => {
  it.each([
    ['1 000 000,50', 1_000_001],
    ['1\u00a0000\u00a0000,50', 1_000_001],
    ['1\u202f000\u202f000', 1_000_000],
    ['1.000.000,5', 1_000_001],
    ['kr 250 000,-', 250_000],
    ['250000 kroner', 250_000],
    ['NOK 12', 12],
    [' 7 ', 7],
    ['0,01', 1],
  ])('%s is read', (written, kroner) => expect(reads(written)).toEqual({ kroner }));

  it('a krone begun counts whole', () => expect(reads(99.2)).toEqual({ kroner: 100 }));

  it.each(['mye', '', '1 00 000', '1,000,000', '1.5', '12,345', '1 000 000,50 i året', '1e6', '٣'])(
    '“%s” is no amount',
    (written) => expect(reads(written)).toEqual({ fault: 'not-an-amount' }),
  );

  it.each(['-5', '\u22125', '– 1 000', -0.01])('%s is negative, and refused as that', (written) =>
    expect(reads(written)).toEqual({ fault: 'negative' }),
  );

  it.each(['0', '0,00', 0])('%s is nothing to apply for', (written) =>
    expect(reads(written)).toEqual({ fault: 'nothing' }),
  );

  it.each(['1 000 000 000', '999 999 999,01', '99999999999999999999', 1e300])('%s is absurd', (written) =>
    expect(reads(written)).toEqual({ fault: 'absurd' }),
  );

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('%s is no amount', (written) =>
    expect(reads(written)).toEqual({ fault: 'not-an-amount' }),
  );
});
