import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { mayInterrupt, nextAllowed, readTime, sendInstant } from '../../programme/index.ts';

const night = { quietFrom: '22:00', quietTo: '07:00' };
const morning = { quietFrom: '08:00', quietTo: '09:30' };
const at = (time: string, day = '2025-03-24') => sendInstant(day, time);

describe('quiet hours', () => {
  it.each([
    ['21:59', true],
    ['22:00', false],
    ['23:59', false],
    ['00:00', false],
    ['06:59', false],
    ['07:00', true],
    ['12:00', true],
  ])('past midnight: at %s a message may come: %s', (time, allowed) => {
    expect(mayInterrupt(night, at(time))).toBe(allowed);
  });
  it.each([
    ['07:59', true],
    ['08:00', false],
    ['08:30', false],
    ['09:30', true],
  ])('within a day: at %s a message may come: %s', (time, allowed) => {
    expect(mayInterrupt(morning, at(time))).toBe(allowed);
  });
  it('hold back the card of half past eight until they end', () => {
    expect(nextAllowed(morning, at('08:30'))).toEqual(at('09:30'));
  });
  it('that began in the evening end the next morning, those begun after midnight the same', () => {
    expect(nextAllowed(night, at('22:15'))).toEqual(at('07:00', '2025-03-25'));
    expect(nextAllowed(night, at('00:15'))).toEqual(at('07:00'));
  });
  it('leave an instant outside them as it is', () => {
    expect(nextAllowed(night, at('12:00'))).toEqual(at('12:00'));
  });
  it('end by the wall clock on the mornings the clock is changed', () => {
    expect(nextAllowed(night, at('22:00', '2025-03-29')).toString()).toBe('2025-03-30T05:00:00Z');
    expect(nextAllowed(night, at('22:00', '2025-10-25')).toString()).toBe('2025-10-26T06:00:00Z');
  });
  it.each([
    ['nobody set', {}],
    ['with one end only', { quietFrom: '22:00' }],
    ['with the other end only', { quietTo: '07:00' }],
    ['that end when they begin', { quietFrom: '08:00', quietTo: '08:00' }],
  ])('%s are none', (_, person) => {
    expect(mayInterrupt(person, at('08:00'))).toBe(true);
    expect(nextAllowed(person, at('08:00'))).toEqual(at('08:00'));
  });
  it('whatever they are, the next allowed instant is allowed, is not before, and is less than a day off', () => {
    const aTime = fc
      .tuple(fc.nat(23), fc.nat(59))
      .map((parts) => parts.map((n) => String(n).padStart(2, '0')).join(':'));
    const anInstant = fc
      .integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2025, 11, 31) })
      .map((ms) => Temporal.Instant.fromEpochMilliseconds(ms));
    fc.assert(
      fc.property(aTime, aTime, anInstant, (quietFrom, quietTo, instant) => {
        const person = { quietFrom, quietTo };
        const next = nextAllowed(person, instant);
        expect(mayInterrupt(person, next)).toBe(true);
        const wait = next.epochMilliseconds - instant.epochMilliseconds;
        expect(wait).toBeGreaterThanOrEqual(0);
        expect(wait).toBeLessThanOrEqual(25 * 3_600_000);
        if (mayInterrupt(person, instant)) expect(wait).toBe(0);
      }),
    );
  });
});

describe('a time of day', () => {
  it.each([
    ['22:00', '22:00'],
    ['22.00', '22:00'],
    ['22', '22:00'],
    ['7:30', '07:30'],
    ['07.05', '07:05'],
    ['kl. 22', '22:00'],
    ['Kl 7:30', '07:30'],
    [' 22:00 ', '22:00'],
    ['0', '00:00'],
    ['24:00', undefined],
    ['22:60', undefined],
    ['sent', undefined],
    ['', undefined],
    ['2200', undefined],
    ['22:0', undefined],
  ])('written %j is read as %s', (written, read) => {
    expect(readTime(written)).toBe(read);
  });
});
