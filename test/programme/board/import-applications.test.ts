import { describe, expect, it } from '@jest/globals';
import {
  type Actor,
  ApplicationsFault,
  type ApplicationWords,
  type Cell,
  importApplications,
  Refusal,
  type Sheet,
} from '../../../programme/index.ts';
import { by, clockAt } from '../build.ts';
import { aCase, boardRecords, CASE, DEVELOPER, OFFICER } from './build.ts';
import { boardRoom } from './room.ts';

const words: ApplicationWords = {
  heads: {
    key: ['Saksnummer'],
    title: ['Tittel'],
    unit: ['Søker'],
    area: ['Områdesatsing'],
    affectedUnits: ['Berørte'],
    phase: ['Fase'],
    amount: ['Beløp'],
    benefit: ['Nytte'],
    summary: ['Sammendrag'],
    deadline: ['Svarfrist'],
  },
  phases: { concept: ['Konsept'], planning: [], execution: [], closing: [], realisation: [] },
};
const heads: Cell[] = Object.values(words.heads).map(([head]) => head ?? '');
const row = (key: string, amount: Cell = '1 000 000,50'): Cell[] => [
  ...[key, 'Språkverter', 'BAL', null, 'BAL, BBJ', 'Konsept', amount],
  ...['Færre venter.', 'Fire språkverter.', '04.04.2025'],
];
const sheet = (...rows: Cell[][]): Sheet => ({ rows: [heads, ...rows], formulas: [], merged: [] });
const officer: Actor = { oid: OFFICER, via: 'tab' };
const clock = clockAt('2025-03-24');

describe('importing a list of applications', () => {
  it('makes a draft of each, with its number, whole kroner and the hour the vote would end, and logs it', async () => {
    const records = boardRecords();
    const { items } = await importApplications({ records, clock })(officer, sheet(row('2025-1/8')), words);
    expect(items).toEqual([await records.find('TfCases', '2025-1/8')]);
    expect(items).toMatchObject([
      {
        ...{
          kind: 'application',
          state: 'draft',
          round: 1,
          amount: 1_000_001,
          affectedUnits: ['BAL', 'BBJ'],
        },
        // At 15:00 in Oslo, in summer time.
        ...{ text: 'Fire språkverter.', deadline: '2025-04-04T13:00:00Z' },
      },
    ]);
    const [entry] = records.held().actions;
    expect(entry).toMatchObject({ verb: 'import', list: 'TfCases', key: '2025-1/8', actor: OFFICER });
    expect(entry?.after).toMatchObject({ text: '…', benefit: '…', amount: 1_000_001 });
  });

  it('keeps to the deadline of the list when a draft is edited, and opens it until then where nobody says otherwise', async () => {
    const deadline = '2025-04-10T13:00:00Z';
    const room = boardRoom({ TfCases: [aCase({ deadline })] });
    const { title, kind, unit, affectedUnits, amount, text } = aCase();
    await room.prepare(by(OFFICER), {
      key: CASE,
      title: `${title}, ny`,
      kind,
      unit,
      affectedUnits,
      amount,
      text,
    });
    expect(await room.caseNow()).toMatchObject({ title: `${title}, ny`, deadline });
    expect((await room.openAs(by(OFFICER), { key: CASE })).round.deadline).toBe(deadline);
  });

  it('makes none when one row has a fault', async () => {
    const records = boardRecords();
    const asked = importApplications({ records, clock })(
      officer,
      sheet(row('2025-1/8'), row('2025-1/9', 'mye')),
      words,
    );
    await expect(asked).rejects.toBeInstanceOf(ApplicationsFault);
    expect(await records.find('TfCases', '2025-1/8')).toBeUndefined();
    expect(records.held().actions).toEqual([]);
  });

  it('does not take a number that a case has, also one whose row cannot be read', async () => {
    const fault = { list: 'TfCases' as const, itemId: '9', key: '2025-1/8', columns: [] };
    const records = boardRecords({}, { faults: [fault] });
    const faultsOf = async (key: string) => {
      const error: unknown = await importApplications({ records, clock })(
        officer,
        sheet(row(key)),
        words,
      ).catch((thrown: unknown) => thrown);
      return error instanceof ApplicationsFault ? error.faults.map(({ reason }) => reason) : error;
    };
    expect(await faultsOf('2025-2/5')).toEqual(['key-taken']);
    expect(await faultsOf('2025-1/8')).toEqual(['key-taken']);
  });

  it('is for the programme office', async () => {
    const asked = importApplications({ records: boardRecords(), clock })(
      { oid: DEVELOPER, via: 'tab' },
      sheet(row('2025-1/8')),
      words,
    );
    await expect(asked).rejects.toEqual(new Refusal('office-only'));
  });
});
