import { describe, expect, it } from '@jest/globals';
import { consentTo, detailsOf, reportStatus } from '../../../programme/index.ts';
import { by, clockAt, LEAD } from '../build.ts';
import {
  aDeveloper,
  aReport,
  DEVELOPER,
  MANAGER,
  OTHER_DEVELOPER,
  people,
  records,
  refused,
  SPRAK,
  STRANGER,
  sprak,
  TODAY,
} from './build.ts';

const clock = clockAt(TODAY, '09:30');
const yellow = { project: SPRAK, time: 'minor-delays', timeComment: 'rekruttering tar tid' };

describe('reporting a status', () => {
  it('keeps a draft in the series of its project, and the latest status on the project', async () => {
    const held = records();
    const { report } = await reportStatus({ records: held, clock })(by(DEVELOPER), {
      ...yellow,
      budget: 'on-budget',
      overall: 'På vei',
    });
    expect(report).toEqual({
      key: '30090702-1',
      title: 'Språksterk 1-6',
      project: SPRAK,
      period: '2025-03',
      status: { time: 'minor-delays', budget: 'on-budget' },
      comments: { time: 'rekruttering tar tid' },
      overall: 'På vei',
      moderation: 'draft',
      authorOid: DEVELOPER,
      reportedAt: '2025-03-24T08:30:00Z',
    });
    expect(await held.all('TfStatusReports')).toEqual([report]);
    expect(await held.find('TfProjects', SPRAK)).toMatchObject({
      status: { time: 'minor-delays', budget: 'on-budget' },
      statusOn: TODAY,
    });
  });

  it('leaves a dimension nobody speaks of as it was', async () => {
    const held = records({ TfProjects: [sprak({ status: { risk: 'high', quality: 'better' } })] });
    const form = { ...yellow, risk: 'as-before', quality: '' };
    const { report } = await reportStatus({ records: held, clock })(by(DEVELOPER), form);
    expect(report.status).toEqual({ time: 'minor-delays', risk: 'high', quality: 'better' });
  });

  it('numbers the reports of a project one after the other', async () => {
    const held = records({
      TfStatusReports: [aReport({ key: `${SPRAK}-7`, reportedAt: '2025-01-10T08:00:00Z' })],
    });
    const { report } = await reportStatus({ records: held, clock })(by(DEVELOPER), yellow);
    expect(report.key).toBe('30090702-8');
  });

  it('keeps the same report once, however often it is pressed', async () => {
    const held = records();
    const report = reportStatus({ records: held, clock });
    const first = await report(by(DEVELOPER), yellow);
    const second = await report(by(DEVELOPER), yellow);
    expect(second.report).toEqual(first.report);
    expect(await held.all('TfStatusReports')).toHaveLength(1);
    expect(held.held().outbox).toHaveLength(1);
  });

  it('keeps the same status said again another day as a new report', async () => {
    const held = records();
    await reportStatus({ records: held, clock })(by(DEVELOPER), yellow);
    await reportStatus({ records: held, clock: clockAt('2025-03-26') })(by(DEVELOPER), yellow);
    expect(await held.all('TfStatusReports')).toHaveLength(2);
  });

  it('keeps two people reporting at once apart, and both are there', async () => {
    const held = records();
    const report = reportStatus({ records: held, clock });
    await Promise.all([report(by(DEVELOPER), yellow), report(by(MANAGER), { project: SPRAK, risk: 'high' })]);
    expect((await held.all('TfStatusReports')).map(({ key }) => key).toSorted()).toEqual([
      '30090702-1',
      '30090702-2',
    ]);
    expect((await held.find('TfProjects', SPRAK))?.status).toEqual({ time: 'minor-delays', risk: 'high' });
  });

  it('logs what was said of each dimension, and never the words', async () => {
    const held = records();
    await reportStatus({ records: held, clock })(by(DEVELOPER), yellow);
    const [report, project] = held.held().actions;
    expect(report).toMatchObject({
      actor: DEVELOPER,
      verb: 'report',
      list: 'TfStatusReports',
      key: '30090702-1',
      before: {},
      after: { status: { time: 'minor-delays' }, comments: '…', moderation: 'draft' },
    });
    expect(project).toMatchObject({
      verb: 'report',
      list: 'TfProjects',
      key: SPRAK,
      before: { status: {} },
      after: { status: { time: 'minor-delays' }, statusOn: TODAY },
    });
    expect(JSON.stringify(held.held().actions)).not.toContain('rekruttering');
  });

  it('takes no control characters and no marks that turn the direction of what follows', async () => {
    const form = { ...yellow, timeComment: '\u202Emangler\u0007 leder\u2066' };
    const { report } = await reportStatus({ records: records(), clock })(by(DEVELOPER), form);
    expect(report.comments.time).toBe('mangler  leder');
  });
});

describe('who is asked to publish a report', () => {
  const askedBy = async (given: Parameters<typeof records>[0], author = DEVELOPER) => {
    const held = records(given);
    await reportStatus({ records: held, clock })(by(author), yellow);
    return held.held().outbox;
  };

  it("is the project's manager", async () => {
    const projects = [sprak({ managerOid: OTHER_DEVELOPER, ownerOid: MANAGER })];
    expect(await askedBy({ TfProjects: projects })).toEqual([
      {
        personOid: OTHER_DEVELOPER,
        kind: 'publish-status',
        key: '30090702-1',
        payload: { kind: 'publish-status', itemKey: '30090702-1' },
      },
    ]);
  });

  it('is its owner where it has no manager', async () => {
    expect(await askedBy({ TfProjects: [sprak({ ownerOid: LEAD })] })).toMatchObject([{ personOid: LEAD }]);
  });

  it('is who leads its unit where it has neither', async () => {
    expect(await askedBy({})).toMatchObject([{ personOid: MANAGER }]);
  });

  it('is the programme lead where nobody leads the unit', async () => {
    const without = people().filter(({ oid }) => oid !== MANAGER);
    expect(await askedBy({ TfPeople: without })).toMatchObject([{ personOid: LEAD }]);
  });

  it('is the deputy while the lead is away', async () => {
    const away = people().map((person) =>
      person.oid === MANAGER ? { ...person, absentFrom: TODAY, deputyOid: OTHER_DEVELOPER } : person,
    );
    expect(await askedBy({ TfPeople: away })).toMatchObject([{ personOid: OTHER_DEVELOPER }]);
  });

  it('is nobody when the lead has written it', async () => {
    expect(await askedBy({}, MANAGER)).toEqual([]);
  });
});

describe('who may report a status', () => {
  const report = (person: string, given: Parameters<typeof records>[0] = {}) =>
    reportStatus({ records: records(given), clock })(by(person), yellow);

  it.each([
    ["the unit's developer", DEVELOPER],
    ["the unit's leader", MANAGER],
    ['the programme office', LEAD],
  ])('%s', async (_, person) => expect((await report(person)).report.authorOid).toBe(person));

  it("a deputy of the unit's developer", async () => {
    const team = people().map((person) =>
      person.oid === DEVELOPER ? { ...person, deputyOid: STRANGER } : person,
    );
    expect((await report(STRANGER, { TfPeople: team })).report.authorOid).toBe(STRANGER);
  });

  it("the project's manager, of whatever unit", async () => {
    const projects = [sprak({ managerOid: OTHER_DEVELOPER })];
    expect((await report(OTHER_DEVELOPER, { TfProjects: projects })).report.authorOid).toBe(OTHER_DEVELOPER);
  });

  it.each([
    ["another unit's developer", OTHER_DEVELOPER],
    ['somebody without a role', STRANGER],
  ])('but not %s', async (_, person) => {
    await refused(report(person), 'not-your-project', { title: 'Språksterk 1-6' });
  });

  it('nor somebody who left, or whom nobody knows', async () => {
    const gone = [aDeveloper({ left: true })];
    await refused(report(DEVELOPER, { TfPeople: gone }), 'unknown-person');
    await refused(report('7a1f0000-0000-4000-8000-000000000099'), 'unknown-person');
  });
});

describe('a status is refused', () => {
  const report = (form: unknown, given: Parameters<typeof records>[0] = {}) =>
    reportStatus({ records: records(given), clock })(by(DEVELOPER), form);

  it('of a project that has ended, with the day', async () => {
    const ended = [sprak({ end: '2025-03-23' })];
    await refused(report(yellow, { TfProjects: ended }), 'project-ended', {
      title: 'Språksterk 1-6',
      end: '2025-03-23',
    });
  });

  it('but not on the last day', async () => {
    await expect(report(yellow, { TfProjects: [sprak({ end: TODAY })] })).resolves.toBeDefined();
  });

  it.each([[{}], [{ project: '' }], [{ project: '12345678' }], [{ project: 7 }]])(
    'without a project there is: %j',
    async (form) => refused(report(form), 'project-missing'),
  );

  it('when it says nothing at all', async () => {
    await refused(report({ project: SPRAK, timeComment: ' ' }), 'status-empty', { title: 'Språksterk 1-6' });
  });

  it('when a text is too long', async () => {
    await refused(report({ ...yellow, overall: 'x'.repeat(1001) }), 'text-too-long', { limit: '1000' });
  });

  it('when a value is none of the dimension', async () => {
    await expect(report({ ...yellow, risk: 'delayed' })).rejects.toThrow();
  });
});

describe('words that tell of a person', () => {
  const personal = { ...yellow, timeComment: 'Kari Hansen er innlagt' };
  const consent = consentTo(detailsOf({ timeComment: personal.timeComment }, ['Språksterk 1-6']));

  it('are pointed out before anything is kept', async () => {
    const held = records();
    await refused(reportStatus({ records: held, clock })(by(DEVELOPER), personal), 'personal-details', {
      count: '1',
    });
    expect(held.held().actions).toEqual([]);
    expect(await held.all('TfStatusReports')).toEqual([]);
  });

  it('are kept when the person says so, and the choice is logged, not the words', async () => {
    const held = records();
    await reportStatus({ records: held, clock })(by(DEVELOPER), { ...personal, consent });
    expect((await held.all('TfStatusReports'))[0]?.comments.time).toBe('Kari Hansen er innlagt');
    expect(held.held().actions[0]?.after).toMatchObject({ privacy: 'kept' });
    expect(JSON.stringify([held.held().actions, consent])).not.toContain('Kari');
  });

  it('are pointed out again when others are written after the yes', async () => {
    const other = { ...personal, timeComment: 'Ring Kari Hansen, hun er innlagt', consent };
    await refused(reportStatus({ records: records(), clock })(by(DEVELOPER), other), 'personal-details');
  });

  it('may be put in other words, which is logged', async () => {
    const held = records();
    const form = { ...yellow, timeComment: 'En person er innlagt', reworded: 'true' };
    await reportStatus({ records: held, clock })(by(DEVELOPER), form);
    expect(held.held().actions[0]?.after).toMatchObject({ privacy: 'reworded' });
  });

  it('leave no trace in the log where there are none', async () => {
    const held = records();
    await reportStatus({ records: held, clock })(by(DEVELOPER), yellow);
    expect(held.held().actions[0]?.after).not.toHaveProperty('privacy');
  });
});
