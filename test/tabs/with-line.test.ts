import { withLine } from '../../tabs/risks/with-line.ts';
import { aLateLine, aLine, anOverview, aRiskView } from './build.ts';

const before = anOverview({
  risks: [aRiskView({ items: [aLateLine('A1', 9), aLine({ key: 'A2' })], open: 2, overdue: 1, done: 0 })],
  loose: [aLine({ key: 'Rydding' })],
});

describe('the overview once the server has answered an action', () => {
  it('has the line as answered, and figures to match', () => {
    const [risk] = withLine(before, aLine({ key: 'A1', status: 'done' })).risks;
    expect(risk?.items.map(({ key, status }) => [key, status])).toEqual([
      ['A1', 'done'],
      ['A2', 'not-started'],
    ]);
    expect([risk?.open, risk?.overdue, risk?.done]).toEqual([1, 0, 1]);
  });
  it('has the next occurrence as a line of its own', () => {
    const [risk] = withLine(before, aLine({ key: 'A1-2' })).risks;
    expect(risk?.items.map(({ key }) => key)).toEqual(['A1', 'A2', 'A1-2']);
    expect(risk?.open).toBe(3);
  });
  it('changes a task without a risk where it stands', () => {
    const { risk: _none, ...loose } = aLine({ key: 'Rydding', status: 'in-progress' });
    const after = withLine(before, loose);
    expect(after.loose.map(({ status }) => status)).toEqual(['in-progress']);
    expect(after.risks).toEqual(before.risks);
  });
});
