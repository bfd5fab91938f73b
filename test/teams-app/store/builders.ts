import type { Action, Measure, Person, RowFault, Task } from '../../../programme/index.ts';
import type { GraphState } from '../../../teams-app/store/graph-state.ts';

export const ANA = '11111111-1111-4111-8111-111111111111';
export const BO = '22222222-2222-4222-8222-222222222222';

export const aMeasure = (over: Partial<Measure> = {}): Measure => ({
  kind: 'measure',
  key: 'A1',
  risk: 'A',
  cadence: 'once',
  title: 'Lage rekrutteringsplan',
  ownerOid: ANA,
  unit: 'BAL',
  due: '2025-04-01',
  status: 'not-started',
  snoozes: 0,
  ...over,
});

export const aTask = (over: Partial<Task> = {}): Task => ({
  kind: 'task',
  key: 'A4-BAL',
  title: 'Melde inn behov',
  ownerOid: ANA,
  unit: 'BAL',
  due: '2025-04-01',
  status: 'not-started',
  snoozes: 0,
  ...over,
});

export const aPerson = (over: Partial<Person> = {}): Person => ({
  oid: ANA,
  name: 'Utvikler Alna',
  mail: 'utvikler.alna@taktfast.example',
  roles: ['developer'],
  unit: 'BAL',
  language: 'nb',
  ...over,
});

export const anAction = (over: Partial<Action> = {}): Action => ({
  at: '2025-03-03T07:30:00Z',
  actor: ANA,
  via: 'card',
  verb: 'start',
  list: 'TfMeasures',
  key: 'A1',
  before: { status: 'not-started' },
  after: { status: 'in-progress' },
  ...over,
});

/** Graph answers, and nothing is used of the smallest bracket. */
export const calm: GraphState = {
  circuit: 'closed',
  minute: { used: 0, limit: 1250 },
  day: { used: 0, limit: 1_200_000 },
  room: 1200,
};

export const aFault = (over: Partial<RowFault> = {}): RowFault => ({
  list: 'TfMeasures',
  itemId: '1',
  key: 'A1',
  title: 'Lage rekrutteringsplan',
  columns: [{ column: 'TfStatus', value: 'Nesten', reason: 'unknown-value' }],
  ...over,
});
