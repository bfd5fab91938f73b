import type { CaseAudit } from '../../../teams-app/command-line/deps.ts';
import { anAction } from '../store/builders.ts';
import { run } from './fakes.ts';

const KEY = '2025-2/5';
const hash = 'ab'.repeat(32);

const found: CaseAudit = {
  key: KEY,
  title: 'Ambulant team',
  entries: [
    {
      ...{ seq: 4, hash, broken: false, roles: ['programme-lead', 'operative-board-chair'], unit: 'DOU' },
      action: anAction({
        ...{ verb: 'extend', list: 'TfCases', key: KEY, via: 'tab', at: '2025-03-24T09:05:00Z' },
        ...{
          before: {},
          after: { deadline: '2025-04-02T13:00:00Z', rules: { quorumPercent: 50 } },
          reason: 'Påske',
        },
      }),
    },
    {
      ...{ seq: 5, hash, broken: false, roles: ['operative-board'], unit: 'BAL' },
      action: anAction({
        ...{ verb: 'pass-seat', list: 'TfCases', key: KEY, at: '2025-03-25T09:05:00Z' },
        ...{ before: {}, after: { round: 1, seat: 'BAL', passed: 'family' } },
      }),
    },
  ],
  votes: [{ key: `${KEY}/1/BBJ`, finding: 'proved' }],
};

describe('case audit', () => {
  it('tells who did what, by role and unit, when, from where, and what every vote is found to be', async () => {
    const { exit, out } = await run(`case audit ${KEY}`, { auditCase: async () => found });
    expect(exit).toBe(0);
    expect(out.split('\n')).toEqual([
      'Case 2025-2/5  Ambulant team',
      '',
      '2 entries in the log',
      '  4  24 March 2025 at 10:05  The deadline was extended',
      '      programme lead and chair of the operative board, Programme office, in the tab',
      '      deadline: 2 April 2025 at 15:00',
      '      reason: Påske',
      `      ${hash}`,
      '  5  25 March 2025 at 10:05  A seat was passed on',
      '      member of the operative board, Alna district, from a card',
      '      round: 1',
      '      seat: Alna district',
      '      why: close family of a party',
      `      ${hash}`,
      '',
      'One vote or recusal, checked',
      '  2025-2/5/1/BBJ  agrees with log, ballot and list',
    ]);
  });

  it('says where the chain is broken, and ends with 1 then and when a vote is not proved', async () => {
    const broken = { ...found, entries: found.entries.map((entry) => ({ ...entry, broken: true })) };
    const told = await run(`case audit ${KEY}`, { auditCase: async () => broken });
    expect(told.exit).toBe(1);
    expect(told.out).toContain(`THE CHAIN IS BROKEN HERE  ${hash}`);
    const votes = [{ key: `${KEY}/1/BBJ`, finding: 'row-missing' as const }];
    expect((await run(`case audit ${KEY}`, { auditCase: async () => ({ ...found, votes }) })).exit).toBe(1);
  });

  it('names nobody it cannot place, and knows what it did itself', async () => {
    const [first] = found.entries;
    if (!first) throw new Error('no entry');
    const { roles: _roles, unit: _unit, ...stranger } = first;
    const own = { ...stranger, action: { ...first.action, actor: 'taktfast', via: 'schedule' as const } };
    const { out } = await run(`case audit ${KEY}`, {
      auditCase: async () => ({ ...found, entries: [stranger, own] }),
    });
    expect(out).toContain('somebody who is no longer in the list Personer og roller, in the tab');
    expect(out).toContain('Taktfast itself, by the schedule');
  });

  it('says that there is no such case, and that a number is missing', async () => {
    expect((await run('case audit 2025-9/9')).err).toContain('There is no case 2025-9/9.');
    expect((await run('case audit')).exit).toBe(2);
  });
});
