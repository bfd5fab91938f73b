import { describe, expect, it } from '@jest/globals';
import { prepareCase, previewCase, Refusal } from '../../../programme/index.ts';
import { clockAt } from '../build.ts';
import { boardRecords, DEVELOPER, OFFICER } from './build.ts';

const deps = () => ({ records: boardRecords(), clock: clockAt('2025-03-24') });
const officer = { oid: OFFICER, via: 'tab' } as const;
const form = { title: 'Språkverter', kind: 'application', unit: 'BAL', affectedUnits: ['BAL'] };

describe('a preview of a case', () => {
  it('is what the members will see: kroner counted whole, and documents as links', async () => {
    const { item, personal } = await previewCase(deps())(officer, {
      ...form,
      amount: '1 000 000,50',
      documents: 'Søknad | https://taktfast.example/a.pdf\nhttp://usikker.example',
    });
    expect(item).toMatchObject({
      amount: 1_000_001,
      documents: [{ title: 'Søknad', url: 'https://taktfast.example/a.pdf' }],
    });
    expect(personal).toEqual([]);
  });

  it('keeps nothing and logs nothing', async () => {
    const given = deps();
    const before = given.records.held().version;
    await previewCase(given)(officer, form);
    expect(given.records.held()).toMatchObject({ version: before, actions: [] });
  });

  it('points out words that tell of somebody, and what says yes to keeping them', async () => {
    const written = { ...form, text: 'Ring 22 12 34 56 om barnet.' };
    const given = deps();
    const { personal, consent } = await previewCase(given)(officer, written);
    expect(personal).toContainEqual({ field: 'text', words: '22 12 34 56' });
    await expect(prepareCase(given)(officer, written)).rejects.toMatchObject({ reason: 'personal-details' });
    await expect(prepareCase(given)(officer, { ...written, consent })).resolves.toMatchObject({
      item: { text: written.text },
    });
  });

  it('says what is wrong as saving would, and is for the office', async () => {
    await expect(previewCase(deps())(officer, { ...form, amount: 'mye' })).rejects.toEqual(
      new Refusal('amount-unclear'),
    );
    await expect(previewCase(deps())({ oid: DEVELOPER, via: 'tab' }, form)).rejects.toEqual(
      new Refusal('office-only'),
    );
  });
});
