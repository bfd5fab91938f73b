import { outcomeOf } from '../../tabs/line/outcome.ts';
import { aLine, me } from './build.ts';

describe('what came of an action', () => {
  it.each([
    ['an offer, when somebody was asked', 'hand-over', {}, { offeredTo: { oid: me, name: 'X' } }, 'offer'],
    ['a hand-over, when it passed at once', 'hand-over', {}, {}, 'hand-over'],
    ['a yes', 'answer-hand-over', { accept: 'true' }, {}, 'accept'],
    ['a no', 'answer-hand-over', { accept: 'false', reason: 'Har ikke tid' }, {}, 'decline'],
    ['what was pressed, otherwise', 'snooze', {}, {}, 'snooze'],
  ] as const)('is %s', (_what, verb, form, line, outcome) => {
    expect(outcomeOf(verb, form, aLine(line))).toBe(outcome);
  });
});
