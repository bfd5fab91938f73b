import { randomBytes } from 'node:crypto';
import writeXlsxFile from 'write-excel-file/node';
import { z } from 'zod';
import { castBallot, type Person, type VotingRound } from '../../../programme/index.ts';
import { openPrinter } from '../../../teams-app/documents/printer.ts';
import { limits } from '../../../teams-app/excel/unpack.ts';
import { createLog } from '../../../teams-app/http/log.ts';
import { wordsIn } from '../../../teams-app/texts/words.ts';
import { caseDepsOf } from '../../../teams-app/wiring/case-deps.ts';
import { caseParts } from '../../journeys/case-parts.ts';
import {
  aCase,
  aClosedRound,
  aDecidedCase,
  aMember,
  anOpenCase,
  aRound,
  boardRecords,
  CASE,
  CHAIR,
  DEVELOPER,
  memberOf,
  OBSERVER,
  OFFICER,
} from '../../programme/board/build.ts';
import { clockAt } from '../../programme/build.ts';
import { aServer, aToken } from './fakes.ts';

const print = await openPrinter();
const clock = clockAt('2025-03-26');
const Refused = z.object({ error: z.object({ reason: z.string() }) });

const room = async (rounds = [aRound()], item = anOpenCase()) => {
  const records = boardRecords({ TfCases: [item] }, { rounds });
  const logged: string[] = [];
  const server = await aServer(
    { log: createLog({ write: (line: string) => void logged.push(line) }) },
    {
      cases: caseDepsOf(caseParts(records, clock), print),
      findPerson: (oid: string): Promise<Person | undefined> => records.find('TfPeople', oid),
    },
  );
  const ask = async (oid: string, method: 'GET' | 'POST', url: string, body?: object) => {
    const authorization = `Bearer ${await aToken({ claims: { oid } })}`;
    const reply = await server.inject({
      method,
      url: `/api${url}`,
      headers: { authorization },
      ...(body && { payload: body }),
    });
    return { status: reply.statusCode, body: reply.body, headers: reply.headers, raw: reply.rawPayload };
  };
  const upload = async (oid: string, file: Uint8Array) => {
    const authorization = `Bearer ${await aToken({ claims: { oid } })}`;
    const headers = { authorization, 'content-type': 'application/octet-stream' };
    const reply = await server.inject({
      method: 'POST',
      url: '/api/cases/list',
      headers,
      payload: Buffer.from(file),
    });
    return { status: reply.statusCode, body: JSON.parse(reply.body) };
  };
  return { records, ask, upload, logged };
};
const reasonIn = ({ body }: { body: string }) => Refused.parse(JSON.parse(body)).error.reason;
const page = `/cases/${CASE}`;
const STRANGER = '7a1f0000-0000-4000-8000-000000000099';
const ballot = (choice: string) => ({ round: 1, impartial: 'yes', choice });

describe('cases over HTTP', () => {
  it('leave nothing in the log of how anybody votes, also when a ballot is not whole', async () => {
    const { ask, logged } = await room();
    const url = `${page}/vote`;
    const answers = [
      await ask(memberOf('BAL'), 'POST', url, ballot('recommend-with-conditions')),
      await ask(memberOf('BAL'), 'POST', url, { ...ballot('not-recommend'), reason: 'Ring 912 34 567.' }),
      await ask(memberOf('BAL'), 'POST', url, ballot('')),
    ];
    expect(answers.map(reasonIn)).toEqual(['conditions-missing', 'personal-details', 'choice-missing']);
    expect(logged.filter((line) => line.includes('ballot-not-whole'))).toHaveLength(3);
    expect(logged.join('')).not.toMatch(/conditions|personal|choice|recommend|912/);
  });

  it('are listed and shown to those who may read them; others are told that there is no such case', async () => {
    const { ask } = await room();
    expect(JSON.parse((await ask(CHAIR, 'GET', '/cases')).body).cases).toHaveLength(1);
    expect(JSON.parse((await ask(OBSERVER, 'GET', '/cases')).body).cases).toEqual([]);
    expect((await ask(memberOf('BBJ'), 'GET', page)).status).toBe(200);
    const observer = await ask(OBSERVER, 'GET', page);
    expect(observer.body).toBe(
      (await ask(OBSERVER, 'GET', '/cases/2025-2/6')).body.replace('2025-2/6', CASE),
    );
    expect(reasonIn(observer)).toBe('case-missing');
    expect(reasonIn(await ask(CHAIR, 'GET', '/cases/x/y'))).toBe('case-missing');
  });

  it('take a vote for the seat of whoever signed in, whatever the form says', async () => {
    const { ask, records } = await room();
    const form = { ...ballot('not-recommend'), key: '2025-2/6', seat: 'BAL', voterOid: memberOf('BAL') };
    const { status, body } = await ask(memberOf('BBJ'), 'POST', `${page}/vote`, form);
    expect({ status, body: JSON.parse(body) }).toEqual({ status: 200, body: { key: CASE } });
    expect(await records.ownBallot(CASE, 1, memberOf('BAL'))).toBeUndefined();
    expect(await records.ownBallot(CASE, 1, memberOf('BBJ'))).toMatchObject({ choice: 'not-recommend' });
  });

  it('give everybody else the same bytes whatever was voted, until the vote has ended', async () => {
    const pages = [];
    for (const choice of ['recommend', 'not-recommend', 'abstain']) {
      const { ask, records } = await room();
      const cast = castBallot({ records, clock, salt: () => randomBytes(32).toString('hex') });
      const answer = await ask(memberOf('BBJ'), 'POST', `${page}/vote`, ballot(choice));
      await cast({ oid: memberOf('BGO'), via: 'card' }, { key: CASE, ...ballot(choice) });
      const seen = [answer.body];
      for (const oid of [CHAIR, OFFICER, DEVELOPER, memberOf('BSR')])
        for (const url of ['/cases', page]) seen.push((await ask(oid, 'GET', url)).body);
      pages.push(seen);
    }
    expect(pages[1]).toEqual(pages[0]);
    expect(pages[2]).toEqual(pages[0]);
    expect(JSON.stringify(pages)).not.toMatch(/abstain|not-recommend|salt|commitment/);
  });

  it('go on from the record though somebody deletes a case’s row, or writes what cannot be read there', async () => {
    const { ask, records } = await room();
    records.held().rows.TfCases.delete(CASE);
    expect(JSON.parse((await ask(memberOf('BBJ'), 'GET', '/cases')).body).cases).toMatchObject([
      { key: CASE, state: 'open', own: 'waiting' },
    ]);
    const shown = await ask(memberOf('BBJ'), 'GET', page);
    expect(JSON.parse(shown.body)).toMatchObject({ item: { key: CASE, state: 'open' }, may: ['vote'] });
    expect((await ask(OBSERVER, 'GET', page)).status).not.toBe(200);
    expect((await ask(memberOf('BBJ'), 'POST', `${page}/presence`)).status).toBe(200);
  });

  it('are shown to a deputy who was called, whatever role that person has, and not before', async () => {
    const seats = aRound().seats.map((seat) =>
      seat.unit === 'BBJ' ? { ...seat, deputyOid: STRANGER } : seat,
    );
    const stranger = { ...aMember('BSR'), oid: STRANGER, name: 'Seksjonsleder', roles: [] };
    const shownTo = async (passes: VotingRound['passes']) => {
      const { ask, records } = await room([aRound({ seats, passes })]);
      await records.transaction((tx) => tx.save('TfPeople', stranger));
      const listed = JSON.parse((await ask(STRANGER, 'GET', '/cases')).body).cases.length;
      return { listed, status: (await ask(STRANGER, 'GET', page)).status };
    };
    expect(await shownTo([])).toEqual({ listed: 0, status: 422 });
    const at = '2025-03-25T08:00:00Z';
    expect(await shownTo([{ seat: 'BBJ', oid: memberOf('BBJ'), reason: 'family', at }])).toEqual({
      listed: 1,
      status: 200,
    });
  });

  it('let the office prepare, open, extend, withdraw and take up again, and nobody else', async () => {
    const { ask } = await room([], aCase());
    const steps = [
      ['open', { deadline: '2025-04-02' }],
      ['extend', { deadline: '2025-04-04', reason: 'Påske' }],
      ['withdraw', { reason: 'Nye tall' }],
      ['reopen', { reason: 'Nye tall kom' }],
    ] as const;
    for (const [verb, form] of steps) {
      expect(reasonIn(await ask(memberOf('BBJ'), 'POST', `${page}/${verb}`, form))).toBe('office-only');
      expect((await ask(OFFICER, 'POST', `${page}/${verb}`, form)).status).toBe(200);
    }
    const prepared = { title: 'Ny sak', kind: 'discussion', unit: 'BAL' };
    expect(reasonIn(await ask(DEVELOPER, 'POST', '/cases/preview', prepared))).toBe('office-only');
    const shown = JSON.parse((await ask(OFFICER, 'POST', '/cases/preview', prepared)).body);
    expect(shown).toMatchObject({ item: prepared, personal: [] });
    expect(reasonIn(await ask(DEVELOPER, 'POST', '/cases', prepared))).toBe('office-only');
    expect(JSON.parse((await ask(OFFICER, 'POST', '/cases', prepared)).body)).toEqual({ key: '2025-1/1' });
  });

  it('refuse a vote after close, and one from somebody without a seat, in plain words', async () => {
    const closed = aClosedRound();
    const after = await room([closed], aDecidedCase(closed));
    expect(reasonIn(await after.ask(memberOf('BBJ'), 'POST', `${page}/vote`, ballot('recommend')))).toBe(
      'voting-over',
    );
    const { ask } = await room();
    expect(reasonIn(await ask(OFFICER, 'POST', `${page}/vote`, ballot('recommend')))).toBe('no-seat');
    expect(reasonIn(await ask(OBSERVER, 'POST', `${page}/vote`, ballot('recommend')))).toBe(
      'not-for-observers',
    );
    expect((await ask(CHAIR, 'POST', `${page}/forge`, {})).status).toBe(400);
  });

  it('give the minutes as a PDF once the vote has ended, the same each time, and file them again for the office', async () => {
    const closed = aClosedRound();
    const { ask } = await room([closed], aDecidedCase(closed));
    const first = await ask(memberOf('BBJ'), 'GET', `${page}/minutes/1.pdf?language=nn`);
    expect(first.headers['content-disposition']).toBe(
      'attachment; filename="Protokoll 2025-2-5 runde 1.pdf"',
    );
    expect(first.headers['content-language']).toBe('nn-NO');
    expect(first.raw.equals((await ask(CHAIR, 'GET', `${page}/minutes/1.pdf?language=nn`)).raw)).toBe(true);
    expect(reasonIn(await ask(OBSERVER, 'GET', `${page}/minutes/1.pdf`))).toBe('case-missing');
    expect(reasonIn(await ask(CHAIR, 'GET', `${page}/minutes/2.pdf`))).toBe('case-missing');
    expect((await ask(OFFICER, 'POST', `${page}/minutes/1`, {})).status).toBe(200);
    expect(reasonIn(await ask(memberOf('BBJ'), 'POST', `${page}/minutes/1`, {}))).toBe('office-only');
    expect(reasonIn(await (await room()).ask(CHAIR, 'GET', `${page}/minutes/1.pdf`))).toBe('case-missing');
  });

  it('tell who has the case open, to those who may read it', async () => {
    const { ask } = await room();
    await ask(memberOf('BBJ'), 'POST', `${page}/presence`, {});
    expect(JSON.parse((await ask(CHAIR, 'POST', `${page}/presence`, {})).body)).toEqual({
      present: [
        { name: 'Styremedlem BBJ', unit: 'BBJ' },
        { name: 'Programleder', unit: 'DOU' },
      ],
    });
    expect(reasonIn(await ask(OBSERVER, 'POST', `${page}/presence`, {}))).toBe('case-missing');
  });
});

describe('a list of applications over HTTP', () => {
  const { say } = wordsIn('en');
  const columns = [
    'key',
    'title',
    'unit',
    'affectedUnits',
    'phase',
    'amount',
    'benefit',
    'summary',
    'deadline',
  ];
  const file = async (...rows: string[][]) => {
    const cells = [columns.map((column) => say(`applications.columns.${column}`)), ...rows];
    return new Uint8Array(
      await writeXlsxFile(cells.map((row) => row.map((value) => ({ value })))).toBuffer(),
    );
  };
  const row = (key: string, amount: string) => [
    ...[
      key,
      'Språkverter',
      'BAL',
      'BAL, BBJ',
      'Konsept',
      amount,
      'Færre venter.',
      'Fire verter.',
      '04.04.2025',
    ],
  ];

  it('becomes drafts', async () => {
    const { upload, records } = await room();
    const { body } = await upload(OFFICER, await file(row('2025-1/8', '1 000 000,50'), row('2025-1/9', '5')));
    expect(body).toEqual({ outcome: 'taken', keys: ['2025-1/8', '2025-1/9'] });
    expect(await records.find('TfCases', '2025-1/8')).toMatchObject({ state: 'draft', amount: 1_000_001 });
  });

  it('with faults gives every fault by row and column, and no draft', async () => {
    const { upload, records } = await room();
    const { body } = await upload(OFFICER, await file(row('2025-1/8', '-4'), row('2025-1/8', 'mye')));
    expect(body).toEqual({
      outcome: 'faulty',
      faults: [
        { row: 2, column: 'F', reason: 'negative', detail: '-4' },
        { row: 3, column: 'A', reason: 'key-twice', detail: '2' },
        { row: 3, column: 'F', reason: 'not-an-amount', detail: 'mye' },
      ],
    });
    expect(await records.find('TfCases', '2025-1/8')).toBeUndefined();
  });

  it('that is no Excel file, too large, or not the office’s is refused', async () => {
    const { upload } = await room();
    expect((await upload(OFFICER, Buffer.from('hei'))).body).toEqual({
      outcome: 'unreadable',
      reason: 'not-excel',
    });
    expect((await upload(OFFICER, new Uint8Array(limits.packed + 1))).status).toBe(413);
    expect((await upload(DEVELOPER, await file(row('2025-1/8', '5')))).body.error.reason).toBe('office-only');
  });

  it('begins with a template, which is read as an empty list', async () => {
    const { ask, upload } = await room();
    const template = await ask(OFFICER, 'GET', '/cases/template.xlsx?language=nn');
    expect(template.headers['content-disposition']).toBe('attachment; filename="soknader-mal.xlsx"');
    expect((await upload(OFFICER, template.raw)).body).toEqual({
      outcome: 'faulty',
      faults: [{ row: 2, column: 'A', reason: 'empty', detail: '' }],
    });
  });
});
