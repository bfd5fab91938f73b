import { lists } from '../../../graph/index.ts';
import type { UnitReport } from '../../../programme/index.ts';
import { DEVELOPER } from '../rows.ts';

const report: UnitReport = {
  key: '2025-T1/BAL',
  title: 'Bydel Alna 2025-T1',
  period: '2025-T1',
  unit: 'BAL',
  status: 'delivered-late',
  summary: 'Et godt tertial',
  needsHelp: '=HYPERLINK("http://x.example")',
  answers: {
    revision: 2,
    values: { q1: 'Samarbeidet', q2: 40 },
    reports: { 30122103: '30122103-2' },
    stamps: { q1: { byOid: DEVELOPER, at: '2025-04-24T07:00:00Z', revision: 1 } },
  },
  authorOid: DEVELOPER,
  deliveredAt: '2025-05-12T08:30:15Z',
};

describe('a row of the list of unit reports', () => {
  it('stands in Norwegian words, with the answers as JSON people can read', () => {
    const fields = lists.TfUnitReports.toFields(report);
    expect(fields).toMatchObject({
      Title: 'Bydel Alna 2025-T1',
      TfKey: '2025-T1/BAL',
      TfPeriod: '2025-T1',
      TfUnit: 'BAL',
      TfStatus: 'Levert for sent',
      TfSummary: 'Et godt tertial',
      TfNeedsHelp: '=HYPERLINK("http://x.example")',
      TfAuthorOid: DEVELOPER,
      TfDeliveredAt: '2025-05-12T08:30:15Z',
    });
    expect(JSON.parse(String(fields.TfAnswers))).toEqual(report.answers);
    expect(lists.TfUnitReports.fromFields(fields)).toEqual({ ok: true, entity: report });
  });

  it('has no answers where the column is empty', () => {
    const fields = { ...lists.TfUnitReports.toFields(report), TfAnswers: null };
    expect(lists.TfUnitReports.fromFields(fields)).toMatchObject({
      ok: true,
      entity: { answers: { revision: 0, values: {}, reports: {}, stamps: {} } },
    });
  });

  it.each([
    ['TfStatus', 'Sendt', 'unknown-value'],
    ['TfPeriod', 'våren', 'wrong-form'],
    ['TfAnswers', '{', 'not-json'],
    ['TfAnswers', '{"revision":"to"}', 'wrong-form'],
    ['TfDeliveredAt', 'i går', 'not-a-date'],
    // It would stand in the summary as another unit's answer, or another period's.
    ['TfUnit', 'BBJ', 'wrong-form'],
    ['TfPeriod', '2024-T3', 'wrong-form'],
  ])('with %s as "%s" is at fault: %s', (column, value, reason) => {
    const read = lists.TfUnitReports.fromFields({ ...lists.TfUnitReports.toFields(report), [column]: value });
    expect(read).toMatchObject({ ok: false, key: '2025-T1/BAL' });
    expect(read).toHaveProperty('columns.0', { column, value, reason });
  });
});
