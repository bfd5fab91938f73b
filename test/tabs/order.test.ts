import { inOrder, measureOf } from '../../tabs/risks/order.ts';
import { aLine } from './build.ts';

const task = (key: string, due = '2025-04-25') => aLine({ kind: 'task', key, due });
const keys = (lines: readonly { key: string }[]) => lines.map(({ key }) => key);

describe('the order of lines', () => {
  it('is by deadline, with what is closed last', () => {
    const lines = [
      aLine({ key: 'A1', due: '2025-01-01', status: 'done' }),
      aLine({ key: 'A2', due: '2025-05-01' }),
      aLine({ key: 'A3', due: '2025-04-01', status: 'in-progress' }),
      aLine({ key: 'A4', due: '2025-01-02', status: 'cancelled' }),
    ];
    expect(keys(inOrder(lines))).toEqual(['A3', 'A2', 'A1', 'A4']);
  });
  it('is by number when deadlines are the same, ten after nine', () => {
    expect(keys(inOrder([aLine({ key: 'A10' }), aLine({ key: 'A9' })]))).toEqual(['A9', 'A10']);
  });
  it('puts a measure’s tasks after it, wherever they stood', () => {
    const lines = [
      task('A4-UDE'),
      aLine({ key: 'A2', due: '2025-04-01' }),
      aLine({ key: 'A4' }),
      task('A4-BAL'),
    ];
    expect(keys(inOrder(lines))).toEqual(['A2', 'A4', 'A4-BAL', 'A4-UDE']);
  });
  it('brings a measure forward when one of its tasks is the most urgent', () => {
    const lines = [
      aLine({ key: 'A2', due: '2025-04-10' }),
      aLine({ key: 'A4' }),
      task('A4-BAL', '2025-04-01'),
    ];
    expect(keys(inOrder(lines))).toEqual(['A4', 'A4-BAL', 'A2']);
  });
  it('keeps the tasks of a second occurrence with that one', () => {
    expect(measureOf(task('A4-2-BAL'))).toBe('A4-2');
    expect(measureOf(task('A4-BAL'))).toBe('A4');
    expect(measureOf(aLine({ key: 'A4-2' }))).toBe('A4-2');
    expect(measureOf(task('Rydding'))).toBe('Rydding');
  });
});
