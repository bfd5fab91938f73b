import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import writeXlsxFile from 'write-excel-file/node';
import { castBallot, openCase, prepareCase } from '../../programme/index.ts';
import { wordsIn } from '../../teams-app/texts/words.ts';
import { allOf, readPdf } from '../teams-app/documents/pdf-reader.ts';
import { oneAppForAll } from './tab-suite.ts';
import { barriers, sideways } from './tab-visit.ts';

// A browser on a busy machine takes its time.
jest.setTimeout(120_000);

const { rig, open: openAt } = oneAppForAll();
const open = (who: string, path = '?page=cases', options: Parameters<typeof openAt>[2] = {}) =>
  openAt(who, path, options);

const office = { oid: 'taktfast', via: 'command-line' } as const;

/** A case with its vote on, until Wednesday 9 April 2025. */
const anOpenCase = async (title: string): Promise<string> => {
  const { item } = await prepareCase(rig().deps)(office, {
    title,
    kind: 'application',
    unit: 'BAL',
    affectedUnits: ['BAL', 'BBJ'],
    phase: 'planning',
    amount: '1 000 000,50',
    benefit: 'Færre venter.',
    text: 'Fire språkverter i to år.',
    documents: 'Søknad | https://taktfast.example/sok.pdf',
  });
  await openCase(rig().deps)(office, { key: item.key, deadline: '2025-04-09' });
  return item.key;
};

const vote = async (who: string, key: string, impartial: string, choice = 'recommend') => {
  const { oid } = await rig().personNamed(who);
  const salt = () => randomBytes(32).toString('hex');
  await castBallot({ ...rig().deps, salt })({ oid, via: 'card' }, { key, round: 1, impartial, choice });
};

/** Says one is impartial, and how one votes. */
const answerIn = async (page: Page, choice: string) => {
  await page.getByLabel('Ja, jeg er habil').check();
  await page.getByLabel(choice, { exact: true }).check();
  await page.getByRole('button', { name: 'Send svaret' }).click();
};

describe('cases in the tab', () => {
  it('are prepared by the office with a look at what members will see, and opened', async () => {
    const page = await open('Programkonsulent');
    await page.getByRole('button', { name: 'Ny sak' }).click();
    await page.getByLabel('Tittel').fill('Språkverter på helsestasjonen');
    await page.getByLabel('Bydel Alna').check();
    await page.getByLabel('Søknadsbeløp').fill('1 000 000,50');
    await page.getByLabel('Sakstekst').fill('Fire språkverter i to år. Ring 22 12 34 56.');
    await page.getByRole('button', { name: 'Slik ser medlemmene saken' }).click();
    await page.getByText('1 000 001 kr').waitFor();
    await page.getByRole('button', { name: 'Lagre', exact: true }).click();
    await page.getByText('«22 12 34 56» (Sakstekst)').waitFor();
    await page.getByRole('button', { name: 'Lagre det som det står' }).click();
    await page.getByRole('heading', { level: 1, name: /2025-1\/\d+ Språkverter/ }).waitFor();
    await page.getByRole('button', { name: 'Åpne saken' }).click();
    await page.getByLabel('Svarfrist').fill('2025-04-06');
    await page.getByRole('button', { name: 'Åpne saken' }).last().click();
    await page.getByText(/Velg for eksempel .*7\. april 2025/).waitFor();
    await page.getByLabel('Svarfrist').fill('2025-04-09');
    await page.getByRole('button', { name: 'Åpne saken' }).last().click();
    await page.getByText('Åpen til 9. april kl. 15:00. Minst 4 plasser må delta.').waitFor();
  });

  it('are voted on from the tab; others see that somebody answered, and how only when the vote has ended', async () => {
    const key = await anOpenCase('Stemmer i fanen');
    const chair = await open('Programleder', `?page=cases&case=${key}`);
    const member = await open('Styremedlem Bjerke', `?page=cases&case=${key}`);
    await answerIn(member, 'Tilrås ikke');
    await member.getByText(/^Du svarte .*: Tilrås ikke\. Bare du ser dette\./).waitFor();
    const row = chair.getByRole('row', { name: /Bydel Bjerke/ });
    await row.getByText('Har svart').waitFor();
    expect(await row.textContent()).not.toContain('Tilrås');
    for (const unit of ['Gamle Oslo', 'Grorud', 'Stovner']) await vote(`Styremedlem ${unit}`, key, 'yes');
    await chair.getByRole('button', { name: 'Avslutt avstemningen' }).click();
    await chair.getByRole('button', { name: 'Avslutt avstemningen' }).last().click();
    await row.getByText('Tilrås ikke').waitFor();
    await chair.getByText('For: 3 (med vilkår: 0). Mot: 1. Avstår: 0.').waitFor();
    await member.getByText('Styret tilrår saken.').waitFor();
    const [file] = await Promise.all([
      chair.waitForEvent('download'),
      chair.getByRole('button', { name: 'Last ned protokollen, runde 1' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe(`Protokoll ${key.replace('/', '-')} runde 1.pdf`);
  });

  it('point at what is personal in a reason, which one may write otherwise or keep as it stands', async () => {
    const key = await anOpenCase('Grunn med telefonnummer');
    const member = await open('Styremedlem Bjerke', `?page=cases&case=${key}`);
    await member.getByLabel('Ja, jeg er habil').check();
    await member.getByLabel('Tilrås ikke', { exact: true }).check();
    await member.getByLabel('Begrunnelse').fill('Ring 912 34 567 først.');
    await member.getByRole('button', { name: 'Send svaret' }).click();
    await member.getByText('«912 34 567»').waitFor();
    await member.getByRole('button', { name: 'Lagre det som det står' }).click();
    await member.getByText(/^Du svarte .*Ring 912 34 567 først\./).waitFor();
    const office = await open('Programkonsulent', `?page=cases&case=${key}`);
    await office.getByRole('button', { name: 'Trekk saken' }).click();
    await office.getByLabel('Begrunnelse').fill('Spør på 912 34 567.');
    await office.getByRole('button', { name: 'Trekk saken' }).last().click();
    await office.getByText('«912 34 567»').waitFor();
    await office.getByLabel('Begrunnelse').fill('Søkeren trakk den.');
    await office.getByRole('button', { name: 'Trekk saken' }).last().click();
    await office
      .getByText(/trukket/i)
      .first()
      .waitFor();
  });

  it('go from opening by way of a recusal, a deputy, a tie and a casting vote to minutes, in three browsers', async () => {
    const { item } = await prepareCase(rig().deps)(office, {
      ...{ title: 'Stemmelikhet', kind: 'application', unit: 'BAL', affectedUnits: ['BAL'] },
      ...{ phase: 'planning', amount: '900 000', text: 'To språkverter.' },
    });
    const path = `?page=cases&case=${item.key}`;
    const chair = await open('Programleder', path);
    await chair.getByRole('button', { name: 'Åpne saken' }).click();
    await chair.getByLabel('Svarfrist').fill('2025-04-09');
    await chair.getByRole('button', { name: 'Åpne saken' }).last().click();
    await chair.getByText(/Åpen til 9\. april/).waitFor();

    const member = await open('Styremedlem Alna', path);
    await member.getByLabel('Nei. Noen i nær familie er part').check();
    await member.getByRole('button', { name: 'Send svaret' }).click();
    await member.getByRole('heading', { name: 'Din stemme' }).waitFor({ state: 'detached' });
    const deputy = await open('Vara Alna', path);
    await answerIn(deputy, 'Tilrås ikke');
    await chair.getByText('Vara Alna i stedet for Styremedlem Alna').waitFor();
    for (const unit of ['Bjerke', 'Gamle Oslo'])
      await vote(`Styremedlem ${unit}`, item.key, 'yes', 'not-recommend');
    for (const unit of ['Grorud', 'Stovner', 'Søndre Nordstrand'])
      await vote(`Styremedlem ${unit}`, item.key, 'yes');
    await vote('Styremedlem Utdanningsetaten', item.key, 'yes', 'abstain');

    await chair.getByText(/med stemmelikhet\. Styrets leder avgjør/).waitFor();
    await answerIn(chair, 'Tilrås');
    await deputy.getByText('Styret tilrår saken.').waitFor();
    await deputy.getByText('Lederen avgjorde: Tilrås.').waitFor();
    const [file] = await Promise.all([
      chair.waitForEvent('download'),
      chair.getByRole('button', { name: 'Last ned protokollen, runde 1' }).click(),
    ]);
    const { told } = readPdf(await readFile(await file.path()));
    const said = allOf(told, 'P').map(({ text }) => text);
    expect(said).toContain('For: 3, av dem med vilkår: 0. Mot: 3. Avstår: 1.');
    expect(said.join(' ')).toMatch(/Det var stemmelikhet\. Programleder avgjorde som styrets leder: Tilrås/);
    const rows = allOf(told, 'TR').map(({ inside }) => inside.map(({ text }) => text).join(' | '));
    expect(rows.find((row) => row.startsWith('Bydel Alna | Styremedlem Alna'))).toMatch(
      /Styremedlem Alna er inhabil: nær familie til en part \(.*\)\. \| Vara Alna$/,
    );
  });

  it('are taken from an Excel list whole, or not at all with every fault in a table', async () => {
    const page = await open('Programkonsulent');
    const { say } = wordsIn('nb');
    const heads = [
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
    const list = async (amount: string, deadline: string) =>
      writeXlsxFile([
        heads.map((head) => ({ value: say(`applications.columns.${head}`) })),
        ['2025-1/40', 'Fra Excel', 'BAL', 'BAL', 'Konsept', amount, 'Nytte', 'Tekst', deadline].map(
          (value) => ({ value }),
        ),
      ]).toBuffer();
    const upload = async (buffer: Buffer) =>
      page
        .getByLabel('Last opp en liste')
        .setInputFiles({ name: 'liste.xlsx', mimeType: 'application/zip', buffer });
    await upload(await list('-5', '17.05.2025'));
    await page.getByRole('row', { name: '2 F Beløpet -5 er negativt.' }).waitFor();
    await page.getByRole('row', { name: '2 I Fristen er i en helg.' }).waitFor();
    expect(await page.getByText('2025-1/40').count()).toBe(0);
    await upload(await list('5 000', '09.04.2025'));
    await page.getByText('Én søknad er lest inn som utkast: 2025-1/40.').waitFor();
    await page.getByRole('link', { name: '2025-1/40 Fra Excel' }).waitFor();
  });

  it('are none of the state’s guest', async () => {
    const key = await anOpenCase('Ikke for staten');
    const page = await open('Statlig representant', `?page=cases&case=${key}`);
    await page.getByRole('alert').waitFor();
    expect(await page.getByText('Ikke for staten').count()).toBe(0);
  });

  it('stand beside a meeting with who follows them, live', async () => {
    const key = await anOpenCase('I møtet');
    const page = await open('Programleder', '?page=meeting', { viewport: { width: 320, height: 900 } });
    await page.getByRole('link', { name: /I møtet/ }).click();
    await page.getByText('1 følger saken nå').waitFor();
    await page.getByText('Organer etter kommuneloven gjør vedtak i møter').waitFor();
    await vote('Styremedlem Alna', key, 'family');
    await page.getByText('i stedet for Styremedlem Alna').waitFor();
    expect(await page.getByRole('navigation').count()).toBe(0);
    expect(await sideways(page)).toBeLessThanOrEqual(0);
  });

  it.each([
    ['light', { colorScheme: 'light' }, 1280],
    ['dark', { colorScheme: 'dark' }, 320],
    ['high contrast', { forcedColors: 'active' }, 320],
  ] as const)('can be read and used by everybody, in %s', async (_, look, width) => {
    const key = await anOpenCase('For alle');
    const options = { ...look, viewport: { width, height: 900 } };
    const pages = [
      ['Styremedlem Bjerke', `?page=cases&case=${key}`],
      ['Programkonsulent', '?page=cases'],
    ] as const;
    for (const [who, path] of pages) {
      const page = await open(who, path, options);
      await page.getByText('For alle').first().waitFor();
      if (path === '?page=cases') await page.getByRole('button', { name: 'Ny sak' }).click();
      expect(await barriers(page)).toEqual([]);
      expect(await sideways(page)).toBeLessThanOrEqual(0);
    }
  });
});
