import { createHash } from 'node:crypto';
import { z } from 'zod';
import {
  addDays,
  calendarOf,
  castBallot,
  closeCase,
  openCase,
  osloDay,
  prepareCase,
} from '../../../programme/index.ts';
import { openPrinter } from '../../../teams-app/documents/printer.ts';
import { minutesBy } from '../../../teams-app/wiring/minutes.ts';
import { board, memberOf, SEATED, unitSetting } from '../../programme/board/build.ts';
import { type Running, running } from './running.ts';

const Files = z.object({ value: z.array(z.object({ name: z.string(), size: z.number() })) });
const Token = z.object({ token: z.string() });

describe('a case from its preparation to its minutes in the library', () => {
  let app: Running;
  beforeAll(async () => {
    app = await running();
  }, 240_000);
  afterAll(() => app.end());

  const asPerson = async (path: string): Promise<Response> => {
    const asked = await fetch(`${app.tenantUrl}/local/token?user=programleder@taktfast.example&for=graph`);
    const { token } = Token.parse(await asked.json());
    const { id } = await app.services.site();
    const list = (await (await app.services.site()).lists()).find(({ name }) => name === 'TfMinutes');
    const base = `${app.tenantUrl}/v1.0/sites/${encodeURIComponent(id)}/lists/${list?.id}/drive/root`;
    return fetch(`${base}${path}`, { headers: { authorization: `Bearer ${token}` } });
  };
  const contentOf = async (name: string): Promise<Buffer> =>
    Buffer.from(await (await asPerson(`:/${encodeURIComponent(name)}:/content`)).arrayBuffer());

  it('is told by the log, proved by case audit, and filed byte for byte as it is printed', async () => {
    const { services } = app;
    const self = { oid: 'taktfast', via: 'command-line' } as const;
    await services.records.transaction(async (tx) => {
      for (const person of board()) await tx.add('TfPeople', person);
      await tx.add('TfSettings', unitSetting());
    });
    const { item } = await prepareCase(services)(self, {
      ...{ title: 'Språkverter', kind: 'application', unit: 'BAL', affectedUnits: ['BAL'] },
      ...{ phase: 'planning', amount: '1 000 000', text: 'Fire språkverter i to år.' },
    });
    const day = addDays(osloDay(services.clock.now()), 14);
    const deadline = calendarOf().workingDayOnOrAfter(day);
    await openCase(services)(self, { key: item.key, deadline });
    for (const [at, unit] of SEATED.slice(0, 5).entries()) {
      const salt = () => `${at}`.padStart(64, '0');
      const form = { key: item.key, round: 1, impartial: 'yes', choice: 'recommend' };
      await castBallot({ ...services, salt })({ oid: memberOf(unit), via: 'card' }, form);
    }
    await closeCase(services)(self, { key: item.key });

    const print = await openPrinter();
    await minutesBy(services, print)();
    const name = `Protokoll ${item.key.replace('/', '-')} runde 1`;
    const files = Files.parse(await (await asPerson('/children')).json()).value.map((file) => file.name);
    expect(files.sort()).toEqual([`${name}.json`, `${name}.pdf`]);
    const pdf = await contentOf(`${name}.pdf`);
    const journal = JSON.parse(String(await contentOf(`${name}.json`)));
    expect(journal).toMatchObject({
      saksnummer: item.key,
      sjekksum: createHash('sha256').update(pdf).digest('hex'),
    });

    const audit = await app.command(`case audit ${item.key}`);
    expect(audit.exit).toBe(0);
    expect(audit.out).toContain('5 votes and recusals, checked');
    expect(audit.out).toContain(journal.handlingslogg.fingeravtrykk);
    expect((await app.command('doctor --log')).out).toContain(
      '5 votes were checked against log, ballots and list.',
    );
  }, 120_000);
});
