import fc from 'fast-check';
import { lists } from '../../../graph/index.ts';
import {
  type Obstacle,
  ObstacleLevel,
  ObstacleStatus,
  type StatusReport,
  UnitCode,
} from '../../../programme/index.ts';
import { DEVELOPER } from '../rows.ts';

const report: StatusReport = {
  key: '30090702-3',
  title: 'Språksterk 1-6',
  project: '30090702',
  period: '2025-03',
  status: {
    time: 'minor-delays',
    budget: 'on-budget',
    quality: 'as-specified',
    risk: 'high',
    gain: 'not-started',
  },
  comments: { time: 'rekruttering tar tid' },
  overall: 'På vei',
  moderation: 'draft',
  authorOid: DEVELOPER,
  reportedAt: '2025-03-24T08:30:15Z',
};

const obstacle: Obstacle = {
  key: 'H2025-1',
  title: 'Taushetsplikt hindrer samarbeid',
  unit: 'BBJ',
  project: '30090702',
  text: 'Taushetsplikten gjør at barnehage og skole ikke kan dele det de vet.',
  level: 'state',
  status: 'followed-up',
  tried: 'Samtykke fra foreldre',
  alsoUnits: ['BAL', 'UDE'],
  note: '2025-04-01 Utvikler Alna: samme her',
  authorOid: DEVELOPER,
  reportedAt: '2025-03-24T08:30:15Z',
};

describe('a row of the list of status reports', () => {
  it('stands in the columns and words of Prosjektportalen', () => {
    expect(lists.TfStatusReports.toFields(report)).toEqual({
      Title: 'Språksterk 1-6',
      TfKey: '30090702-3',
      TfProject: '30090702',
      TfPeriod: '2025-03',
      GtStatusTime: 'Mindre forsinkelser',
      GtStatusTimeComment: 'rekruttering tar tid',
      GtStatusBudget: 'På budsjett',
      GtStatusBudgetComment: null,
      GtStatusQuality: 'Ihht. spesifikasjon',
      GtStatusQualityComment: null,
      GtStatusRisk: 'Høy',
      GtStatusRiskComment: null,
      GtStatusGainAchievement: 'Ikke påbegynt',
      GtStatusGainAchievementComment: null,
      GtOverallStatus: 'På vei',
      GtModerationStatus: 'Kladd',
      TfAuthorOid: DEVELOPER,
      TfReportedAt: '2025-03-24T08:30:15Z',
    });
    const read = lists.TfStatusReports.fromFields(lists.TfStatusReports.toFields(report));
    expect(read).toEqual({ ok: true, entity: report });
  });

  it.each([
    ['GtStatusTime', 'Gul', 'unknown-value'],
    ['GtModerationStatus', 'Sendt', 'unknown-value'],
    ['TfReportedAt', 'i går', 'not-a-date'],
    ['TfPeriod', 'mars', 'wrong-form'],
    ['TfAuthorOid', 'Utvikler Alna', 'not-an-object-id'],
    ['TfProject', '', 'missing'],
  ])('with %s as "%s" is at fault: %s', (column, value, reason) => {
    const read = lists.TfStatusReports.fromFields({
      ...lists.TfStatusReports.toFields(report),
      [column]: value,
    });
    expect(read).toMatchObject({ ok: false, key: '30090702-3', columns: [{ column, value, reason }] });
  });

  it('keeps its instant in whole seconds of UTC, whatever form SharePoint gives it in', () => {
    const given = {
      ...lists.TfStatusReports.toFields(report),
      TfReportedAt: '2025-03-24T09:30:15.000+01:00',
    };
    expect(lists.TfStatusReports.fromFields(given)).toEqual({ ok: true, entity: report });
  });
});

describe('a row of the list of obstacles', () => {
  it('is written in Norwegian words and read back', () => {
    const fields = lists.TfObstacles.toFields(obstacle);
    expect(fields).toMatchObject({
      Title: 'Taushetsplikt hindrer samarbeid',
      TfLevel: 'stat',
      TfStatus: 'under oppfølging',
      TfTried: 'Samtykke fra foreldre',
      TfAlsoUnits: ['BAL', 'UDE'],
      TfReportedAt: '2025-03-24T08:30:15Z',
    });
    expect(lists.TfObstacles.fromFields(fields)).toEqual({ ok: true, entity: obstacle });
  });

  it('is new, and of one unit, where nothing more is filled in', () => {
    const { TfStatus: _status, TfAlsoUnits: _units, ...rest } = lists.TfObstacles.toFields(obstacle);
    expect(lists.TfObstacles.fromFields(rest)).toMatchObject({
      ok: true,
      entity: { status: 'new', alsoUnits: [] },
    });
  });

  it('is read back the same, whatever it says', () => {
    const text = fc
      .string({ minLength: 1, maxLength: 40 })
      .filter((value) => value.trim() === value && !/\r/.test(value));
    const any = fc.record({
      text,
      title: text,
      level: fc.constantFrom(...ObstacleLevel.options),
      status: fc.constantFrom(...ObstacleStatus.options),
      unit: fc.constantFrom(...UnitCode.options),
      alsoUnits: fc.uniqueArray(fc.constantFrom(...UnitCode.options)),
    });
    fc.assert(
      fc.property(any, (given) => {
        const whole = { ...obstacle, ...given };
        expect(lists.TfObstacles.fromFields(lists.TfObstacles.toFields(whole))).toEqual({
          ok: true,
          entity: whole,
        });
      }),
    );
  });
});
