import { publishedStatus } from '../../../programme/index.ts';
import { aReport, SPRAK } from './build.ts';

const project = { key: SPRAK, status: { time: 'delayed' } } as const;
const at = (key: string, reportedAt: string, rest: Parameters<typeof aReport>[0]) =>
  aReport({ key: `${SPRAK}-${key}`, reportedAt, ...rest });

describe('what may be shown of a project in any chat', () => {
  it('is its newest published report, though a newer draft is under way', () => {
    const reports = [
      at('1', '2025-02-01T08:00:00Z', { moderation: 'published', status: { time: 'ahead' } }),
      at('2', '2025-03-01T08:00:00Z', { moderation: 'published', status: { time: 'minor-delays' } }),
      at('3', '2025-03-20T08:00:00Z', { moderation: 'draft', status: { time: 'delayed' } }),
    ];
    const { status, history } = publishedStatus(project, reports);
    expect(status).toEqual({ time: 'minor-delays' });
    expect(history.map(({ key }) => key)).toEqual([`${SPRAK}-2`, `${SPRAK}-1`]);
  });

  it('is nothing while all there is are drafts', () => {
    const drafts = [at('1', '2025-03-20T08:00:00Z', {})];
    expect(publishedStatus(project, drafts)).toEqual({ status: {}, history: [] });
  });

  it('is what stands in its row when nobody has reported yet', () => {
    expect(publishedStatus(project, [])).toEqual({ status: { time: 'delayed' }, history: [] });
  });
});
