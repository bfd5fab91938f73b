import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { expectWithin } from '../../../graph/local-tenant/planner/limits.ts';
import { type Answer, type Ask, directory, type Rig, startRig } from './tenant.ts';

const Entity = z.looseObject({ id: z.string(), '@odata.etag': z.string() });
type Entity = z.infer<typeof Entity>;
const Page = z.object({ value: z.array(Entity) });
const Refusal = z.object({ error: z.object({ code: z.string(), message: z.string() }) });

const GROUP = directory.groups[0]?.id ?? '';
const MEMBER = 'programleder@taktfast.example';
const OUTSIDER = 'ansatt@taktfast.example';
const idOf = (upn: string) => directory.users.find((user) => user.userPrincipalName === upn)?.id ?? '';
const lead = idOf(MEMBER);
const developer = idOf('utvikler.alna@taktfast.example');
const assigned = (orderHint = ' !') => ({ '@odata.type': '#microsoft.graph.plannerAssignment', orderHint });
const item = (more: Record<string, unknown>) => ({
  '@odata.type': 'microsoft.graph.plannerChecklistItem',
  ...more,
});
const guid = (number: number) => `0bf30f3b-4a52-48df-9a82-${String(number).padStart(12, '0')}`;

let rig: Rig;
let ask: Ask;
let plan: Entity;
let bucket: Entity;
beforeAll(async () => {
  rig = await startRig();
  ask = await rig.as(MEMBER);
  plan = await made('/plans', { title: 'Tiltak', container: { containerId: GROUP, type: 'group' } });
  bucket = await made('/buckets', { name: 'Risiko A', planId: plan.id, orderHint: ' !' });
}, 60_000);
afterAll(() => rig.tenant.close());

const planner = (
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> => ask(method, `/v1.0/planner${path}`, body, headers);
const made = async (path: string, body: unknown): Promise<Entity> => {
  const { status, body: answer } = await planner('POST', path, body);
  expect({ status, answer }).toMatchObject({ status: 201 });
  return Entity.parse(answer);
};
const aTask = (more: Record<string, unknown> = {}) =>
  made('/tasks', { planId: plan.id, title: 'Kurs', ...more });
const read = async (path: string) => Entity.parse((await planner('GET', path)).body);
const patch = (path: string, etag: string | undefined, body: unknown, headers: Record<string, string> = {}) =>
  planner('PATCH', path, body, { ...(etag !== undefined && { 'if-match': etag }), ...headers });
const refusal = ({ status, body }: Answer) => ({ status, code: Refusal.parse(body).error.code });

describe('a task in Planner', () => {
  it('is made with 201 in a plan, in a bucket, for somebody {PL}', async () => {
    const task = await aTask({
      bucketId: bucket.id,
      title: 'Kurs i prosjekteierskap',
      dueDateTime: '2026-12-01T12:00:00Z',
      assignments: { [developer]: assigned() },
    });
    expect(task).toMatchObject({
      planId: plan.id,
      bucketId: bucket.id,
      title: 'Kurs i prosjekteierskap',
      dueDateTime: '2026-12-01T12:00:00Z',
      percentComplete: 0,
      createdBy: { user: { id: lead } },
      assignments: {
        [developer]: {
          '@odata.type': '#microsoft.graph.plannerAssignment',
          assignedBy: { user: { id: lead } },
          assignedDateTime: '2025-09-02T10:00:00Z',
        },
      },
    });
    expect(task.id).toMatch(/^[\w-]{28}$/);
    expect(await read(`/tasks/${task.id}`)).toEqual(task);
  });

  it('has all the properties there are, and the counts are read only {PL}{CSDL}', async () => {
    const { '@odata.etag': _, ...task } = await aTask();
    expect(Object.keys(task).sort()).toEqual([
      'activeChecklistItemCount',
      'appliedCategories',
      'assigneePriority',
      'assignments',
      'bucketId',
      'checklistItemCount',
      'completedBy',
      'completedDateTime',
      'conversationThreadId',
      'createdBy',
      'createdDateTime',
      'dueDateTime',
      'hasDescription',
      'id',
      'orderHint',
      'percentComplete',
      'planId',
      'previewType',
      'priority',
      'referenceCount',
      'startDateTime',
      'title',
    ]);
    const body = { planId: plan.id, title: 'x', checklistItemCount: 3 };
    expect(refusal(await planner('POST', '/tasks', body)).status).toBe(400);
  });

  it.each([
    ['no title', { title: undefined }],
    ['more than all of it done', { percentComplete: 101 }],
    ['a priority beyond ten', { priority: 11 }],
    ['a start after the end', { startDateTime: '2026-02-02T00:00:00Z', dueDateTime: '2026-02-01T00:00:00Z' }],
    ['an assignment without its type', { assignments: { [developer]: { orderHint: ' !' } } }],
    ['an assignment with nothing in it', { assignments: { [developer]: {} } }],
    ['an order hint that the service gave', { assignments: { [developer]: assigned('8585P') } }],
    ['a category nobody has', { appliedCategories: { category26: true } }],
  ])('is refused with 400 for %s {docs planner-overview}', async (_, more) => {
    const answer = await planner('POST', '/tasks', { planId: plan.id, title: 'x', ...more });
    expect(refusal(answer)).toEqual({ status: 400, code: '' });
  });

  it('is refused for an id that cannot be, and not found for one that is not', async () => {
    expect(refusal(await planner('GET', '/tasks/7'))).toEqual({ status: 400, code: '' });
    expect(refusal(await planner('GET', `/tasks/${plan.id}`))).toEqual({ status: 404, code: '' });
    expect(refusal(await planner('POST', '/tasks', { planId: bucket.id, title: 'x' }))).toEqual({
      status: 404,
      code: '',
    });
  });

  it('says when and by whom it was done, until it is open again', async () => {
    const task = await aTask();
    await patch(`/tasks/${task.id}`, task['@odata.etag'], { percentComplete: 100 });
    const done = await read(`/tasks/${task.id}`);
    expect(done).toMatchObject({
      completedDateTime: '2025-09-02T10:00:00Z',
      completedBy: { user: { id: lead } },
    });
    await patch(`/tasks/${task.id}`, done['@odata.etag'], { percentComplete: 50 });
    expect(await read(`/tasks/${task.id}`)).toMatchObject({ completedDateTime: null, completedBy: null });
  });

  it('loses an assignee by null and keeps the others {PL}', async () => {
    const task = await aTask({ assignments: { [developer]: assigned(), [lead]: assigned() } });
    await patch(`/tasks/${task.id}`, task['@odata.etag'], { assignments: { [developer]: null } });
    const { assignments } = await read(`/tasks/${task.id}`);
    expect(Object.keys(z.record(z.string(), z.unknown()).parse(assignments))).toEqual([lead]);
  });

  it('has categories, and loses one by false', async () => {
    const task = await aTask({ appliedCategories: { category3: true, category5: true } });
    await patch(`/tasks/${task.id}`, task['@odata.etag'], { appliedCategories: { category3: false } });
    expect(await read(`/tasks/${task.id}`)).toMatchObject({ appliedCategories: { category5: true } });
  });
});

describe('an eTag in Planner', () => {
  it('looks as Planner’s do, and of two of one task the greater text is the newer {PL}', async () => {
    const task = await aTask();
    const { headers, body } = await patch(
      `/tasks/${task.id}`,
      task['@odata.etag'],
      { title: 'Nytt' },
      {
        Prefer: 'return=representation',
      },
    );
    expect(headers.get('preference-applied')).toBe('return=representation');
    const older = task['@odata.etag'];
    const newer = Entity.parse(body)['@odata.etag'];
    expect(older).toMatch(/^W\/"JzEtVGFzay[A-Za-z0-9+/=]+"$/);
    expect(newer > older).toBe(true);
  });

  it.each(['PATCH', 'DELETE'])(
    'must come with %s, or 412 with no code {PL}{pnpjs issue 1033}',
    async (method) => {
      const task = await aTask();
      const answer = await planner(
        method,
        `/tasks/${task.id}`,
        method === 'PATCH' ? { title: 'x' } : undefined,
      );
      expect(answer.status).toBe(412);
      expect(Refusal.parse(answer.body).error).toMatchObject({
        code: '',
        message: 'The If-Match header must be specified for this kind of request.',
      });
    },
  );

  it('of the task is not one of its details, which have their own {PL}{docs issue 7153}', async () => {
    const task = await aTask();
    const details = await read(`/tasks/${task.id}/details`);
    expect(details['@odata.etag']).not.toBe(task['@odata.etag']);
    for (const wrong of [task['@odata.etag'], '"x"', 'W/"JzEtVGFzayAgQEBAQEBAQEBAQEBAQEBAWCc="']) {
      const answer = await patch(`/tasks/${task.id}/details`, wrong, { description: 'x' });
      expect(refusal(answer)).toEqual({ status: 412, code: '' });
    }
  });

  it('that is stale is 409 where others have changed the same, and does where they have not {PL}', async () => {
    const task = await aTask();
    const old = task['@odata.etag'];
    await patch(`/tasks/${task.id}`, old, { title: 'Deres' });
    expect(refusal(await patch(`/tasks/${task.id}`, old, { title: 'Mitt' }))).toEqual({
      status: 409,
      code: '',
    });
    expect((await patch(`/tasks/${task.id}`, old, { priority: 1 })).status).toBe(204);
    expect(await read(`/tasks/${task.id}`)).toMatchObject({ title: 'Deres', priority: 1 });
  });

  it('that is stale deletes nothing, even when only the details were changed {python-o365 issue 1082}', async () => {
    const task = await aTask();
    const details = await read(`/tasks/${task.id}/details`);
    await patch(`/tasks/${task.id}/details`, details['@odata.etag'], { description: 'Mer om det' });
    const remove = (etag: string) => planner('DELETE', `/tasks/${task.id}`, undefined, { 'if-match': etag });
    expect(refusal(await remove(task['@odata.etag']))).toEqual({ status: 409, code: '' });
    expect((await remove((await read(`/tasks/${task.id}`))['@odata.etag'])).status).toBe(204);
    expect((await planner('GET', `/tasks/${task.id}`)).status).toBe(404);
    expect((await planner('GET', `/tasks/${task.id}/details`)).status).toBe(404);
  });
});

describe('a change in Planner', () => {
  it('is 204 without a body, and 200 with one for who prefers it {PL}', async () => {
    const task = await aTask();
    const silent = await patch(`/tasks/${task.id}`, task['@odata.etag'], { title: 'Én' });
    expect({ status: silent.status, text: silent.text }).toEqual({ status: 204, text: '' });
    const told = await patch(
      `/tasks/${task.id}`,
      (await read(`/tasks/${task.id}`))['@odata.etag'],
      { title: 'To' },
      {
        Prefer: 'return=representation',
      },
    );
    expect({ status: told.status, title: told.body.title }).toEqual({ status: 200, title: 'To' });
  });
});

describe('the details of a task', () => {
  const change = async (id: string, body: unknown) =>
    patch(`/tasks/${id}/details`, (await read(`/tasks/${id}/details`))['@odata.etag'], body);

  it('are a description, a checklist and references, and the task counts them {PL}', async () => {
    const { id } = await aTask();
    const link = 'https%3A//www%2Eoslo%2Ekommune%2Eno/plan';
    await change(id, {
      description: 'Hva og hvorfor',
      previewType: 'checklist',
      checklist: { [guid(1)]: item({ title: 'Først' }), [guid(2)]: item({ title: 'Så', isChecked: true }) },
      references: { [link]: { '@odata.type': 'microsoft.graph.plannerExternalReference', alias: 'Plan' } },
    });
    expect(await read(`/tasks/${id}/details`)).toMatchObject({
      id,
      description: 'Hva og hvorfor',
      previewType: 'checklist',
      checklist: {
        [guid(1)]: { title: 'Først', isChecked: false, lastModifiedBy: { user: { id: lead } } },
        [guid(2)]: { title: 'Så', isChecked: true },
      },
      references: { [link]: { alias: 'Plan', type: 'Other' } },
    });
    expect(await read(`/tasks/${id}`)).toMatchObject({
      hasDescription: true,
      previewType: 'checklist',
      checklistItemCount: 2,
      activeChecklistItemCount: 1,
      referenceCount: 1,
    });
  });

  it('change entry by entry: what is not named stays, null removes {docs plannertaskdetails-update}', async () => {
    const { id } = await aTask();
    await change(id, {
      checklist: { [guid(1)]: item({ title: 'Først' }), [guid(2)]: item({ title: 'Så' }) },
    });
    await change(id, { checklist: { [guid(1)]: item({ isChecked: true }), [guid(2)]: null } });
    const { checklist } = await read(`/tasks/${id}/details`);
    expect(checklist).toEqual({ [guid(1)]: expect.objectContaining({ title: 'Først', isChecked: true }) });
  });

  it.each([
    ['an address with its dots bare', { references: { 'https://oslo.kommune.no': null } }],
    ['a key that is no address', { references: { 'ftp%3A//x': null } }],
    ['an item whose key is no guid', { checklist: { one: item({ title: 'x' }) } }],
    ['a new item without a title', { checklist: { [guid(1)]: item({ isChecked: true }) } }],
    ['an item without its type', { checklist: { [guid(1)]: { title: 'x' } } }],
  ])('refuse %s with 400 {PL}', async (_, body) => {
    const { id } = await aTask();
    expect(refusal(await change(id, body))).toEqual({ status: 400, code: '' });
  });
});

describe('the limits of Planner', () => {
  const people = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, number) => [guid(number), assigned()]));

  it('are 403, and the code says which: at most 20 assignees {PL}', async () => {
    const ofTask = (count: number) => ({ planId: plan.id, title: 'x', assignments: people(count) });
    expect((await planner('POST', '/tasks', ofTask(20))).status).toBe(201);
    expect(refusal(await planner('POST', '/tasks', ofTask(21)))).toEqual({
      status: 403,
      code: 'MaximumAssigneesInTasks',
    });
  });

  it('are 20 items of a checklist and 10 references to a task {PL}', async () => {
    const task = await aTask();
    const etag = (await read(`/tasks/${task.id}/details`))['@odata.etag'];
    const items = Object.fromEntries(Array.from({ length: 21 }, (_, at) => [guid(at), item({ title: 'x' })]));
    const links = Object.fromEntries(
      Array.from({ length: 11 }, (_, at) => [
        `https%3A//x/${at}`,
        { '@odata.type': 'microsoft.graph.plannerExternalReference' },
      ]),
    );
    const code = async (body: unknown) => refusal(await patch(`/tasks/${task.id}/details`, etag, body)).code;
    expect(await code({ checklist: items })).toBe('MaximumChecklistItemsOnTask');
    expect(await code({ references: links })).toBe('MaximumReferencesOnTask');
    expect(await read(`/tasks/${task.id}`)).toMatchObject({ checklistItemCount: 0, referenceCount: 0 });
  });

  it.each([
    ['MaximumTasksInProject', 9_000],
    ['MaximumActiveTasksInProject', 2_400],
    ['MaximumBucketsInProject', 200],
    ['MaximumProjectsOwnedByUser', 200],
    ['MaximumTasksAssignedToUser', 3_000],
  ] as const)('name %s past %i {PL}', (limit, most) => {
    expect(() => expectWithin(limit, most)).not.toThrow();
    expect(() => expectWithin(limit, most + 1)).toThrow(
      expect.objectContaining({ status: 403, code: limit }),
    );
  });
});

describe('a plan', () => {
  it('is a group’s, and so are its buckets and tasks {docs planner-overview}', async () => {
    const own = await made('/plans', {
      title: 'Egen',
      container: { url: `https://graph.microsoft.com/v1.0/groups/${GROUP}` },
    });
    expect(own).toMatchObject({ title: 'Egen', container: { containerId: GROUP, type: 'group' } });
    const column = await made('/buckets', { name: 'Risiko B', planId: own.id });
    const task = await made('/tasks', { planId: own.id, bucketId: column.id, title: 'x' });
    const ids = async (path: string) =>
      Page.parse((await ask('GET', `/v1.0${path}`)).body).value.map(({ id }) => id);
    expect(await ids(`/groups/${GROUP}/planner/plans`)).toEqual(expect.arrayContaining([plan.id, own.id]));
    expect(await ids(`/planner/plans/${own.id}/buckets`)).toEqual([column.id]);
    expect(await ids(`/planner/plans/${own.id}/tasks`)).toEqual([task.id]);
    expect(await ids(`/planner/buckets/${column.id}/tasks`)).toEqual([task.id]);
    const other = { planId: own.id, bucketId: bucket.id, title: 'x' };
    expect(refusal(await planner('POST', '/tasks', other)).status).toBe(400);
  });

  it('changes and goes by its own eTag, as its buckets do, and takes its tasks with it', async () => {
    const own = await made('/plans', { title: 'Kort', container: { containerId: GROUP, type: 'group' } });
    const column = await made('/buckets', { name: 'B', planId: own.id });
    const task = await made('/tasks', { planId: own.id, bucketId: column.id, title: 'x' });
    expect((await patch(`/buckets/${column.id}`, column['@odata.etag'], { name: 'C' })).status).toBe(204);
    expect(await read(`/buckets/${column.id}`)).toMatchObject({ name: 'C' });
    expect((await patch(`/plans/${own.id}`, own['@odata.etag'], { title: 'Lang' })).status).toBe(204);
    const etag = (await read(`/plans/${own.id}`))['@odata.etag'];
    await planner('DELETE', `/plans/${own.id}`, undefined, { 'if-match': etag });
    for (const gone of [`/plans/${own.id}`, `/buckets/${column.id}`, `/tasks/${task.id}`])
      expect((await planner('GET', gone)).status).toBe(404);
  });

  it('is seen by the members of its group alone {msgraph-sdk-powershell issue 624}', async () => {
    const outsider = await rig.as(OUTSIDER);
    for (const path of [
      `/groups/${GROUP}/planner/plans`,
      `/planner/plans/${plan.id}`,
      `/planner/buckets/${bucket.id}`,
      `/users/${lead}/planner/tasks`,
    ])
      expect(refusal(await outsider('GET', `/v1.0${path}`))).toEqual({ status: 403, code: '' });
    const body = { title: 'x', container: { containerId: GROUP, type: 'group' } };
    expect(refusal(await outsider('POST', '/v1.0/planner/plans', body)).status).toBe(403);
  });
});

describe('somebody’s own tasks', () => {
  it('are those assigned to them, in every plan', async () => {
    const task = await aTask({ assignments: { [developer]: assigned() } });
    const mine = await rig.as('utvikler.alna@taktfast.example');
    const { value } = Page.parse((await mine('GET', '/v1.0/me/planner/tasks')).body);
    expect(value.map(({ id }) => id)).toContain(task.id);
    expect((await rig.ask('GET', '/v1.0/me/planner/tasks')).status).toBe(400);
  });
});
