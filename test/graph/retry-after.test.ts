import { retryAfterSeconds } from '../../graph/retry-after.ts';

const day = 24 * 3600;

describe('how long a reply asks to be left alone', () => {
  it.each<[Record<string, string>, number | undefined]>([
    [{ 'retry-after': '17' }, 17],
    [{ 'retry-after': '3600' }, 3600],
    [{ 'retry-after': '0' }, 0],
    [{}, undefined],
    [{ 'retry-after': 'soon' }, undefined],
    [{ 'retry-after': '3', 'ratelimit-reset': '9' }, 9],
    [{ 'ratelimit-reset': '9' }, undefined],
    [{ 'retry-after': 'Mon, 03 Mar 2025 08:30:00 GMT', date: 'Mon, 03 Mar 2025 07:30:00 GMT' }, 3600],
    [{ 'retry-after': 'Mon, 03 Mar 2025 07:30:00 GMT', date: 'Mon, 03 Mar 2025 08:30:00 GMT' }, 0],
    // Our own clock may be wrong, and a proxy may leave the reply's out.
    [{ 'retry-after': 'Mon, 03 Mar 2025 08:30:00 GMT' }, undefined],
    // No limit of SharePoint's lasts longer than a day, and a wrong header must not silence us for ever.
    [{ 'retry-after': '99999999999999999999' }, day],
    [{ 'retry-after': 'Mon, 03 Mar 2095 08:30:00 GMT', date: 'Mon, 03 Mar 2025 07:30:00 GMT' }, day],
  ])('%j is %s', (headers, seconds) => {
    expect(retryAfterSeconds(new Headers(headers))).toBe(seconds);
  });
});
