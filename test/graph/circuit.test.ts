import { admit, afterFailure, type Circuit, CLOSED, circuitState } from '../../graph/index.ts';

const NOW = 1_000_000;
const failed = (failures: number, random = 0): Circuit => {
  let circuit = CLOSED;
  for (let n = 0; n < failures; n += 1)
    circuit = afterFailure({ ...circuit, ...lapsed(circuit) }, NOW, always(random));
  return circuit;
};
const always = (value: number) => () => value;
/** The pause is over, so the next failure is that of the one request let through. */
const lapsed = ({ openUntil }: Circuit) => (openUntil === undefined ? {} : { openUntil: NOW });

describe('the circuit to Graph', () => {
  it.each([
    // failures in a row, seconds it is then left alone
    [0, undefined],
    [1, undefined],
    [4, undefined],
    [5, 10],
    [6, 20],
    [7, 40],
    [8, 60],
    [14, 60],
  ])('after %i requests in a row without an answer leaves Graph alone for %p s', (failures, seconds) => {
    const { openUntil } = failed(failures);
    expect(openUntil).toBe(seconds === undefined ? undefined : NOW + seconds * 1000);
  });

  it('spreads the ends of the pauses by up to a fifth, so that not all come back at once', () => {
    expect(failed(5, 0.5).openUntil).toBe(NOW + 11_000);
    expect(failed(5, 1).openUntil).toBe(NOW + 12_000);
  });

  it('lets everybody through while it is closed', () => {
    expect(admit(failed(4), NOW)).toEqual({ admitted: true, circuit: failed(4) });
    expect(circuitState(failed(4), NOW)).toBe('closed');
  });

  it('lets nobody through while it is open, and says for how long', () => {
    expect(admit(failed(5), NOW + 4_000)).toEqual({ admitted: false, waitMs: 6_000 });
    expect(circuitState(failed(5), NOW + 4_000)).toBe('open');
  });

  it('lets one through when the pause is over, and the others wait for what becomes of it', () => {
    const first = admit(failed(5), NOW + 10_000);
    if (!first.admitted) throw new Error('the first is let through');
    expect(circuitState(first.circuit, NOW + 10_000)).toBe('half-open');
    expect(admit(first.circuit, NOW + 10_001)).toEqual({ admitted: false, waitMs: 44_999 });
    // Whoever was let through died: somebody else may try.
    expect(admit(first.circuit, NOW + 55_000)).toMatchObject({ admitted: true });
  });

  it('takes a failure that was on its way when it opened for nothing new', () => {
    const open = failed(5);
    expect(afterFailure(open, NOW + 1_000, always(0))).toEqual(open);
  });
});
