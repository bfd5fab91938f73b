import { describe, expect, it } from '@jest/globals';
import { stateAtVersion } from '../../../teams-app/wiring/state-at-version.ts';
import { aState, clockAt } from '../../programme/build.ts';

const DAY = '2025-03-24';

/** A store whose version is set, and whose readings end when told to. */
const aStore = () => {
  const at = { version: 1 };
  const begun: { version: number; end: (error?: Error) => void }[] = [];
  const time = { clock: clockAt(DAY) };
  const reader = stateAtVersion(
    async () => at.version,
    () =>
      new Promise((resolve, reject) => {
        const { version } = at;
        const end = (error?: Error) => (error ? reject(error) : resolve(aState({ version })));
        begun.push({ version, end });
      }),
    { now: () => time.clock.now() },
  );
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return { at, begun, state: reader.now, recent: reader.recent, time, settle };
};

describe('the state at a version', () => {
  it('is read once for as long as nothing changes', async () => {
    const { begun, state, settle } = aStore();
    const both = [state(DAY), state(DAY)];
    await settle();
    begun[0]?.end();
    expect((await Promise.all(both)).map(({ version }) => version)).toEqual([1, 1]);
    await state(DAY);
    expect(begun).toHaveLength(1);
  });

  it('is never older than the moment it was asked for', async () => {
    const { at, begun, state, settle } = aStore();
    const early = state(DAY);
    await settle();
    at.version = 2;
    const late = state(DAY);
    await settle();
    begun[0]?.end();
    expect((await early).version).toBe(1);
    await settle();
    begun[1]?.end();
    expect((await late).version).toBe(2);
  });

  it('is read one at a time while much changes, and all who come meanwhile share the reading after it', async () => {
    const { at, begun, state, settle } = aStore();
    const first = state(DAY);
    await settle();
    const others: Promise<{ version: number }>[] = [];
    for (at.version = 2; at.version < 50; at.version += 1) {
      others.push(state(DAY));
      await settle();
    }
    expect(begun).toHaveLength(1);
    begun[0]?.end();
    await first;
    await settle();
    begun[1]?.end();
    const read = await Promise.all(others);
    expect(begun).toHaveLength(2);
    expect(new Set(read.map(({ version }) => version))).toEqual(new Set([50]));
  });

  it('is read again after a reading that failed', async () => {
    const { begun, state, settle } = aStore();
    const failed = state(DAY);
    await settle();
    begun[0]?.end(new Error('the database is away'));
    await expect(failed).rejects.toThrow('away');
    const again = state(DAY);
    await settle();
    begun[1]?.end();
    expect((await again).version).toBe(1);
  });

  it('may be two seconds old for whoever needs no newer, and no older', async () => {
    const { at, begun, recent, state, time, settle } = aStore();
    const first = state(DAY);
    await settle();
    begun[0]?.end();
    await first;
    at.version = 2;
    expect((await recent(DAY)).version).toBe(1);
    time.clock = { now: () => clockAt(DAY).now().add({ seconds: 2 }) };
    const later = recent(DAY);
    await settle();
    begun[1]?.end();
    expect((await later).version).toBe(2);
  });
});
