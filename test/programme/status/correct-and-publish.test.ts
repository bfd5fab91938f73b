import { describe, expect, it } from '@jest/globals';
import { correctStatus, publishStatus } from '../../../programme/index.ts';
import { by, clockAt, LEAD } from '../build.ts';
import {
  aReport,
  DEVELOPER,
  MANAGER,
  OTHER_DEVELOPER,
  people,
  records,
  refused,
  SPRAK,
  sprak,
  TODAY,
} from './build.ts';

// The report was made at eight in the morning.
const soon = clockAt(TODAY, '12:00');
const dayAfter = clockAt('2025-03-25', '08:00');
const tooLate = clockAt('2025-03-25', '08:01');

const KEY = `${SPRAK}-1`;
const withReport = (given: Parameters<typeof aReport>[0] = {}, rest: Parameters<typeof records>[0] = {}) =>
  records({
    TfProjects: [sprak({ status: { time: 'on-plan' }, statusOn: TODAY })],
    TfStatusReports: [aReport(given)],
    ...rest,
  });

const form = { report: KEY, time: 'delayed', timeComment: 'leder sluttet' };

describe('correcting a status report', () => {
  it('puts the report right, and with it the latest status of the project', async () => {
    const held = withReport({ overall: 'som før', comments: { risk: 'lav' } });
    const { report } = await correctStatus({ records: held, clock: soon })(by(DEVELOPER), form);
    expect(report).toEqual(aReport({ status: { time: 'delayed' }, comments: { time: 'leder sluttet' } }));
    expect(await held.all('TfStatusReports')).toEqual([report]);
    expect(await held.find('TfProjects', SPRAK)).toMatchObject({
      status: { time: 'delayed' },
      statusOn: TODAY,
    });
    expect(held.held().actions.map(({ verb, list }) => [verb, list])).toEqual([
      ['correct', 'TfStatusReports'],
      ['correct', 'TfProjects'],
    ]);
  });

  it('is allowed to the minute a day later', async () => {
    await expect(
      correctStatus({ records: withReport(), clock: dayAfter })(by(DEVELOPER), form),
    ).resolves.toBeDefined();
  });

  it('leaves the project alone when a newer report stands', async () => {
    const newer = aReport({
      key: `${SPRAK}-2`,
      reportedAt: '2025-03-24T08:00:00Z',
      status: { time: 'ahead' },
    });
    const held = withReport({}, { TfStatusReports: [aReport(), newer] });
    await correctStatus({ records: held, clock: soon })(by(DEVELOPER), form);
    expect((await held.find('TfProjects', SPRAK))?.status).toEqual({ time: 'on-plan' });
  });

  it('said twice is kept once', async () => {
    const held = withReport();
    const correct = correctStatus({ records: held, clock: soon });
    await correct(by(DEVELOPER), form);
    const { length } = held.held().actions;
    await correct(by(DEVELOPER), form);
    expect(held.held().actions).toHaveLength(length);
  });

  it('points out words that tell of a person', async () => {
    const personal = { ...form, overall: 'Ola Nordmann er sykmeldt' };
    await refused(
      correctStatus({ records: withReport(), clock: soon })(by(DEVELOPER), personal),
      'personal-details',
      {
        count: '1',
      },
    );
  });

  it.each([
    ['after a day', tooLate, DEVELOPER, {}, 'correction-too-late'],
    ['by another than its author', soon, MANAGER, {}, 'not-your-report'],
    ['once it is published', soon, DEVELOPER, { moderation: 'published' }, 'already-published'],
  ] as const)('is refused %s', async (_, clock, person, given, reason) => {
    await refused(correctStatus({ records: withReport(given), clock })(by(person), form), reason, {
      title: 'Språksterk 1-6',
    });
  });

  it('is refused for a report there is none of', async () => {
    const gone = { ...form, report: `${SPRAK}-9` };
    await refused(correctStatus({ records: withReport(), clock: soon })(by(DEVELOPER), gone), 'not-found', {
      key: `${SPRAK}-9`,
    });
  });
});

describe('publishing a status report', () => {
  const publish = (person: string, held = withReport()) =>
    publishStatus({ records: held, clock: soon })(by(person), { report: KEY });

  it.each([
    ['who leads the unit', MANAGER],
    ['the programme office', LEAD],
  ])('is done by %s', async (_, person) => {
    const held = withReport();
    const { report } = await publish(person, held);
    expect(report.moderation).toBe('published');
    expect(await held.find('TfStatusReports', KEY)).toEqual(report);
    expect(held.held().actions).toMatchObject([
      { verb: 'publish', actor: person, before: { moderation: 'draft' }, after: { moderation: 'published' } },
    ]);
  });

  it("is done by the project's manager, its owner and their deputies", async () => {
    const team = people().map((person) =>
      person.oid === MANAGER ? { ...person, deputyOid: DEVELOPER } : person,
    );
    for (const given of [{ managerOid: OTHER_DEVELOPER }, { ownerOid: OTHER_DEVELOPER }]) {
      const held = withReport({}, { TfProjects: [sprak(given)] });
      expect((await publish(OTHER_DEVELOPER, held)).report.moderation).toBe('published');
    }
    expect((await publish(DEVELOPER, withReport({}, { TfPeople: team }))).report.moderation).toBe(
      'published',
    );
  });

  it('said twice is done once', async () => {
    const held = withReport();
    await publish(MANAGER, held);
    await publish(MANAGER, held);
    expect(held.held().actions).toHaveLength(1);
  });

  it('is refused to others, who are told whom to ask', async () => {
    await refused(publish(DEVELOPER), 'not-yours-to-publish', {
      title: 'Språksterk 1-6',
      lead: 'Bydelsdirektør Bjerke',
    });
  });
});
