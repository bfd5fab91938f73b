import { GraphError, type GraphErrorReason } from '../../../graph/index.ts';
import { gatheringMs } from '../../../teams-app/carrying/gathering.ts';
import { setbackAfter, setbackOf, wasNoTry } from '../../../teams-app/carrying/when-again.ts';

const most = () => 1;

describe('what keeps a row from SharePoint', () => {
  it.each<[GraphErrorReason, string, 'row' | 'list' | 'everything', number]>([
    // Graph's reason, what people are told, what else it keeps back, seconds until the third try at the most
    ['throttled', 'throttled', 'row', 4],
    ['unavailable', 'unreachable', 'row', 4],
    ['unauthenticated', 'sign-in', 'everything', 4],
    ['denied', 'refused', 'list', 300],
    ['not-found', 'list-missing', 'list', 300],
    ['invalid', 'not-accepted', 'row', 300],
    ['conflict', 'not-accepted', 'row', 4],
    ['stale', 'queued', 'row', 4],
    ['gone', 'unexpected', 'row', 4],
    ['unexpected', 'unexpected', 'row', 4],
  ])('%s is told as %s and keeps back the %s', (graph, reason, holds, seconds) => {
    expect(setbackOf(new GraphError(graph, 'x'), 2, most)).toEqual({ reason, holds, waitMs: seconds * 1000 });
  });

  it('waits as it would unasked when Graph asks for no time at all', () => {
    const error = new GraphError('throttled', 'x', { retryAfterSeconds: 0 });
    expect(setbackOf(error, 3, () => 1)).toMatchObject({ waitMs: 8_000 });
  });

  it('waits as long as Graph asks, however long', () => {
    const error = new GraphError('throttled', 'x', { retryAfterSeconds: 5400 });
    expect(setbackOf(error, 1, most)).toMatchObject({ waitMs: 5_400_000 });
  });

  it.each([
    [1, 2],
    [2, 4],
    [5, 32],
    [8, 256],
    [9, 300],
    [60, 300],
  ])('waits twice as long each time, up to five minutes: after try %i at most %i s', (tries, seconds) => {
    const error = new GraphError('unavailable', 'x');
    expect(setbackOf(error, tries, most).waitMs).toBe(seconds * 1000);
    expect(setbackOf(error, tries, () => 0).waitMs).toBe(seconds * 500);
  });

  it('is its turn when our own budget is used up, which nobody needs to mend, and is no try', () => {
    const error = new GraphError('throttled', 'x', { code: 'no-units', retryAfterSeconds: 12, held: true });
    expect(setbackOf(error, 1, most)).toEqual({ reason: 'queued', holds: 'row', waitMs: 12_000 });
    expect([wasNoTry(error), wasNoTry(new GraphError('throttled', 'x'))]).toEqual([true, false]);
  });

  it('may be something nobody foresaw', () => {
    expect(setbackOf(new TypeError('x'), 1, most)).toMatchObject({ reason: 'unexpected', holds: 'row' });
  });

  it('is left to the next sweep when the item is gone or unreadable', () => {
    expect(setbackAfter('gone')).toMatchObject({ reason: 'item-gone', waitMs: 300_000 });
    expect(setbackAfter('faulty')).toMatchObject({ reason: 'item-faulty' });
    for (const outcome of ['pushed', 'created', 'merged', 'clash', 'nothing'] as const)
      expect(setbackAfter(outcome)).toBeUndefined();
  });
});

describe('how long an edit waits for others of the same row', () => {
  it.each([
    [0, 0],
    [125, 0],
    [250, 2000],
    [375, 4000],
    [500, 6000],
    [1250, 6000],
  ])('with %i of 1 250 units used in the minute: %i ms', (used, ms) => {
    expect(gatheringMs({ used, limit: 1250 })).toBe(ms);
  });
});
