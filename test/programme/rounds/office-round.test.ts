import { describe, expect, it } from '@jest/globals';
import {
  closeRound,
  correctStatus,
  extendRound,
  type Person,
  passOnReport,
  type Round,
  reopenReport,
  roundsIn,
  saveAnswers,
  saveProject,
  type UnitReport,
} from '../../../programme/index.ts';
import { roundSetting } from '../../../programme/rounds/round.ts';
import { by, clockAt, LEAD, oid } from '../build.ts';
import { expectRefusal } from '../refused.ts';
import {
  ADVISER,
  ALNA,
  aRound,
  aUnitReport,
  BJERKE,
  DIRECTOR,
  people,
  records,
  SALTO,
  units,
} from './build.ts';

const clock = clockAt('2025-05-05', '10:00');
const AT = '2025-05-05T08:00:00Z';
const room = (
  round: Partial<Round> = {},
  reports: UnitReport[] = [aUnitReport()],
  others: Person[] = people(),
) => records({ TfSettings: [units, roundSetting(aRound(round))], TfUnitReports: reports, TfPeople: others });
type Room = ReturnType<typeof room>;
const roundOf = async (held: Room) => roundsIn(await held.all('TfSettings')).rounds[0];
const report = (held: Room) => held.find('TfUnitReports', '2025-T1/BAL');

describe('extending the deadline', () => {
  const extend = (held: Room, form: object, who = LEAD) =>
    extendRound({ records: held, clock })(by(who), {
      period: '2025-T1',
      deadline: '2025-05-09',
      reason: 'Streik',
      ...form,
    });

  it('keeps the old one, with the reason and by whom', async () => {
    const held = room();
    await extend(held, {});
    expect(await roundOf(held)).toMatchObject({
      deadline: '2025-05-09',
      extensions: [{ from: '2025-05-06', to: '2025-05-09', reason: 'Streik', byOid: LEAD, at: AT }],
    });
    expect(held.held().actions).toMatchObject([
      { verb: 'extend-round', key: 'round/2025-T1', reason: 'Streik' },
    ]);
  });

  it('tells those who have not delivered, and nobody else', async () => {
    const held = room({}, [
      aUnitReport(),
      aUnitReport({ unit: 'BBJ', status: 'delivered', authorOid: BJERKE, deliveredAt: AT }),
    ]);
    await extend(held, {});
    expect(held.held().outbox).toEqual([
      {
        personOid: ALNA,
        kind: 'round-reminder',
        key: '2025-05-05 2025-T1/BAL 2025-05-09',
        payload: { kind: 'round-reminder', day: '2025-05-05', period: '2025-T1', unit: 'BAL' },
      },
    ]);
  });

  it('forgives those who delivered after the old deadline and before the new one', async () => {
    const late = (unit: 'BAL' | 'BBJ', deliveredAt: string) =>
      aUnitReport({ unit, status: 'delivered-late', authorOid: ALNA, deliveredAt });
    const held = room({ deadline: '2025-05-01' }, [
      late('BAL', '2025-05-02T08:00:00Z'),
      late('BBJ', '2025-05-04T08:00:00Z'),
    ]);
    await extendRound({ records: held, clock: clockAt('2025-05-03') })(by(LEAD), {
      period: '2025-T1',
      deadline: '2025-05-03',
      reason: 'Streik',
    });
    expect((await held.all('TfUnitReports')).map(({ unit, status }) => `${unit} ${status}`)).toEqual([
      'BAL delivered',
      'BBJ delivered-late',
    ]);
  });

  it.each([
    [{ reason: ' ' }, 'reason-missing', {}],
    [{ deadline: '2025-05-06' }, 'deadline-not-later', { period: '2025-T1', deadline: '2025-05-06' }],
    [{ deadline: '' }, 'date-missing', {}],
    [{ period: '2025-T3' }, 'round-missing', { period: '2025-T3' }],
    [{ reason: 'Ring 22 33 44 55' }, 'personal-details', { count: '1' }],
  ] as const)('with %j is refused: %s', async (form, reason, values) => {
    const held = room();
    await expectRefusal(held, () => extend(held, form), reason, values);
  });

  it('is for the office, and for a round that is open', async () => {
    const held = room();
    await expectRefusal(held, () => extend(held, {}, ALNA), 'office-only');
    const closed = room({ state: 'closed', closedAt: AT });
    await expectRefusal(closed, () => extend(closed, {}), 'round-closed', { period: '2025-T1' });
  });
});

describe('opening a unit again', () => {
  const reopen = (held: Room, form: object = {}, who = ADVISER) =>
    reopenReport({ records: held, clock })(by(who), {
      period: '2025-T1',
      unit: 'BAL',
      reason: 'Feil tall',
      ...form,
    });
  const delivered = (given: Partial<UnitReport> = {}) =>
    aUnitReport({
      ...{ status: 'delivered', authorOid: ALNA, deliveredAt: AT },
      answers: { revision: 2, values: { q1: 'x' }, reports: {}, stamps: {} },
      ...given,
    });

  it('makes it a draft again with all that was answered, and sends its officer the card anew', async () => {
    const held = room({}, [delivered()]);
    await reopen(held);
    const now = await report(held);
    expect(now).toMatchObject({ status: 'draft', answers: { values: { q1: 'x' } } });
    expect(now?.deliveredAt).toBeUndefined();
    expect(held.held().outbox).toMatchObject([
      { personOid: ALNA, kind: 'round', key: '2025-T1/BAL reopened 1' },
    ]);
  });

  it('needs a reason, which stands on the round', async () => {
    const held = room({}, [delivered()]);
    await expectRefusal(held, () => reopen(held, { reason: '' }), 'reason-missing');
    await reopen(held);
    expect((await roundOf(held))?.reopened).toEqual([
      { unit: 'BAL', was: 'delivered', reason: 'Feil tall', byOid: ADVISER, at: AT },
    ]);
  });

  it('lets that unit answer in a round that is closed, and no other', async () => {
    const held = room({ state: 'closed', closedAt: '2025-05-04T08:00:00Z' }, [
      delivered(),
      aUnitReport({ unit: 'BBJ' }),
    ]);
    await reopen(held);
    const save = saveAnswers({ records: held, clock });
    await save(by(ALNA), { period: '2025-T1', seen: 9, answers: { summary: 'Rettet' } });
    expect((await report(held))?.summary).toBe('Rettet');
    await expectRefusal(
      held,
      () => save(by(BJERKE), { period: '2025-T1', seen: 0, answers: { summary: 'x' } }),
      'round-closed',
      {
        period: '2025-T1',
        unit: 'Bydel Bjerke',
        start: '2025-04-22',
      },
    );
  });

  it('is refused where the unit can answer as it is', async () => {
    const held = room();
    await expectRefusal(held, () => reopen(held), 'not-delivered', { period: '2025-T1', unit: 'Bydel Alna' });
  });

  it('is for the office', async () => {
    const held = room({}, [delivered()]);
    await expectRefusal(held, () => reopen(held, {}, ALNA), 'office-only');
  });
});

describe('closing a round', () => {
  const close = (held: Room, who = LEAD) =>
    closeRound({ records: held, clock })(by(who), { period: '2025-T1' });

  it('is kept, with who and when', async () => {
    const held = room();
    await close(held);
    expect(await roundOf(held)).toMatchObject({ state: 'closed', closedBy: LEAD, closedAt: AT });
  });

  it('is told of when it is closed already', async () => {
    const held = room();
    await close(held);
    await expectRefusal(held, () => close(held, ADVISER), 'round-closed', { period: '2025-T1' });
  });

  it('is for the office', async () => {
    const held = room();
    await expectRefusal(held, () => close(held, DIRECTOR), 'office-only');
  });

  it('makes the summary final: a report that stands in it is not put right any more', async () => {
    const held = room();
    const place = { period: '2025-T1', seen: 0, project: SALTO };
    const { status } = await saveProject({ records: held, clock })(by(ALNA), { ...place, time: 'delayed' });
    const correct = () =>
      correctStatus({ records: held, clock })(by(ALNA), { report: status?.key, time: 'on-plan' });
    await close(held);
    await expectRefusal(held, correct, 'round-closed', { period: '2025-T1' });
    expect(await held.find('TfStatusReports', `${SALTO}-1`)).toMatchObject({ status: { time: 'delayed' } });
  });

  it('keeps what was answered and not delivered', async () => {
    const held = room();
    await saveAnswers({ records: held, clock })(by(ALNA), {
      period: '2025-T1',
      seen: 0,
      answers: { summary: 'halvferdig' },
    });
    await close(held);
    expect((await report(held))?.summary).toBe('halvferdig');
  });
});

describe("handing over a unit's answer", () => {
  const pass = (held: Room, to: string, who = ALNA) =>
    passOnReport({ records: held, clock })(by(who), { period: '2025-T1', to });

  it('sends the other the card, with all that is answered so far', async () => {
    const held = room();
    await saveAnswers({ records: held, clock })(by(ALNA), {
      period: '2025-T1',
      seen: 0,
      answers: { summary: 'Bra' },
    });
    await pass(held, DIRECTOR);
    expect(await report(held)).toMatchObject({ summary: 'Bra', answers: { holderOid: DIRECTOR } });
    expect(held.held().outbox).toMatchObject([{ personOid: DIRECTOR, kind: 'round', key: '2025-T1/BAL' }]);
    expect(held.held().redrawn).toEqual(['2025-T1/BAL']);
  });

  it.each([
    ['nobody known', oid(99), 'receiver-unknown', {}],
    ['the one who has it', ALNA, 'receiver-same', { name: 'Utvikler Bydel Alna' }],
    [
      'somebody of another unit',
      BJERKE,
      'receiver-elsewhere',
      { name: 'Utvikler Bydel Bjerke', unit: 'Bydel Alna' },
    ],
  ] as const)('to %s is refused', async (_who, to, reason, values) => {
    const held = room();
    await expectRefusal(held, () => pass(held, to), reason, values);
  });

  it('to somebody who has left is refused', async () => {
    const held = room(
      {},
      [aUnitReport()],
      people().map((one) => (one.oid === DIRECTOR ? { ...one, left: true } : one)),
    );
    await expectRefusal(held, () => pass(held, DIRECTOR), 'receiver-left', { name: 'Bydelsdirektør Alna' });
  });
});
