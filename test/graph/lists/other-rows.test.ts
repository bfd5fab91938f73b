import { lists } from '../../../graph/index.ts';
import type { Person, Project, Risk, Task } from '../../../programme/index.ts';
import { DEVELOPER, LEAD } from '../rows.ts';

describe('a row of the list of risks', () => {
  const risk: Risk = {
    code: 'A',
    title: 'Svak forankring',
    about: 'Prosjekteierne eier ikke endringene godt nok.',
    probability: 3,
    consequence: 4,
    status: 'measures-done',
    strategy: 'watch',
    ownerOid: LEAD,
    reviewDate: '2025-05-02',
  };

  it('stands in the columns and words of Prosjektportalen', () => {
    expect(lists.TfRisks.toFields(risk)).toEqual({
      Title: 'Svak forankring',
      TfCode: 'A',
      GtRiskDescription: 'Prosjekteierne eier ikke endringene godt nok.',
      GtRiskProbability: 3,
      GtRiskConsequence: 4,
      GtRiskProbabilityPostAction: null,
      GtRiskConsequencePostAction: null,
      GtRiskStatus: 'Tiltak gjennomført',
      GtRiskStrategy: 'Overvåke',
      TfOwnerOid: LEAD,
      TfReviewDate: '2025-05-02T12:00:00Z',
    });
    expect(lists.TfRisks.fromFields(lists.TfRisks.toFields(risk))).toEqual({ ok: true, entity: risk });
  });

  it('has the status and strategy Prosjektportalen gives a new risk when it has none', () => {
    expect(lists.TfRisks.fromFields({ Title: 'Svak forankring', TfCode: 'A' })).toEqual({
      ok: true,
      entity: { code: 'A', title: 'Svak forankring', status: 'identified', strategy: 'reduce' },
    });
  });

  it.each([
    ['GtRiskProbability', 6, 'out-of-range'],
    ['GtRiskConsequence', 2.5, 'not-a-whole-number'],
  ])('with %s at %s is at fault: %s', (column, value, reason) => {
    const read = lists.TfRisks.fromFields({ Title: 'x', TfCode: 'A', [column]: value });
    expect(read).toMatchObject({ ok: false, key: 'A', columns: [{ column, value: `${value}`, reason }] });
  });
});

describe('a row of the list of tasks', () => {
  it('is written and read', () => {
    const task: Task = {
      kind: 'task',
      key: 'A4-BAL',
      title: 'Avklar eierskap',
      project: '30122036',
      ownerOid: DEVELOPER,
      unit: 'BAL',
      due: '2025-04-30',
      status: 'cancelled',
      snoozes: 1,
    };
    const fields = lists.TfTasks.toFields(task);
    expect(fields).toMatchObject({ TfAssigneeOid: DEVELOPER, TfStatus: 'Avlyst', TfProject: '30122036' });
    expect(lists.TfTasks.fromFields(fields)).toEqual({ ok: true, entity: task });
  });
});

describe('a row of the list of projects', () => {
  const project: Project = {
    key: '30122036',
    number: '30122036',
    title: 'Bedre sammen',
    unit: 'BAL',
    phase: 'execution',
    start: '2022-04-01',
    end: '2025-12-31',
    young: true,
    budget: 86114,
    status: { time: 'minor-delays', gain: 'not-started' },
  };

  it('keeps the latest status dimension by dimension', () => {
    const fields = lists.TfProjects.toFields(project);
    expect(fields).toMatchObject({
      TfPhase: 'Gjennomføre',
      TfYoung: true,
      TfBudget: 86114,
      GtStatusTime: 'Mindre forsinkelser',
      GtStatusBudget: null,
      GtStatusGainAchievement: 'Ikke påbegynt',
    });
    expect(lists.TfProjects.fromFields(fields)).toEqual({ ok: true, entity: project });
  });

  it('without any status yet has none, and is not for the young unless it says so', () => {
    const { status: _, young: __, ...rest } = project;
    const fields = lists.TfProjects.toFields({ ...rest, status: {}, young: false });
    expect(lists.TfProjects.fromFields({ ...fields, TfYoung: null })).toEqual({
      ok: true,
      entity: { ...rest, status: {}, young: false },
    });
  });

  it('names the column of a dimension that says what no dimension says', () => {
    const fields = { ...lists.TfProjects.toFields(project), GtStatusRisk: 'Katastrofal' };
    expect(lists.TfProjects.fromFields(fields)).toMatchObject({
      columns: [{ column: 'GtStatusRisk', value: 'Katastrofal', reason: 'unknown-value' }],
    });
  });
});

describe('a row of the list of people', () => {
  const person: Person = {
    oid: LEAD,
    name: 'Programleder',
    mail: 'programleder@taktfast.example',
    roles: ['programme-lead', 'operative-board-chair'],
    unit: 'DOU',
    language: 'nn',
    absentFrom: '2025-04-07',
    absentTo: '2025-04-11',
  };

  it('holds several roles in the words people use', () => {
    const fields = lists.TfPeople.toFields(person);
    expect(fields).toMatchObject({
      Title: 'Programleder',
      TfOid: LEAD,
      TfRoles: ['Programleder', 'Leder for operativt styre'],
      TfLanguage: 'nynorsk',
    });
    expect(lists.TfPeople.fromFields(fields)).toEqual({ ok: true, entity: person });
  });

  it('without roles and language has none and reads bokmål', () => {
    const fields = { Title: 'Utvikler', TfOid: DEVELOPER, TfUnit: 'BAL' };
    expect(lists.TfPeople.fromFields(fields)).toEqual({
      ok: true,
      entity: { oid: DEVELOPER, name: 'Utvikler', mail: '', roles: [], unit: 'BAL', language: 'nb' },
    });
  });

  it('with a role nobody knows shows the roles as they stand', () => {
    const fields = { Title: 'x', TfOid: DEVELOPER, TfUnit: 'BAL', TfRoles: ['Utvikler', 'Trollmann'] };
    expect(lists.TfPeople.fromFields(fields)).toMatchObject({
      columns: [{ column: 'TfRoles', value: '["Utvikler","Trollmann"]', reason: 'unknown-value' }],
    });
  });

  it('of a manager without a unit is at fault, for nobody could say whose digest it is', () => {
    const fields = {
      Title: 'Bydelsdirektør',
      TfOid: DEVELOPER,
      TfRoles: ['Leder / prosjekteier'],
      TfUnit: '',
    };
    expect(lists.TfPeople.fromFields(fields)).toMatchObject({
      ok: false,
      key: DEVELOPER,
      columns: [{ column: 'TfUnit', value: '', reason: 'missing' }],
    });
  });

  it('with an object id that is none is not mistaken for somebody', () => {
    const fields = { Title: 'x', TfOid: 'programleder', TfUnit: 'BAL' };
    expect(lists.TfPeople.fromFields(fields)).toMatchObject({
      ok: false,
      key: 'programleder',
      columns: [{ column: 'TfOid', reason: 'not-an-object-id' }],
    });
  });
});

describe('a row of the list of settings', () => {
  it('keeps any value as JSON, with its key as title', () => {
    const setting = { key: 'application-rounds', value: ['2025-04', '2025-10'] };
    const fields = lists.TfSettings.toFields(setting);
    expect(fields).toEqual({
      Title: 'application-rounds',
      TfKey: 'application-rounds',
      TfValue: '[\n "2025-04",\n "2025-10"\n]',
    });
    expect(lists.TfSettings.fromFields(fields)).toEqual({ ok: true, entity: setting });
  });

  it('with a broken value is at fault', () => {
    expect(lists.TfSettings.fromFields({ TfKey: 'units', TfValue: '[1,' })).toMatchObject({
      ok: false,
      key: 'units',
      columns: [{ column: 'TfValue', value: '[1,', reason: 'not-json' }],
    });
  });
});
