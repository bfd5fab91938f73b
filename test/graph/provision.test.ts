import { z } from 'zod';
import { type ProvisionLine, provision } from '../../graph/index.ts';
import { type TenantAtHand, tenantAtHand } from './tenant-at-hand.ts';

const STARTING = 120_000;
const Columns = z.object({ value: z.array(z.looseObject({ id: z.string(), name: z.string() })) });
const Lists = z.object({ value: z.array(z.object({ name: z.string(), displayName: z.string() })) });

const run = ({ site }: TenantAtHand) => provision(site, () => undefined);
const of = (lines: ProvisionLine[], list: string) => lines.filter((line) => line.list === list);
const listsIn = async (tenant: TenantAtHand) => Lists.parse(await tenant.asPerson('GET', '/lists')).value;
const columnIn = async (tenant: TenantAtHand, list: string, name: string) => {
  const reply = await tenant.asPerson('GET', `/lists/${await tenant.listId(list)}/columns`);
  return Columns.parse(reply).value.find((column) => column.name === name);
};

describe('provisioning a new site', () => {
  let tenant: TenantAtHand;
  let told: ProvisionLine[];
  let both: ProvisionLine[][];
  beforeAll(async () => {
    tenant = await tenantAtHand();
    told = [];
    both = await Promise.all([provision(tenant.site, (line) => told.push(line)), run(tenant)]);
  }, STARTING);
  afterAll(() => tenant.close());

  it('makes the twelve lists once, also when two processes do it at the same time', async () => {
    const made = (await listsIn(tenant)).filter(({ name }) => name.startsWith('Tf'));
    expect(made.map(({ name }) => name).sort()).toEqual([
      'TfCases',
      'TfMeasures',
      'TfMinutes',
      'TfObstacles',
      'TfPeople',
      'TfProjects',
      'TfRisks',
      'TfSettings',
      'TfStatusReports',
      'TfTasks',
      'TfUnitReports',
      'TfVotes',
    ]);
    const created = both.flat().filter(({ change }) => change === 'created');
    expect(created.map(({ list }) => list).sort()).toEqual(made.map(({ name }) => name).sort());
  });

  it('makes no second list when somebody made and titled it after it had looked', async () => {
    let looked = 0;
    const lists = async () => {
      looked += 1;
      return looked === 1 ? [] : tenant.site.lists();
    };
    await provision({ ...tenant.site, lists }, () => undefined);
    const named = (await listsIn(tenant)).filter(({ name }) => name.startsWith('TfRisks'));
    expect(named.map(({ name }) => name)).toEqual(['TfRisks']);
  });

  it('gives them the names people read', async () => {
    expect(await listsIn(tenant)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: 'TfMeasures', displayName: 'Tiltak' }),
        expect.objectContaining({ name: 'TfPeople', displayName: 'Personer og roller' }),
        expect.objectContaining({ name: 'TfMinutes', displayName: 'Protokoller' }),
      ]),
    );
  });

  it('reports each thing as it is done', () => {
    expect(told).toEqual(both[0]);
  });

  it('makes the columns with their names, types, indexes and unique keys', async () => {
    expect(await columnIn(tenant, 'TfMeasures', 'TfKey')).toMatchObject({
      displayName: 'Nøkkel',
      indexed: true,
      enforceUniqueValues: true,
    });
    expect(await columnIn(tenant, 'TfMeasures', 'TfDue')).toMatchObject({
      displayName: 'Frist',
      indexed: true,
      enforceUniqueValues: false,
      dateTime: { format: 'dateOnly' },
    });
    expect(await columnIn(tenant, 'TfPeople', 'TfRoles')).toMatchObject({
      choice: { displayAs: 'checkBoxes' },
    });
  });

  it('changes nothing the second time', async () => {
    expect((await run(tenant)).map(({ change }) => change)).toEqual(Array(12).fill('unchanged'));
  });

  it('keeps the title people have given a list', async () => {
    const path = `/lists/${await tenant.listId('TfMeasures')}`;
    await tenant.asPerson('PATCH', path, { displayName: 'Risikotiltak' });

    expect(of(await run(tenant), 'TfMeasures')).toMatchObject([{ change: 'unchanged' }]);
    expect(await listsIn(tenant)).toContainEqual({ name: 'TfMeasures', displayName: 'Risikotiltak' });
  });
});

describe('provisioning a site with older lists', () => {
  let tenant: TenantAtHand;
  let lines: ProvisionLine[];
  let item: string;
  const make = (displayName: string, columns: unknown[]) =>
    tenant.asPerson('POST', '/lists', { displayName, columns, list: { template: 'genericList' } });
  beforeAll(async () => {
    tenant = await tenantAtHand();
    await make('TfMeasures', [
      { name: 'TfKey', text: {} },
      { name: 'TfDue', dateTime: { format: 'dateOnly' } },
      { name: 'TfStatus', indexed: true, choice: { choices: ['På vent', 'Pågår', 'Ikke startet'] } },
      { name: 'Egen', displayName: 'Vår egen kolonne', text: {} },
    ]);
    const row = { Title: 'Kurs', TfKey: 'A1', TfStatus: 'På vent', Egen: 'x' };
    item = await tenant.add('TfMeasures', row);
    await make('TfTasks', [{ name: 'TfDue', text: {} }]);
    await make('TfProjects', [{ name: 'TfKey', text: {}, indexed: true }]);
    await tenant.add('TfProjects', { Title: 'Det ene', TfKey: '1' });
    await tenant.add('TfProjects', { Title: 'Det andre', TfKey: '1' });
    lines = await run(tenant);
  }, STARTING);
  afterAll(() => tenant.close());

  const columnsOf = (list: string, change: string) =>
    of(lines, list)
      .filter((line) => line.change === change)
      .map(({ column }) => column);

  it('adds the columns that are missing', () => {
    expect(columnsOf('TfMeasures', 'column-added')).toEqual([
      'TfRisk',
      'TfResponsibleOid',
      'TfResponsible',
      'TfUnit',
      'TfCadence',
      'TfDoneOn',
      'TfNote',
      'TfSnoozes',
      'TfSnoozedUntil',
      'TfOfferedToOid',
      'TfOfferedTo',
      'TfHelpOid',
      'TfHelp',
      'TfPlannerTaskId',
    ]);
  });

  it('adds indexes and makes the key unique', () => {
    expect(columnsOf('TfMeasures', 'index-added')).toEqual(['TfKey', 'TfDue']);
    expect(columnsOf('TfMeasures', 'unique-added')).toEqual(['TfKey']);
  });

  it('adds choices after those people have made', async () => {
    expect(lines).toContainEqual({
      list: 'TfMeasures',
      displayName: 'Tiltak',
      change: 'choices-added',
      column: 'TfStatus',
      choices: ['Fullført', 'Avlyst'],
    });
    expect(await columnIn(tenant, 'TfMeasures', 'TfStatus')).toMatchObject({
      choice: { choices: ['På vent', 'Pågår', 'Ikke startet', 'Fullført', 'Avlyst'] },
    });
  });

  it('deletes nothing people have made', async () => {
    expect(await columnIn(tenant, 'TfMeasures', 'Egen')).toMatchObject({ displayName: 'Vår egen kolonne' });
    const { fields } = await tenant.site.list('TfMeasures').item(item);
    expect(fields).toMatchObject({ Title: 'Kurs', TfStatus: 'På vent', Egen: 'x' });
  });

  it('leaves a column of another type alone and says so', async () => {
    expect(lines).toContainEqual({
      list: 'TfTasks',
      displayName: 'Oppgaver',
      change: 'conflict',
      column: 'TfDue',
      found: 'text',
      wanted: 'dateTime',
    });
    expect(await columnIn(tenant, 'TfTasks', 'TfDue')).toHaveProperty('text');
  });

  it('says when a key cannot be made unique because it stands there twice, and does the rest', () => {
    expect(lines).toContainEqual({
      list: 'TfProjects',
      displayName: 'Prosjekter',
      change: 'refused',
      wanted: 'unique-added',
      column: 'TfKey',
      code: 'invalidRequest',
    });
    expect(columnsOf('TfProjects', 'column-added')).toContain('TfBudget');
  });

  it('has nothing more to add the second time', async () => {
    const again = await run(tenant);
    expect(again.map(({ change }) => change).filter((change) => change !== 'unchanged')).toEqual([
      'conflict',
      'refused',
    ]);
  });
});
