import { jest } from '@jest/globals';
import { openRound, reportStatus, type UnitCode } from '../../programme/index.ts';
import { oneAppForAll } from './tab-suite.ts';
import { barriers, sideways } from './tab-visit.ts';

// A browser on a busy machine takes its time.
jest.setTimeout(120_000);

const SPRAK = '30090702';
const nasty = '=1+1 <b>fet</b> [klikk](https://evil.example)';

const { rig, open } = oneAppForAll(async ({ personNamed, deps }) => {
  const { oid } = await personNamed('Programleder');
  await openRound(deps)({ oid, via: 'chat' }, { period: '2025-T1' });
  await delivered('BBJ', 'Utvikler Bjerke', {
    summary: `Et tungt tertial ${nasty}`,
    needsHelp: 'Flere hender',
  });
});

/** A unit that has delivered, with what it wrote. */
const delivered = async (unit: UnitCode, who: string, words: { summary?: string; needsHelp?: string }) => {
  const { oid } = await rig().personNamed(who);
  const now = rig().deps.clock.now();
  await reportStatus(rig().deps)(
    { oid, via: 'card' },
    { project: SPRAK, time: 'delayed', timeComment: 'mangler lokaler' },
  );
  const held = await rig().records.find('TfUnitReports', `2025-T1/${unit}`);
  if (!held) throw new Error(`${unit} was not asked`);
  const answers = { ...held.answers, revision: 1, reports: { [SPRAK]: `${SPRAK}-1` } };
  const given = { status: 'delivered' as const, authorOid: oid, deliveredAt: now.round('second').toString() };
  await rig().records.transaction((tx) => tx.save('TfUnitReports', { ...held, ...given, ...words, answers }));
};

describe('status rounds in the tab', () => {
  it('are listed, and each shows who has answered and what it came to, red first', async () => {
    const page = await open('Programleder', '?page=rounds');
    await page.getByText('1 av 7 har levert').waitFor();
    await page.getByRole('link', { name: 'Statusrunde 1. tertial 2025' }).click();
    await page.getByRole('heading', { level: 2, name: 'Rødt og gult' }).waitFor();
    const attention = page.getByRole('region', { name: 'Rødt og gult' });
    expect(await attention.textContent()).toContain('Fremdrift: Forsinket – mangler lokaler');
    expect(await page.getByRole('region', { name: 'Trenger hjelp' }).textContent()).toContain('Flere hender');
    const quotes = page.getByRole('region', { name: 'Sitater' });
    expect(await quotes.textContent()).toContain('Bydel Bjerke · utvikler');
    expect(await quotes.getByText(nasty).count()).toBe(1);
    expect(await page.getByRole('link', { name: 'klikk' }).count()).toBe(0);
    const units = page.getByRole('region', { name: 'Hvem har svart' }).getByRole('listitem');
    expect(await units.count()).toBe(7);
    expect(await units.filter({ hasText: 'Bydel Alna' }).textContent()).toContain('Ikke svart');
  });

  it('show others who has answered, and only what their own unit wrote', async () => {
    const page = await open('Utvikler Alna', '?page=rounds&period=2025-T1');
    await page.getByRole('region', { name: 'Hvem har svart' }).waitFor();
    expect(await page.getByText('Et tungt tertial').count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Lukk runden' }).count()).toBe(0);
  });

  it('call each unit by one name, in English too', async () => {
    const page = await open('English-speaking adviser', '?page=rounds&period=2025-T1');
    await page.getByRole('heading', { level: 1, name: 'Status round tertial 1 of 2025' }).waitFor();
    const main = await page.getByRole('main').textContent();
    expect(main).toContain('Bjerke district · development officer');
    expect(main).not.toContain('Bydel Bjerke');
  });

  it('are extended by the office with a reason, and given as a file', async () => {
    const page = await open('Programleder', '?page=rounds&period=2025-T1');
    await page.getByRole('button', { name: 'Forleng fristen' }).click();
    const form = page.locator('form');
    await form.getByLabel('Ny frist').fill('2030-05-09');
    await form.getByRole('button', { name: 'Forleng fristen' }).click();
    await page.getByRole('alert').filter({ hasText: /grunn/i }).waitFor();
    await form.getByLabel('Begrunnelse').fill('Streik i to virksomheter');
    await form.getByRole('button', { name: 'Forleng fristen' }).click();
    await page.getByText('Fristen er forlenget').waitFor();
    await page.getByText('frist 9. mai 2030').waitFor();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Last ned for Excel: Statusrunde 1. tertial 2025' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('statusrunde-2025-T1.xlsx');
  });

  it.each([
    ['light', { colorScheme: 'light' }, 1280, 'Programleder'],
    ['dark', { colorScheme: 'dark' }, 320, 'Programleder'],
    ['high contrast', { forcedColors: 'active', colorScheme: 'dark' }, 320, 'English-speaking adviser'],
  ] as const)('can be read and used by everybody, in %s', async (_, look, width, who) => {
    for (const path of ['?page=rounds', '?page=rounds&period=2025-T1']) {
      const page = await open(who, path, { ...look, viewport: { width, height: 900 } });
      await page.getByRole('heading', { level: 2 }).first().waitFor();
      expect(await barriers(page)).toEqual([]);
      expect(await sideways(page)).toBeLessThanOrEqual(0);
    }
  });

  it('are opened by the office with questions of its own, and what cannot be is said where it was written', async () => {
    const page = await open('Programleder', '?page=rounds');
    await page.getByRole('button', { name: 'Åpne en runde' }).click();
    await page.getByLabel('Periode').fill('våren');
    await page.getByRole('button', { name: 'Legg til et spørsmål' }).click();
    const question = page.getByRole('group', { name: 'Spørsmål 1' });
    await question.getByLabel('Hva spør dere om?').fill('Hvordan går rekrutteringen?');
    await question.getByLabel('Slags svar').selectOption({ label: 'Valg mellom svar' });
    await question.getByLabel('Svarene å velge mellom').fill('Raskere\nSom før');
    await question.getByLabel('Må besvares').check();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: 'Åpne runden' }).click();
    await page.getByRole('alert').filter({ hasText: '2025-T1' }).waitFor();
    await page.getByLabel('Periode').fill('2025-06');
    await page.getByRole('button', { name: 'Åpne runden' }).click();
    await page.getByRole('heading', { level: 1, name: 'Statusrunde juni 2025' }).waitFor();
    const kept = (await rig().records.all('TfSettings')).find(({ key }) => key === 'round/2025-06');
    expect(kept?.value).toMatchObject({
      questions: [
        {
          text: 'Hvordan går rekrutteringen?',
          kind: 'choice',
          required: true,
          choices: ['Raskere', 'Som før'],
        },
      ],
    });
  });

  it('are closed only after the office has been asked, and opened again for a unit with a reason', async () => {
    const page = await open('Programleder', '?page=rounds&period=2025-T1');
    await page.getByRole('button', { name: 'Lukk runden' }).click();
    const question = page.getByRole('dialog', { name: 'Lukke runden for 1. tertial 2025?' });
    await question.getByText('6 virksomheter har ikke levert.').waitFor();
    await question.getByRole('button', { name: 'Avbryt' }).click();
    expect(await page.getByRole('button', { name: 'Forleng fristen' }).count()).toBe(1);
    await page.getByRole('button', { name: 'Lukk runden' }).click();
    await question.getByRole('button', { name: 'Lukk runden' }).click();
    await page.getByText('Runden er lukket, og sammendraget er endelig.').waitFor();
    await page.getByRole('button', { name: 'Åpne igjen for en virksomhet' }).click();
    const form = page.locator('form');
    await form.getByLabel('Virksomhet').selectOption({ label: 'Bydel Alna' });
    await form.getByLabel('Begrunnelse').fill('Feil tall');
    await form.getByRole('button', { name: 'Åpne igjen for en virksomhet' }).click();
    await page.getByText('Runden er åpnet igjen for virksomheten.').waitFor();
    expect(await page.getByRole('button', { name: 'Forleng fristen' }).count()).toBe(0);
  });
});
