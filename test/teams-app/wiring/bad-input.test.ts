import { z } from 'zod';
import { type Measure, startWork } from '../../../programme/index.ts';
import { DEVELOPER, LEAD, measureFields, taskFields } from '../../graph/rows.ts';
import type { sharePointAt } from '../../journeys/sharepoint.ts';
import { eventually, type Running, running } from './running.ts';

/** More than the 5 000 beyond which SharePoint neither indexes nor filters; `ROWS=30000` fills a list of many years. */
const ROWS = Number(process.env.ROWS ?? 6_000);
const Id = z.object({ id: z.string() });
const Users = z.object({ value: z.array(z.object({ id: z.string() })) });

/** A list somebody filled for years before Taktfast came: every column is text, and none is indexed. */
const byHand = async (sharePoint: ReturnType<typeof sharePointAt>, tenantUrl: string) => {
  const columns = ['TfKey', 'TfAssigneeOid', 'TfUnit', 'TfDue', 'TfStatus'].map((name) => ({
    name,
    text: {},
  }));
  const body = JSON.stringify({ displayName: 'TfTasks', columns, list: {} });
  const { id: list } = Id.parse(await sharePoint.asPerson('/lists', { method: 'POST', body }));
  for (let first = 1; first <= ROWS; first += 10_000) {
    const length = Math.min(10_000, ROWS + 1 - first);
    const rows = Array.from({ length }, (_, n) => taskFields({ TfKey: `T-${first + n}` }));
    const headers = { 'content-type': 'application/json' };
    const filled = await fetch(`${tenantUrl}/local/fill`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ list, rows }),
    });
    if (!filled.ok) throw new Error(await filled.text());
  }
};

describe('lists as people leave them', () => {
  let app: Running;
  beforeAll(async () => {
    app = await running(byHand);
    await app.sharePoint.add('TfPeople', {
      Title: 'Utvikler Alna',
      TfOid: DEVELOPER,
      TfUnit: 'BAL',
      TfRoles: ['Utvikler'],
      'TfRoles@odata.type': 'Collection(Edm.String)',
    });
    await app.sharePoint.add('TfPeople', { Title: 'Programleder', TfOid: LEAD, TfUnit: 'DOU', TfLeft: true });
    await app.services.sweepAll();
  }, 400_000);
  afterAll(() => app.end());

  const measures = () => app.services.records.all('TfMeasures');
  const told = (message: string) => app.lines.filter(({ msg }) => msg === message);
  const inStep = () => eventually(async () => (await app.services.sync.owed()).length === 0);

  describe('thousands of rows made by hand, and no index', () => {
    it('is not indexed by provisioning, which goes on with the rest', () => {
      const lines = app.provisioned.filter(({ list }) => list === 'TfTasks');
      expect(
        lines.filter(({ change }) => change === 'refused').map(({ column, wanted }) => [column, wanted]),
      ).toEqual(
        expect.arrayContaining([
          ['TfKey', 'index-added'],
          ['TfKey', 'unique-added'],
        ]),
      );
      expect(lines.some(({ change, column }) => change === 'column-added' && column === 'TfNote')).toBe(true);
    });

    it('are read whole all the same', async () => {
      expect(await app.services.records.all('TfTasks')).toHaveLength(ROWS);
    });

    it('cannot be looked up in by key, which is refused in so many words and not taken for an empty list', async () => {
      const list = (await app.services.site()).list('TfTasks');
      await expect(list.findByKey('TfKey', 'T-1')).rejects.toMatchObject({ reason: 'invalid' });
    });

    it('stands in doctor with what to do, and in the log', async () => {
      const { out } = await app.command('doctor');
      expect(out).toMatch(
        /TfTasks +The column Nøkkel \(TfKey\) has no index.*more than 5,000 rows.*move rows out/,
      );
      const lines = told('a list in SharePoint is otherwise than it was made');
      expect(lines).toContainEqual(
        expect.objectContaining({
          list: 'TfTasks',
          drift: expect.arrayContaining([{ kind: 'index-missing', column: 'TfKey' }]),
        }),
      );
    });

    it('can be worked on, old rows and new', async () => {
      const old = await app.services.records.find('TfTasks', 'T-17');
      if (!old) throw new Error('T-17 is one of them');
      await app.services.records.transaction(async (tx) => {
        await tx.save('TfTasks', { ...old, status: 'in-progress' });
        await tx.add('TfTasks', { ...old, key: 'T-new', status: 'not-started' });
      });
      await inStep();
      const rows = await app.services.sync.row('TfTasks', 'T-new');
      expect(rows?.itemId).toBe(`${ROWS + 1}`);
    }, 60_000);
  });

  it('a line whose person column holds somebody who has left is read, and told of in doctor and the log', async () => {
    const people = Users.parse(
      await app.sharePoint.asPerson('/lists/User Information List/items?$expand=fields($select=Title)'),
    );
    const fields = { ...measureFields({ TfKey: 'A7' }), TfResponsibleLookupId: people.value[0]?.id };
    await app.sharePoint.add('TfMeasures', fields);
    await app.services.sweepAll();
    expect((await measures()).map(({ key }) => key)).toContain('A7');
    const { out } = await app.command('doctor');
    expect(out).toMatch(
      /TfMeasures +A7 +Programleder has left and is still responsible\. Choose somebody else\./,
    );
    await app.inspect();
    expect(told('something in a list can hardly be right')).toContainEqual(
      expect.objectContaining({ level: 'warn', kind: 'owner-left', list: 'TfMeasures', key: 'A7' }),
    );
    expect(JSON.stringify(app.lines)).not.toContain('Programleder');
  });

  describe('a list deleted under us', () => {
    const row = async (key: string): Promise<Measure | undefined> =>
      app.services.records.find('TfMeasures', key);
    beforeAll(async () => {
      await app.sharePoint.add(
        'TfMeasures',
        measureFields({ TfKey: 'B1', TfResponsibleOid: DEVELOPER, TfNote: 'Avklart' }),
      );
      await app.services.sweepAll();
      const list = await app.sharePoint.idOf('TfMeasures');
      await app.sharePoint.asPerson(`/lists/${list}`, { method: 'DELETE' });
      await app.services.sweepList('TfMeasures').catch(() => undefined);
    }, 60_000);

    it('is said in doctor, which ends with 1, and in the log, and every other list is read', async () => {
      const { exit, out } = await app.command('doctor');
      expect(exit).toBe(1);
      expect(out).toMatch(/TfMeasures +The list Tiltak was deleted in SharePoint\. All it had is kept/);
      expect(told('a list in SharePoint is otherwise than it was made')).toContainEqual(
        expect.objectContaining({ list: 'TfMeasures', drift: [{ kind: 'list-missing', column: '' }] }),
      );
      await expect(app.services.sweepAll()).rejects.toMatchObject({ reason: 'not-found' });
      expect((await app.services.sync.unread()).map(({ list }) => list)).toEqual(['TfMeasures']);
    });

    it('takes nothing from people: their lines are there, and they act on them', async () => {
      expect(await row('B1')).toMatchObject({ note: 'Avklart' });
      await startWork(app.services)({ oid: DEVELOPER, via: 'chat' }, { key: 'B1' });
      expect(await row('B1')).toMatchObject({ status: 'in-progress' });
    });

    it('is made anew by provisioning and filled with all that was in it and all that was done since', async () => {
      expect((await app.command('provision')).out).toMatch(/Tiltak +TfMeasures +created/);
      await app.command('sync');
      await inStep();
      const { fields } = (await app.sharePoint.row('TfMeasures', 'B1')) ?? {};
      expect(fields).toMatchObject({ TfStatus: 'Pågår', TfNote: 'Avklart', TfResponsibleOid: DEVELOPER });
      expect((await app.sharePoint.row('TfMeasures', 'A7'))?.fields).toBeDefined();
      expect((await measures()).map(({ key }) => key)).toEqual(['A7', 'B1']);
      const { exit, out } = await app.command('doctor');
      expect([exit, out.includes('deleted in SharePoint')]).toEqual([0, false]);
    }, 60_000);
  });
});
