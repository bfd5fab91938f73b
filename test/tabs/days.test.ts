import { dayAfter, daysFrom, longDay, shortDay } from '../../tabs/language/days.ts';
import { languageOf } from '../../tabs/language/language.ts';
import { textsIn } from './texts-rig.ts';

describe('days as people read them', () => {
  it.each([
    ['nb', 'mandag 24. mars 2025', 'lørdag 1. november 2025'],
    ['nn', 'måndag 24. mars 2025', 'laurdag 1. november 2025'],
    ['en', 'Monday 24 March 2025', 'Saturday 1 November 2025'],
  ] as const)('are written out in %s', async (language, monday, saturday) => {
    const { t } = await textsIn(language);
    expect(longDay(t, language, '2025-03-24')).toBe(monday);
    expect(longDay(t, language, '2025-11-01')).toBe(saturday);
  });
  it('have their year only when it is another than this one', () => {
    expect(shortDay('nb', '2025-03-14', '2025-04-02')).toBe('14. mars');
    expect(shortDay('nn', '2026-03-14', '2025-04-02')).toBe('14. mars 2026');
    expect(shortDay('en', '2024-12-31', '2025-01-01')).toBe('31 December 2024');
  });
  it('are counted whole, over a change of the clock too', () => {
    expect(daysFrom('2025-03-29', '2025-03-31')).toBe(2);
    expect(daysFrom('2025-10-27', '2025-10-25')).toBe(-2);
    expect(dayAfter('2025-03-29', 2)).toBe('2025-03-31');
    expect(dayAfter('2024-02-28', 1)).toBe('2024-02-29');
  });
});

describe('the language of the page', () => {
  it.each([
    ['nn-no', 'nn'],
    ['nb-no', 'nb'],
    ['no', 'nb'],
    ['en-us', 'en'],
    ['EN', 'en'],
    ['sv-se', 'nb'],
    ['', 'nb'],
  ])('for "%s" is %s', (locale, language) => {
    expect(languageOf(locale)).toBe(language);
  });
});
