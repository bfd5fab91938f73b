import { type Actor, Refusal } from '../../../programme/index.ts';
import { apiDeps, aServer, bearer, lead } from './fakes.ts';

const published = async (key: string, refusal?: Refusal, headers?: Record<string, string>) => {
  const asked: { actor: Actor; form: unknown }[] = [];
  const projects = {
    ...apiDeps().projects,
    publish: async (actor: Actor, form: unknown) => {
      if (refusal) throw refusal;
      asked.push({ actor, form });
    },
  };
  const server = await aServer({}, { projects });
  const url = `/api/reports/${key}/publish`;
  const payload = { report: 'another', oid: 'somebody' };
  const reply = await server.inject({ method: 'POST', url, headers: headers ?? (await bearer()), payload });
  return { reply, asked };
};

describe('publishing a report from the tab', () => {
  it('is done in the name of who is signed in, on the report of the address, and answers with the pages', async () => {
    const { reply, asked } = await published('30090702-3');
    expect(asked).toEqual([{ actor: { oid: lead.oid, via: 'tab' }, form: { report: '30090702-3' } }]);
    expect(reply.json()).toMatchObject({ projects: [], obstacles: [] });
  });

  it('is refused plainly to those who may not, and to those who are not signed in', async () => {
    const refusal = new Refusal('not-yours-to-publish', { title: 'Stien', lead: 'Programleder' });
    const { reply } = await published('30090702-3', refusal);
    expect([reply.statusCode, reply.json().error.reason]).toEqual([403, 'not-yours-to-publish']);
    const { reply: unsigned, asked } = await published('30090702-3', undefined, {});
    expect([unsigned.statusCode, asked]).toEqual([401, []]);
  });
});
