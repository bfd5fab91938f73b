import { describe, expect, it } from '@jest/globals';
import { type Action, followDone, type Measure } from '../../programme/index.ts';
import { aLead, aMeasure, anAction, aPerson, aRisk, clockAt, OWNER, oid } from './build.ts';
import { fakeRecords } from './fake-records.ts';

const RISK_OWNER = oid(40);
const monthly = aMeasure({ cadence: 'monthly', due: '2025-03-20', status: 'done' });
const byHand = anAction({
  at: '2025-03-24T07:55:00Z',
  via: 'sharepoint',
  verb: 'edit-in-sharepoint',
  before: { status: 'in-progress' },
  after: { status: 'done' },
});
const setUp = (measures: Measure[], actions: Action[]) => {
  const records = fakeRecords(
    {
      TfPeople: [aLead(), aPerson(), aPerson({ oid: RISK_OWNER })],
      TfRisks: [aRisk({ ownerOid: RISK_OWNER })],
      TfMeasures: measures,
    },
    { actions },
  );
  return { records, follow: followDone({ records, clock: clockAt('2025-03-24') }) };
};

describe('a measure marked as done in SharePoint', () => {
  it('opens its next occurrence, once, logged with who did it', async () => {
    const { records, follow } = setUp([monthly], [byHand]);
    await follow();
    await follow();
    const next = aMeasure({ key: 'A1-2', cadence: 'monthly', due: '2025-04-20' });
    expect(await records.find('TfMeasures', 'A1-2')).toEqual(next);
    expect(records.held().actions.slice(1)).toMatchObject([
      { verb: 'open-next', key: 'A1-2', actor: OWNER, via: 'sharepoint', after: next },
    ]);
  });

  it('asks the owner of its risk when it was the last open one, once', async () => {
    const { records, follow } = setUp([{ ...monthly, cadence: 'once' }], [byHand]);
    await follow();
    await follow();
    expect(records.held().outbox).toMatchObject([{ personOid: RISK_OWNER, kind: 'reassess', key: 'A A1' }]);
  });

  it.each([
    ['it was opened again since', [{ ...monthly, status: 'in-progress' as const }], [byHand]],
    ['the next was opened and deleted', [monthly], [byHand, anAction({ verb: 'open-next', key: 'A1-2' })]],
    ['it was typed in as done', [monthly], [{ ...byHand, before: {} }]],
    ['it was done here', [monthly], [{ ...byHand, verb: 'finish' as const }]],
    [
      'it was called off there',
      [{ ...monthly, status: 'cancelled' as const }],
      [{ ...byHand, after: { status: 'cancelled' } }],
    ],
  ])('opens nothing when %s', async (_, measures, actions) => {
    const { records, follow } = setUp(measures, actions);
    await follow();
    expect(await records.all('TfMeasures')).toHaveLength(1);
  });
});
