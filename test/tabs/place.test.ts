import { readPlace, writePlace } from '../../tabs/place/place.ts';

const opening = {
  page: 'risks',
  day: undefined,
  filter: 'all',
  unit: undefined,
  search: '',
  risk: undefined,
  line: undefined,
  project: undefined,
  period: undefined,
};

describe('what an address opens', () => {
  it.each([
    ['nothing in particular', '', '', undefined, {}],
    ['a risk', '?risk=A', '', undefined, { risk: 'A' }],
    ['a risk named in small letters', '?risk=h', '', undefined, { risk: 'H' }],
    ['a risk after the hash', '', '#risk-B', undefined, { risk: 'B' }],
    ['what is overdue', '?filter=overdue', '', undefined, { filter: 'overdue' }],
    ['the rows that cannot be read', '?filter=faults', '', undefined, { filter: 'faults' }],
    ['a measure', '?measure=A1', '', undefined, { line: 'A1' }],
    ['a task', '?task=A4-BAL', '', undefined, { line: 'A4-BAL' }],
    ['a unit and a search', '?unit=BAL&search=kurs+i', '', undefined, { unit: 'BAL', search: 'kurs i' }],
    ['a measure by Teams’ sub-page', '', '', 'A1-2', { line: 'A1-2' }],
    ['a risk by Teams’ sub-page', '', '', 'risk-C', { risk: 'C' }],
    ['a letter alone as a risk', '', '', 'D', { risk: 'D' }],
    ['a filter by Teams’ sub-page', '', '', 'needs-help', { filter: 'needs-help' }],
    ['an address written into the sub-page', '', '', '?measure=A1', { line: 'A1' }],
    [
      'the digest of a week and a unit',
      '?page=digest&day=2025-03-24&unit=BAL',
      '',
      undefined,
      { page: 'digest', day: '2025-03-24', unit: 'BAL' },
    ],
    ['the rounds', '?page=rounds', '', undefined, { page: 'rounds' }],
    ['a round', '?page=rounds&period=2025-t1', '', undefined, { page: 'rounds', period: '2025-T1' }],
    ['a period that is none', '?page=rounds&period=soon', '', undefined, { page: 'rounds' }],
    [
      'a project',
      '?page=projects&project=30090702',
      '',
      undefined,
      { page: 'projects', project: '30090702' },
    ],
    ['the obstacles by Teams’ sub-page', '', '', 'obstacles', { page: 'obstacles' }],
    ['the digest by Teams’ sub-page', '', '', 'digest', { page: 'digest' }],
    ['today where the day is none', '?page=digest&day=i+dag', '', undefined, { page: 'digest' }],
    ['the address rather than the sub-page', '?risk=A', '', 'B1', { risk: 'A' }],
    ['the whole page when the words mean nothing', '?filter=everything&unit=X&risk=Z', '', undefined, {}],
    ['the whole page beside words of others', '?utm_source=mail', '', undefined, {}],
  ] as const)('is %s', (_what, search, hash, subPage, opened) => {
    expect(readPlace(search, hash, subPage)).toEqual({ ...opening, ...opened });
  });

  it('is the same again after it was written', () => {
    const place = {
      filter: 'mine',
      unit: 'BSR',
      search: 'å & b',
      risk: 'E',
      line: 'E1-BSR',
      project: '30090702',
      period: '2025-T1',
      case: '2025-2/5',
    } as const;
    const asked = { ...place, page: 'deliveries', day: '2025-04-02' } as const;
    expect(readPlace(writePlace(asked), '')).toEqual(asked);
  });
  it('is written as nothing for the page as it opens', () => {
    expect(writePlace(readPlace('', ''))).toBe('');
  });
});
