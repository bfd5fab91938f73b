import { describe, expect, it } from '@jest/globals';
import { type BoardRules, commitmentOf, firstRules, OFFICE_CHANNEL } from '../../../programme/index.ts';
import { by, clockAt } from '../build.ts';
import { expectRefusal } from '../refused.ts';
import {
  aCase,
  board,
  CASE,
  CHAIR,
  DEVELOPER,
  deputyOf,
  memberOf,
  OBSERVER,
  OFFICER,
  SEATED,
  STRATEGIC_CHAIR,
} from './build.ts';
import { boardRoom, DEADLINE, voteInTurn, whatIsSeen } from './room.ts';

const BAL = memberOf('BAL');
const rejects = (reason: string) => ({ reason, values: { key: CASE } });

const opened = async (rows: Parameters<typeof boardRoom>[0] = {}) => {
  const room = boardRoom(rows);
  await room.open();
  return room;
};

describe('casting a ballot', () => {
  it('keeps the seat’s last word, whose seat it is being known by who acts', async () => {
    const room = await opened();
    await room.vote(BAL, 'recommend');
    const { ballot } = await room.vote(BAL, 'not-recommend', {
      reason: 'For dyrt.',
      seat: 'BBJ',
      voter: CHAIR,
    });
    expect(room.ballots()).toEqual([ballot]);
    expect(ballot).toMatchObject({
      seat: 'BAL',
      voterOid: BAL,
      choice: 'not-recommend',
      reason: 'For dyrt.',
    });
    expect(room.roundNow().answered).toMatchObject([{ seat: 'BAL', oid: BAL }]);
  });

  it('logs that the seat answered, with a commitment an auditor can work out again, and nothing else', async () => {
    const room = await opened();
    const { ballot } = await room.vote(BAL, 'recommend-with-conditions', { reason: 'Rapport i juni.' });
    const entry = room.records.held().actions.at(-1);
    expect(ballot && commitmentOf(ballot)).toMatch(/^[0-9a-f]{64}$/);
    expect(entry).toMatchObject({ verb: 'answer', actor: BAL, list: 'TfCases', key: CASE, before: {} });
    expect(entry?.after).toEqual({ round: 1, seat: 'BAL', commitment: ballot && commitmentOf(ballot) });
  });

  it('takes a new salt for every answer, so that the same answer twice looks like a change', async () => {
    const room = await opened();
    await room.vote(BAL, 'recommend');
    await room.vote(BAL, 'recommend');
    const said = room.records.held().actions.filter(({ verb }) => verb === 'answer');
    expect(new Set(said.map(({ after }) => after.commitment)).size).toBe(2);
  });

  it.each([
    [{ impartial: '' }, 'impartial-missing'],
    [{ impartial: 'yes' }, 'choice-missing'],
    [{ impartial: 'yes', choice: 'ja' }, 'choice-missing'],
    [{ impartial: 'maybe', choice: 'recommend' }, 'impartial-missing'],
  ])('asks for impartiality first, then the choice: %j', async (form, reason) => {
    const room = await opened();
    await expectRefusal(
      room.records,
      () => room.cast(by(BAL), { key: CASE, round: 1, ...form }),
      ...refusal(reason),
    );
  });

  it('asks for the conditions of a yes with conditions', async () => {
    const room = await opened();
    await expect(room.vote(BAL, 'recommend-with-conditions', { reason: '  ' })).rejects.toMatchObject(
      rejects('conditions-missing'),
    );
  });

  it('points out what is personal in a reason before it is kept, and keeps it when told to', async () => {
    const room = await opened();
    const reason = 'Ring 912 34 567.';
    await expect(room.vote(BAL, 'not-recommend', { reason })).rejects.toMatchObject({
      reason: 'personal-details',
    });
    await room.vote(BAL, 'not-recommend', { reason, consent: 'reason:phone:5-15' });
    expect(room.ballots()).toHaveLength(1);
  });

  it('takes a round that comes as a text, as cards send it', async () => {
    const room = await opened();
    await room.cast(by(BAL), { key: CASE, round: '1', impartial: 'yes', choice: 'abstain' });
    expect(room.ballots()).toHaveLength(1);
  });
});

const refusal = (reason: string) => {
  const known = ['impartial-missing', 'choice-missing'] as const;
  const found = known.find((one) => one === reason);
  if (!found) throw new Error(`not among the expected: ${reason}`);
  return [found] as const;
};

describe('impartiality and absence', () => {
  it.each(['party', 'family', 'position', 'other', 'absent'])(
    'passes the seat to the deputy on the ground %s, who gets the ballot at once',
    async (ground) => {
      const room = await opened();
      await room.pass(BAL, ground);
      expect(room.roundNow().passes).toMatchObject([{ seat: 'BAL', oid: BAL, reason: ground }]);
      expect(room.kinds().at(-1)).toEqual({ kind: 'ballot', personOid: deputyOf('BAL') });
      await room.vote(deputyOf('BAL'), 'recommend');
      expect(room.ballots()).toMatchObject([{ seat: 'BAL', voterOid: deputyOf('BAL') }]);
    },
  );

  it('deletes what a member had answered before, and does not go back', async () => {
    const room = await opened();
    await room.vote(BAL, 'recommend');
    await room.pass(BAL, 'family');
    expect(room.ballots()).toEqual([]);
    expect(room.roundNow().answered).toEqual([]);
    await expect(room.vote(BAL, 'recommend')).rejects.toMatchObject(rejects('seat-passed'));
  });

  it('leaves the seat empty when the deputy is recused too, and the vote goes on', async () => {
    const room = await opened();
    await room.pass(BAL, 'party');
    await room.pass(deputyOf('BAL'), 'other');
    expect(room.roundNow().status).toBe('open');
    await expect(room.vote(deputyOf('BAL'), 'recommend')).rejects.toMatchObject(rejects('seat-passed'));
  });

  it('ends the vote when everybody was recused: not quorate', async () => {
    const room = await opened();
    for (const unit of SEATED) {
      await room.pass(memberOf(unit), 'party');
      await room.pass(deputyOf(unit), 'party');
    }
    expect(room.roundNow()).toMatchObject({
      status: 'closed',
      endedBy: 'all-answered',
      outcome: 'not-quorate',
      because: 'all-recused',
    });
  });

  it('passes, each morning, the seats of those who left or are away until the deadline', async () => {
    const room = await opened();
    const people = await room.records.all('TfPeople');
    await room.records.transaction(async (tx) => {
      for (const person of people) {
        if (person.oid === BAL) await tx.save('TfPeople', { ...person, left: true });
        if (person.oid === memberOf('BBJ'))
          await tx.save('TfPeople', { ...person, absentFrom: '2025-03-25' });
      }
    });
    room.at('2025-03-26', '08:30');
    await room.remind('2025-03-26');
    // An absence without an end lasts.
    expect(room.roundNow().passes.map(({ seat }) => seat)).toEqual(['BAL', 'BBJ']);
    expect(room.kinds()).toContainEqual({ kind: 'ballot', personOid: deputyOf('BAL') });
  });
});

describe('reminding those who have not answered', () => {
  it('is done on the working day before the deadline and on the day itself, once each', async () => {
    const room = await opened();
    await room.vote(BAL, 'recommend');
    const due: Record<string, number> = {};
    for (const day of ['2025-03-27', '2025-03-28', '2025-03-31']) {
      room.at(day, '08:30');
      due[day] = await room.remind(day);
      await room.remind(day);
    }
    // Friday is the last working day before Monday.
    expect(due).toEqual({ '2025-03-27': 0, '2025-03-28': 6, '2025-03-31': 6 });
    const reminded = room.kinds().filter(({ kind }) => kind === 'ballot-reminder');
    expect(reminded).toHaveLength(12);
    expect(reminded).not.toContainEqual({ kind: 'ballot-reminder', personOid: BAL });
  });
});

describe('the morning after the deadline, when nobody was there to count', () => {
  it('passes no seat and reminds nobody any more', async () => {
    const room = await opened();
    const member = await room.records.find('TfPeople', BAL);
    if (!member) throw new Error('there is no such member');
    await room.records.transaction((tx) => tx.save('TfPeople', { ...member, left: true }));
    room.at(DEADLINE, '15:00');
    const told = room.kinds().length;
    expect(await room.remind(DEADLINE)).toBe(0);
    expect(room.roundNow()).toMatchObject({ status: 'open', passes: [] });
    expect(room.kinds()).toHaveLength(told);
  });
});

describe('ending the vote', () => {
  it('is done by the last seat that answers', async () => {
    const room = await opened();
    for (const unit of SEATED.slice(0, 6)) await room.vote(memberOf(unit), 'recommend');
    expect(room.roundNow().status).toBe('open');
    const { round } = await room.vote(memberOf('UDE'), 'not-recommend', { reason: 'For dyrt.' });
    expect(round).toMatchObject({
      status: 'closed',
      endedBy: 'all-answered',
      outcome: 'recommended',
      tally: { for: 6, withConditions: 0, against: 1, abstained: 0 },
    });
  });

  it('puts each vote in the list, the outcome on the case, and tells the applicant’s officer', async () => {
    const room = await opened({ TfCases: [aCase({ amount: 500_000 })] });
    for (const unit of SEATED) await room.vote(memberOf(unit), 'recommend');
    expect(await room.caseNow()).toMatchObject({
      state: 'decided',
      outcome: 'recommended',
      fastTrack: true,
      totals: { for: 7, withConditions: 0, against: 0, abstained: 0 },
    });
    const votes = await room.records.all('TfVotes');
    expect(votes).toHaveLength(7);
    expect(votes[0]).toEqual({
      key: `${CASE}/1/BAL`,
      title: 'Ambulant team for barnehagene',
      caseKey: CASE,
      round: 1,
      seat: 'BAL',
      voterOid: BAL,
      choice: 'recommend',
      recused: false,
      castAt: '2025-03-24T08:00:00Z',
    });
    expect(room.kinds().at(-1)).toEqual({ kind: 'case-outcome', personOid: DEVELOPER });
    expect(room.records.held().actions.at(-1)).toMatchObject({
      verb: 'close-vote',
      actor: 'taktfast',
      after: { outcome: 'recommended', totals: { for: 7 }, votes: { BAL: 'recommend', UDE: 'recommend' } },
    });
  });

  it('marks the strategic chair’s own authority by the agency there was when it was opened, whatever becomes of the setting', async () => {
    const room = await opened({ TfCases: [aCase({ amount: 500_000 })] });
    room.records.held().rows.TfSettings.delete('units');
    for (const unit of SEATED) await room.vote(memberOf(unit), 'recommend');
    expect(await room.caseNow()).toMatchObject({ outcome: 'recommended', fastTrack: true });
  });

  it('posts what it came to where the office has a channel', async () => {
    const room = boardRoom({}, { hasOfficeChannel: true });
    await room.open();
    for (const unit of SEATED) await room.vote(memberOf(unit), 'recommend');
    expect(room.kinds().at(-1)).toEqual({ kind: 'case-outcome', personOid: OFFICE_CHANNEL });
  });

  it('is done by the deadline, once, though nobody is there', async () => {
    const room = await opened();
    await voteInTurn(room, [
      ['BAL', 'recommend'],
      ['BBJ', 'recommend-with-conditions'],
      ['BGO', 'recommend-with-conditions'],
      ['BGR', 'not-recommend'],
    ]);
    room.at(DEADLINE, '14:59');
    expect(await room.closeDue()).toEqual([]);
    room.at(DEADLINE, '15:00');
    expect(await room.closeDue()).toMatchObject([
      { outcome: 'recommended-with-conditions', conditions: 'Rapport i juni.', endedBy: 'deadline' },
    ]);
    expect(await room.closeDue()).toEqual([]);
  });

  it('is done by the chair, or the chair’s deputy while the chair is away, and by nobody else', async () => {
    const people = board().map((person) =>
      person.oid === CHAIR
        ? { ...person, deputyOid: OFFICER, absentFrom: '2025-03-25', absentTo: '2025-03-26' }
        : person,
    );
    const room = await opened({ TfPeople: people });
    const values = { key: CASE, chair: 'Programleder' };
    for (const who of [BAL, OFFICER, STRATEGIC_CHAIR])
      await expectRefusal(
        room.records,
        () => room.close(by(who), { key: CASE, round: 1 }),
        'chair-only',
        values,
      );
    room.at('2025-03-25');
    const { round } = await room.close(by(OFFICER), { key: CASE, round: 1 });
    expect(round).toMatchObject({ outcome: 'not-quorate', because: 'too-few', endedBy: 'chair' });
  });

  it('asks the chair when there is a tie, and the casting vote decides', async () => {
    const room = await opened();
    await voteInTurn(room, [
      ['BAL', 'recommend'],
      ['BBJ', 'recommend'],
      ['BGO', 'not-recommend'],
      ['BGR', 'not-recommend'],
    ]);
    await room.close(by(CHAIR), { key: CASE, round: 1 });
    expect(room.roundNow()).toMatchObject({ status: 'tied', tally: { for: 2, against: 2 } });
    expect(room.kinds().at(-1)).toEqual({ kind: 'casting-vote', personOid: CHAIR });
    expect((await room.caseNow())?.state).toBe('open');
    await expect(room.vote(memberOf('UDE'), 'recommend')).rejects.toMatchObject(rejects('voting-over'));
    const form = { key: CASE, round: 1, impartial: 'yes', choice: 'recommend-with-conditions' };
    await expect(room.breakTie(by(BAL), form)).rejects.toMatchObject({ reason: 'chair-only' });
    await expect(room.breakTie(by(CHAIR), form)).rejects.toMatchObject(rejects('conditions-missing'));
    const { round } = await room.breakTie(by(CHAIR), { ...form, reason: 'Rapport i mai.' });
    expect(round).toMatchObject({
      status: 'closed',
      outcome: 'recommended-with-conditions',
      conditions: 'Rapport i mai.',
      casting: { oid: CHAIR, choice: 'recommend-with-conditions' },
    });
    await expect(room.breakTie(by(CHAIR), { ...form, reason: 'Igjen.' })).rejects.toMatchObject(
      rejects('not-tied'),
    );
  });

  it('asks the chair’s deputy while the chair is away, also when that comes after the tie', async () => {
    const away = (absentFrom: string) =>
      board().map((person) =>
        person.oid === CHAIR ? { ...person, deputyOid: OFFICER, absentFrom, absentTo: '2025-04-30' } : person,
      );
    for (const absentFrom of ['2025-03-24', '2025-03-25']) {
      const room = await opened({ TfPeople: away(absentFrom) });
      await voteInTurn(room, [
        ['BAL', 'recommend'],
        ['BBJ', 'recommend'],
        ['BGO', 'not-recommend'],
        ['BGR', 'not-recommend'],
      ]);
      await room.close(by(absentFrom === '2025-03-24' ? OFFICER : CHAIR), { key: CASE });
      room.at('2025-03-25', '08:30');
      await room.remind('2025-03-25');
      await room.remind('2025-03-25');
      const asked = room.kinds().filter(({ kind }) => kind === 'casting-vote');
      expect(asked.map(({ personOid }) => personOid)).toEqual([CHAIR, OFFICER]);
    }
  });

  it('puts a tie off when the chair is not impartial', async () => {
    const room = await opened();
    await voteInTurn(room, [
      ['BAL', 'recommend'],
      ['BBJ', 'recommend'],
      ['BGO', 'not-recommend'],
      ['BGR', 'not-recommend'],
    ]);
    await room.close(by(CHAIR), { key: CASE });
    const { round } = await room.breakTie(by(CHAIR), { key: CASE, round: 1, impartial: 'position' });
    expect(round).toMatchObject({ outcome: 'deferred', because: 'tie-unbroken' });
  });
});

describe('attacks on a vote', () => {
  it.each([
    ['a vote for another’s seat, by somebody without one', STRATEGIC_CHAIR, 'no-seat'],
    ['the office, which opened the case', OFFICER, 'no-seat'],
    ['a state representative', OBSERVER, 'not-for-observers'],
    ['a deputy who was not called', deputyOf('BBJ'), 'deputy-not-called'],
  ] as const)('%s is refused, and nothing is written', async (_title, who, reason) => {
    const room = await opened();
    const form = {
      key: CASE,
      round: 1,
      impartial: 'yes',
      choice: 'recommend',
      seat: 'BBJ',
      voterOid: memberOf('BBJ'),
    };
    await expectRefusal(room.records, () => room.cast(by(who), form), reason, { key: CASE });
  });

  it('a forged object id is nobody we know', async () => {
    const room = await opened();
    const forged = '00000000-0000-4000-8000-000000000000';
    await expectRefusal(room.records, () => room.vote(forged, 'recommend'), 'unknown-person');
  });

  it('a vote at the deadline or later is refused, whether it has been counted yet or not', async () => {
    const room = await opened();
    room.at(DEADLINE, '15:00');
    await expectRefusal(room.records, () => room.vote(BAL, 'recommend'), 'voting-over', { key: CASE });
    await room.closeDue();
    await expectRefusal(room.records, () => room.vote(BAL, 'recommend'), 'voting-over', { key: CASE });
  });

  it('a press on a card of an earlier round is refused, though a new round is open', async () => {
    const room = await opened();
    await room.withdraw();
    await room.reopen();
    await room.open();
    const old = { key: CASE, round: 1, impartial: 'yes', choice: 'recommend' };
    await expectRefusal(room.records, () => room.cast(by(BAL), old), 'old-round', { key: CASE });
  });

  it.each([
    ['a round from the future', { round: 7 }, 'case-missing'],
    ['a round that is none', { round: 'x' }, 'voting-over'],
    ['a case that is none', { key: '2025-2/99' }, 'case-missing'],
    ['a key that is none', { key: "'; drop table" }, 'case-missing'],
  ])('%s gets a plain answer', async (_title, given, reason) => {
    const room = await opened();
    const form = { key: CASE, round: 1, impartial: 'yes', choice: 'recommend', ...given };
    await expect(room.cast(by(BAL), form)).rejects.toMatchObject({ reason });
  });

  it('a vote on a draft is refused', async () => {
    const room = boardRoom();
    const form = { key: CASE, round: 1, impartial: 'yes', choice: 'recommend' };
    await expectRefusal(room.records, () => room.cast(by(BAL), form), 'case-not-open', { key: CASE });
  });

  const tamper = async (room: Awaited<ReturnType<typeof opened>>, text: string) => {
    const item = await room.caseNow();
    if (!item) throw new Error('there is no case');
    await room.records.transaction((tx) => tx.save('TfCases', { ...item, text }));
  };

  it('a text edited in SharePoint after opening is found, put back, logged without its words, and told', async () => {
    const room = await opened();
    await tamper(room, 'Noe ganske annet.');
    expect(await room.guard()).toEqual([CASE]);
    expect((await room.caseNow())?.text).toBe('Et veiledningsteam for barnehageansatte.');
    expect(room.records.held().actions.at(-1)).toMatchObject({ verb: 'restore', list: 'TfCases', key: CASE });
    expect(JSON.stringify(room.records.held().actions)).not.toContain('ganske annet');
    expect(
      room
        .kinds()
        .filter(({ kind }) => kind === 'case-altered')
        .map(({ personOid }) => personOid),
    ).toEqual([CHAIR, OFFICER]);
    expect(await room.guard()).toEqual([]);
  });

  it('a vote edited or deleted by hand is found, put back and told: the record of the store stands', async () => {
    const room = await opened();
    for (const unit of SEATED) await room.vote(memberOf(unit), 'recommend');
    const key = `${CASE}/1/BBJ`;
    const vote = await room.records.find('TfVotes', key);
    if (!vote) throw new Error('the vote was not published');
    await room.records.transaction((tx) => tx.save('TfVotes', { ...vote, choice: 'not-recommend' }));
    room.records.held().rows.TfVotes.delete(`${CASE}/1/BGO`);
    expect(await room.guard()).toEqual([key, `${CASE}/1/BGO`]);
    expect(await room.records.find('TfVotes', key)).toEqual(vote);
    expect(await room.records.find('TfVotes', `${CASE}/1/BGO`)).toMatchObject({ choice: 'recommend' });
    expect(room.roundNow().outcome).toBe('recommended');
  });

  it('a case decided or opened by hand, though nobody opened it, is found, made a draft again and told', async () => {
    for (const state of ['decided', 'open'] as const) {
      const room = boardRoom({ TfCases: [aCase({ state, outcome: 'recommended' })] });
      expect(await room.guard()).toEqual([CASE]);
      expect(await room.caseNow()).toEqual(aCase());
      expect(room.records.held().actions).toMatchObject([{ verb: 'restore', list: 'TfCases', key: CASE }]);
      expect(room.kinds().map(({ kind }) => kind)).toEqual(['case-altered', 'case-altered']);
    }
  });

  it('a draft of the next round may be edited as one likes', async () => {
    const room = await opened();
    await room.close(by(CHAIR), { key: CASE });
    await room.reopen();
    await tamper(room, 'Ny tekst.');
    expect(await room.guard()).toEqual([]);
  });
});

describe('secrecy', () => {
  const choices = ['recommend', 'not-recommend', 'abstain'] as const;

  it.each(choices)('everything on record reads the same whatever was chosen: %s', async (choice) => {
    const room = await opened();
    await room.vote(BAL, choice, { reason: 'Grunnen min.' });
    const seen = whatIsSeen(room);
    const reference = await opened();
    await reference.vote(BAL, 'recommend-with-conditions', { reason: 'Helt andre ord.' });
    const commitment = /[0-9a-f]{64}/g;
    expect(seen.replaceAll(commitment, '#')).toBe(whatIsSeen(reference).replaceAll(commitment, '#'));
    expect(seen).not.toContain('Grunnen min');
  });

  it('a person is shown their own ballot and nobody else’s, and an auditor none before the vote has ended', async () => {
    const room = await opened();
    await room.vote(BAL, 'recommend');
    expect(await room.records.ownBallot(CASE, 1, BAL)).toMatchObject({ choice: 'recommend' });
    expect(await room.records.ownBallot(CASE, 1, CHAIR)).toBeUndefined();
    expect(await room.records.endedBallots(CASE, 1)).toEqual([]);
    await room.close(by(CHAIR), { key: CASE });
    expect(await room.records.endedBallots(CASE, 1)).toHaveLength(1);
  });

  const secretly = async (rules: Partial<BoardRules> = {}) => {
    const secret: BoardRules = { ...firstRules, from: '2025-01-02', secretBallot: true, ...rules };
    const settings = await boardRoom().records.all('TfSettings');
    return opened({ TfSettings: [...settings, { key: 'board-rules', value: [secret] }] });
  };

  it('a secret ballot leaves totals in list and log, and deletes choices and salts', async () => {
    const room = await secretly();
    for (const unit of SEATED.slice(0, 5)) await room.vote(memberOf(unit), 'recommend');
    await room.pass(memberOf('BSN'), 'party');
    await room.close(by(CHAIR), { key: CASE });
    expect(room.roundNow()).toMatchObject({ status: 'closed', outcome: 'recommended', tally: { for: 5 } });
    expect(room.ballots()).toEqual([]);
    expect(await room.records.all('TfVotes')).toMatchObject([
      { seat: 'BSN', recused: true, passed: 'party' },
    ]);
    expect((await room.caseNow())?.totals).toEqual({ for: 5, withConditions: 0, against: 0, abstained: 0 });
    expect(room.records.held().actions.at(-1)?.after).not.toHaveProperty('votes');
  });

  it('a secret ballot of four is put off, and not even its totals are told', async () => {
    const room = await secretly();
    for (const unit of SEATED.slice(0, 4)) await room.vote(memberOf(unit), 'recommend');
    await room.close(by(CHAIR), { key: CASE });
    expect(room.roundNow()).toMatchObject({ outcome: 'deferred', because: 'too-few-to-be-secret' });
    expect(whatIsSeen(room)).not.toContain('"for":');
    expect(room.ballots()).toEqual([]);
  });

  it.each([1, 3, 4])('a secret ballot of %i tells by its end nothing of what was chosen', async (count) => {
    const ends: string[] = [];
    for (const choice of ['recommend', ...choices] as const) {
      const room = await secretly({ abstention: 'stands-outside', quorumPercent: 40 });
      const [first, ...others] = SEATED.slice(0, count);
      for (const unit of others) await room.vote(memberOf(unit), 'recommend');
      if (first) await room.vote(memberOf(first), choice);
      await room.close(by(CHAIR), { key: CASE });
      ends.push(whatIsSeen(room).replaceAll(/[0-9a-f]{64}/g, '#'));
    }
    expect(new Set(ends).size).toBe(1);
  });

  it('a clock that runs past every step tells nothing of what was chosen', async () => {
    const room = await opened();
    room.moveTo(clockAt('2025-03-25'));
    await room.vote(BAL, 'abstain');
    expect(whatIsSeen(room)).not.toMatch(/abstain"|"choice"/);
  });
});
