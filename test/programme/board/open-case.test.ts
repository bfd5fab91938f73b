import { describe, expect, it } from '@jest/globals';
import { type Case, firstRules, Refusal } from '../../../programme/index.ts';
import { by, clockAt, oid } from '../build.ts';
import { expectRefusal } from '../refused.ts';
import {
  aCase,
  aDeputy,
  aMember,
  board,
  CASE,
  CHAIR,
  DEVELOPER,
  deputyOf,
  memberOf,
  OBSERVER,
  OFFICER,
  SEATED,
  unitSetting,
} from './build.ts';
import { boardRoom, DEADLINE } from './room.ts';

describe('preparing a case', () => {
  const form = {
    title: 'Språkhjelp',
    kind: 'application',
    unit: 'BBJ',
    affectedUnits: 'BBJ,BGO',
    phase: 'planning',
    amount: '1 000 000,50',
    benefit: 'Flere barn forstår.',
    text: 'Språkhjelp i barnehagen.',
  };

  it('numbers it as the next of the half-year, reads the amount, and logs no words', async () => {
    const room = boardRoom();
    const { item } = await room.prepare(by(OFFICER), form);
    // Monday 24 March 2025 lies in the first half; the case there is belongs to the second.
    expect(item).toMatchObject({ key: '2025-1/1', amount: 1_000_001, state: 'draft', round: 1 });
    expect(item.affectedUnits).toEqual(['BBJ', 'BGO']);
    expect(JSON.stringify(room.records.held().actions)).not.toContain('Språkhjelp i barnehagen');
    expect(room.records.held().actions).toMatchObject([
      { verb: 'prepare', list: 'TfCases', key: '2025-1/1' },
    ]);
  });

  it('edits a draft, and takes away what is left empty', async () => {
    const room = boardRoom();
    const { item } = await room.prepare(by(OFFICER), { ...form, key: CASE, benefit: '' });
    expect(item).toMatchObject({ key: CASE, title: 'Språkhjelp' });
    expect(item).not.toHaveProperty('benefit');
  });

  it.each([
    ['-500', 'amount-unclear'],
    ['mye', 'amount-unclear'],
    ['99 999 999 999', 'amount-unclear'],
  ] as const)('refuses an amount of %s', async (amount, reason) => {
    const room = boardRoom();
    await expectRefusal(room.records, () => room.prepare(by(OFFICER), { ...form, amount }), reason);
  });

  it('takes no longer title or area than SharePoint keeps, and has each on one line', async () => {
    const room = boardRoom();
    const refused = (given: object, limit: string) =>
      expectRefusal(room.records, () => room.prepare(by(OFFICER), { ...form, ...given }), 'text-too-long', {
        limit,
      });
    await refused({ title: 'x'.repeat(201) }, '200');
    await refused({ area: 'x'.repeat(101) }, '100');
    const { item } = await room.prepare(by(OFFICER), {
      ...form,
      title: 'Språkverter\n på helsestasjonen',
      area: 'Områdeløft\tSør',
    });
    expect(item).toMatchObject({ title: 'Språkverter på helsestasjonen', area: 'Områdeløft Sør' });
  });

  it('is for the office', async () => {
    const room = boardRoom();
    await expectRefusal(room.records, () => room.prepare(by(memberOf('BAL')), form), 'office-only');
  });

  it('leaves an open case alone', async () => {
    const room = boardRoom();
    await room.open();
    await expectRefusal(
      room.records,
      () => room.prepare(by(OFFICER), { ...form, key: CASE }),
      'case-not-draft',
      {
        key: CASE,
      },
    );
  });

  it('points out what is personal before it is kept', async () => {
    const room = boardRoom();
    const text = 'Ring 912 34 567 om barnet.';
    await expectRefusal(
      room.records,
      () => room.prepare(by(OFFICER), { ...form, text }),
      'personal-details',
      {
        count: '1',
      },
    );
  });
});

describe('opening a case', () => {
  it('locks its text under a hash, seats the board, and sends each member a ballot and the chair a card', async () => {
    const room = boardRoom();
    const { item, round, withoutDeputy, vacant } = await room.open();
    expect(item).toMatchObject({ state: 'open', openedAt: '2025-03-24T08:00:00Z' });
    // 15:00 in Oslo is 13:00 in UTC once summer time has come, on 30 March.
    expect(item.deadline).toBe('2025-03-31T13:00:00Z');
    expect(item.textHash).toMatch(/^[0-9a-f]{64}$/);
    expect(round.rules).toEqual(firstRules);
    expect(round.seats).toEqual(
      SEATED.map((unit) => ({ unit, memberOid: memberOf(unit), deputyOid: deputyOf(unit) })),
    );
    expect({ withoutDeputy, vacant }).toEqual({ withoutDeputy: [], vacant: [] });
    expect(room.kinds()).toEqual([
      ...SEATED.map((unit) => ({ kind: 'ballot', personOid: memberOf(unit) })),
      { kind: 'chair-case', personOid: CHAIR },
    ]);
    expect(room.records.held().actions).toMatchObject([
      { verb: 'open-vote', actor: OFFICER, key: CASE, after: { round: 1, textHash: item.textHash } },
    ]);
  });

  it('ends on the earliest day the reading time allows, where nobody chose one', async () => {
    const { round } = await boardRoom().openAs(by(OFFICER), { key: CASE });
    // Monday 24 March and three working days: Thursday 27 March at 15:00, an hour before UTC.
    expect(round.deadline).toBe('2025-03-27T14:00:00Z');
  });

  it.each([
    ['2025-03-21', 'deadline-past', { earliest: '2025-03-27' }],
    ['2025-03-29', 'deadline-closed-day', { day: '2025-03-29', earliest: '2025-03-31' }],
    // Maundy Thursday; Good Friday, Easter and its Monday follow.
    ['2025-04-17', 'deadline-closed-day', { day: '2025-04-17', earliest: '2025-04-22' }],
    ['2025-03-25', 'deadline-too-soon', { earliest: '2025-03-27', days: '3' }],
    ['2026-04-30', 'date-too-far', { latest: '2026-03-25' }],
  ] as const)('refuses the deadline %s: %s', async (deadline, reason, values) => {
    const room = boardRoom();
    await expectRefusal(room.records, () => room.open(deadline), reason, values);
  });

  it('takes the first day that leaves the reading time', async () => {
    const room = boardRoom();
    // Monday and three working days: Thursday.
    expect((await room.open('2025-03-27')).item.state).toBe('open');
  });

  it.each<[string, Partial<Case>, string]>([
    ['no affected units', { affectedUnits: [] }, 'no-affected-units'],
    ['a briefing', { kind: 'briefing' }, 'briefing-has-no-vote'],
    ['a case that was withdrawn', { state: 'withdrawn' }, 'case-not-draft'],
  ])('refuses %s', async (_title, given, reason) => {
    const room = boardRoom({ TfCases: [aCase(given)] });
    await expect(room.open()).rejects.toMatchObject({ reason, values: { key: CASE } });
  });

  it('refuses an application without text or amount', async () => {
    const { text: _text, ...wordless } = aCase();
    const { amount: _amount, ...priceless } = aCase();
    await expect(boardRoom({ TfCases: [wordless] }).open()).rejects.toMatchObject({
      reason: 'case-text-missing',
    });
    await expect(boardRoom({ TfCases: [priceless] }).open()).rejects.toMatchObject({
      reason: 'amount-missing',
    });
  });

  it('tells which seats have no deputy, and opens all the same', async () => {
    const people = board().filter(({ roles }) => !roles.includes('operative-board-deputy'));
    const room = boardRoom({ TfPeople: people });
    expect((await room.open()).withoutDeputy).toEqual([...SEATED]);
  });

  it('gives a seat without a member to its deputy, and tells of one nobody holds', async () => {
    const people = board().filter(
      ({ oid: known }) => ![memberOf('BAL'), memberOf('BBJ'), deputyOf('BBJ')].includes(known),
    );
    const room = boardRoom({ TfPeople: people });
    const { vacant } = await room.open();
    expect(vacant).toEqual(['BBJ']);
    expect(room.kinds()).toContainEqual({ kind: 'ballot', personOid: deputyOf('BAL') });
  });

  it('refuses a board with two members in one unit', async () => {
    const twin = aMember('BAL', { oid: oid(90), name: 'Nytt medlem' });
    const room = boardRoom({ TfPeople: [...board(), twin] });
    await expectRefusal(room.records, () => room.open(), 'two-members', {
      key: CASE,
      unit: 'BAL',
      names: 'Styremedlem BAL, Nytt medlem',
    });
  });

  it('refuses somebody who is a member in two units, known by the address', async () => {
    const people = board().map((person) =>
      person.oid === memberOf('BBJ') ? { ...person, mail: aMember('BAL').mail } : person,
    );
    const room = boardRoom({ TfPeople: people });
    await expectRefusal(room.records, () => room.open(), 'member-twice', {
      key: CASE,
      name: 'Styremedlem BAL',
      units: 'BAL, BBJ',
    });
  });

  it('never makes a member somebody’s deputy, nor one person the deputy of two', async () => {
    const people = board()
      .filter(({ roles }) => !roles.includes('operative-board-deputy'))
      .map((person) => {
        if (person.oid === memberOf('BAL')) return { ...person, deputyOid: memberOf('BBJ') };
        return person.roles.includes('operative-board') ? { ...person, deputyOid: oid(91) } : person;
      });
    const shared = aDeputy('BAL', { oid: oid(91), unit: 'DOU' });
    const room = boardRoom({ TfPeople: [...people, shared] });
    const { round } = await room.open();
    expect(round.seats.map(({ deputyOid }) => deputyOid)).toEqual([
      undefined,
      oid(91),
      ...SEATED.slice(2).map(() => undefined),
    ]);
  });

  it('gives no seat of an application to a state representative, who could neither read nor answer it', async () => {
    const people = board().map((person) => {
      if (person.oid === memberOf('BAL')) return { ...person, deputyOid: OBSERVER };
      if (person.oid === memberOf('BBJ'))
        return aMember('BBJ', { roles: ['operative-board', 'state-observer'] });
      return person;
    });
    const seatsOf = async (kind: 'application' | 'discussion') => {
      const room = boardRoom({ TfPeople: people, TfCases: [aCase({ kind })] });
      return (await room.open()).round.seats.slice(0, 2);
    };
    expect(await seatsOf('application')).toEqual([
      { unit: 'BAL', memberOid: memberOf('BAL'), deputyOid: deputyOf('BAL') },
      { unit: 'BBJ', deputyOid: deputyOf('BBJ') },
    ]);
    expect(await seatsOf('discussion')).toEqual([
      { unit: 'BAL', memberOid: memberOf('BAL'), deputyOid: OBSERVER },
      { unit: 'BBJ', memberOid: memberOf('BBJ'), deputyOid: deputyOf('BBJ') },
    ]);
  });

  it('passes the seat of a member who is away until the deadline, and of nobody who is back before', async () => {
    const people = board().map((person) => {
      if (person.oid === memberOf('BAL'))
        return { ...person, absentFrom: '2025-03-20', absentTo: '2025-04-04' };
      return person.oid === memberOf('BBJ')
        ? { ...person, absentFrom: '2025-03-20', absentTo: '2025-03-28' }
        : person;
    });
    const room = boardRoom({ TfPeople: people });
    const { round } = await room.open();
    expect(round.passes).toMatchObject([{ seat: 'BAL', oid: memberOf('BAL'), reason: 'absent' }]);
    expect(room.kinds()).toContainEqual({ kind: 'ballot', personOid: deputyOf('BAL') });
    expect(room.kinds()).toContainEqual({ kind: 'ballot', personOid: memberOf('BBJ') });
  });

  const rules = (value: object[]) => [
    unitSetting(),
    { key: 'board-rules', value: JSON.parse(JSON.stringify(value)) },
  ];

  it('takes the rules in force that day, and keeps them', async () => {
    const older = { ...firstRules, from: '2025-02-01', quorumPercent: 60 };
    const later = { ...firstRules, from: '2025-04-01', quorumPercent: 70 };
    const room = boardRoom({ TfSettings: rules([later, older]) });
    expect((await room.open()).round.rules).toEqual(older);
  });

  it('is refused when the rules cannot be read', async () => {
    const room = boardRoom({ TfSettings: rules([{ from: 'i går' }]) });
    await expectRefusal(room.records, () => room.open(), 'rules-unclear', { key: CASE });
  });

  it('refuses a secret ballot of fewer than five seats', async () => {
    const people = board().filter(
      ({ unit, roles }) =>
        !roles.some((role) => role.startsWith('operative-board')) ||
        ['BAL', 'BBJ', 'BGO', 'BGR', 'DOU'].includes(unit),
    );
    const room = boardRoom({ TfPeople: people, TfSettings: rules([{ ...firstRules, secretBallot: true }]) });
    await expectRefusal(room.records, () => room.open(), 'too-few-for-secret', {
      key: CASE,
      seats: '4',
      fewest: '5',
    });
  });

  it.each([
    ['a member', memberOf('BAL')],
    ['a developer', DEVELOPER],
  ])('is not for %s', async (_title, who) => {
    const room = boardRoom();
    await expectRefusal(
      room.records,
      () => room.openAs(by(who), { key: CASE, deadline: DEADLINE }),
      'office-only',
    );
  });

  it('is given to the command line, which stands for the office', async () => {
    const room = boardRoom();
    const self = { oid: 'taktfast', via: 'command-line' } as const;
    expect((await room.openAs(self, { key: CASE, deadline: DEADLINE })).round.openedBy).toBe('taktfast');
    await expect(
      boardRoom().openAs({ oid: 'taktfast', via: 'card' }, { key: CASE, deadline: DEADLINE }),
    ).rejects.toMatchObject({ reason: 'unknown-person' });
  });
});

describe('extending, withdrawing and taking up again', () => {
  it('moves the deadline later, with a reason, and changes nothing else', async () => {
    const room = boardRoom();
    const { round: before } = await room.open();
    const { round } = await room.extend(by(OFFICER), { key: CASE, deadline: '2025-04-02', reason: 'Påske.' });
    expect(round).toEqual({
      ...before,
      deadline: '2025-04-02T13:00:00Z',
      extensions: [
        { at: '2025-03-24T08:00:00Z', by: OFFICER, deadline: '2025-04-02T13:00:00Z', reason: 'Påske.' },
      ],
    });
    expect((await room.caseNow())?.deadline).toBe('2025-04-02T13:00:00Z');
  });

  it.each([
    [{ deadline: '2025-03-28', reason: 'Fortere.' }, 'vote-deadline-not-later'],
    [{ deadline: DEADLINE, reason: 'Samme.' }, 'vote-deadline-not-later'],
    [{ deadline: '2025-04-02', reason: ' ' }, 'reason-missing'],
    [{ deadline: '2025-04-05', reason: 'Lørdag.' }, 'deadline-closed-day'],
  ] as const)('refuses to extend with %j', async (form, reason) => {
    const room = boardRoom();
    await room.open();
    await expect(room.extend(by(OFFICER), { key: CASE, ...form })).rejects.toMatchObject({ reason });
  });

  it('withdraws an open case: what was answered is deleted, and nobody can vote any more', async () => {
    const room = boardRoom();
    await room.open();
    await room.vote(memberOf('BAL'), 'recommend');
    await room.withdraw();
    expect(room.ballots()).toEqual([]);
    expect((await room.caseNow())?.state).toBe('withdrawn');
    await expect(room.vote(memberOf('BBJ'), 'recommend')).rejects.toMatchObject({ reason: 'case-withdrawn' });
  });

  it('takes a case up again as a draft of its next round, whose ballots are new', async () => {
    const room = boardRoom();
    await room.open();
    await room.close(by(CHAIR), { key: CASE });
    const { item } = await room.reopen();
    expect(item).toMatchObject({ state: 'draft', round: 2 });
    expect(item).not.toHaveProperty('outcome');
    await room.open();
    expect(room.roundNow()).toMatchObject({ round: 2, answered: [], status: 'open' });
    expect(room.kinds().filter(({ kind }) => kind === 'ballot')).toHaveLength(14);
  });

  it('takes up a draft that was withdrawn before it was opened, in the same round', async () => {
    const room = boardRoom();
    await room.withdraw();
    expect((await room.reopen()).item).toMatchObject({ state: 'draft', round: 1 });
  });

  it('does not take up what is on, or is a draft already', async () => {
    const room = boardRoom();
    await expect(room.reopen()).rejects.toMatchObject({ reason: 'case-not-over' });
    await room.open();
    await expect(room.reopen()).rejects.toMatchObject({ reason: 'case-not-over' });
    await room.close(by(CHAIR), { key: CASE });
    await room.reopen();
    await expect(room.reopen()).rejects.toMatchObject({ reason: 'case-not-over' });
  });

  it('is for the office, and a decided case cannot be withdrawn', async () => {
    const room = boardRoom();
    await room.open();
    const form = { key: CASE, reason: 'Nei.', deadline: '2025-04-02' };
    for (const work of [room.extend, room.withdrawAs, room.reopenAs])
      await expectRefusal(room.records, () => work(by(memberOf('BAL')), form), 'office-only');
    room.moveTo(clockAt(DEADLINE, '15:01'));
    await room.closeDue();
    await expect(room.withdraw()).rejects.toBeInstanceOf(Refusal);
  });
});
