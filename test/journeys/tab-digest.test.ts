import { readFile } from 'node:fs/promises';
import { jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { handOverWork } from '../../programme/index.ts';
import { allOf, readPdf } from '../teams-app/documents/pdf-reader.ts';
import { openBrowser } from './browser.ts';
import { startTabRig, type TabRig } from './tab-rig.ts';
import { barriers, barriersInThemes, sideways, visit } from './tab-visit.ts';
import { showInTeams } from './teams-frame-rig.ts';

// A browser on a busy machine takes its time.
jest.setTimeout(120_000);

const at: { browser?: Browser; rig?: TabRig } = {};
const rig = (): TabRig => {
  if (!at.rig) throw new Error('the rig has not been started');
  return at.rig;
};
const browser = (): Browser => {
  if (!at.browser) throw new Error('the browser has not been started');
  return at.browser;
};
const open = (who: string, path: string, options: Parameters<typeof visit>[3] = {}): Promise<Page> =>
  visit(browser(), rig(), who, { ...options, path });

beforeAll(async () => {
  at.browser = await openBrowser();
}, 60_000);
afterAll(() => at.browser?.close());
beforeEach(async () => {
  at.rig = await startTabRig();
});
afterEach(async () => {
  for (const context of at.browser?.contexts() ?? []) await context.close();
  await at.rig?.close();
});

const part = (page: Page, name: string) => page.getByRole('region', { name });

describe('the digest in the tab', () => {
  // On 2 April 2025, 39 lines are late; seven days before, on 26 March, only five were.
  it('has the figures of the card, and each opens its lines', async () => {
    const page = await open('Programleder', '?page=digest');
    await page.getByText('34 flere over fristen enn uken før, da det var 5.').waitFor();
    const late = part(page, 'Over fristen, etter risiko').getByRole('table');
    expect(await late.getByRole('row').count()).toBe(9);
    await late.getByRole('link', { name: '9 over fristen for risiko A' }).click();
    await page.getByRole('heading', { level: 1, name: 'Risikoer og tiltak' }).waitFor();
    expect(new URL(page.url()).search).toBe('?filter=overdue&risk=A');
    await page.goBack();
    await page.getByRole('link', { name: '39 Over fristen' }).click();
    await page.getByText('Viser 39 av 66 linjer.').waitFor();
  });

  it('goes from week to week, and back to today', async () => {
    const page = await open('Bydelsdirektør Alna', '?page=digest');
    await page.getByText('Bydel Alna, uke 14, onsdag 2. april 2025').first().waitFor();
    await page.getByRole('button', { name: 'Forrige uke' }).click();
    await page.getByText('Bydel Alna, uke 14, mandag 31. mars 2025').first().waitFor();
    await page.getByRole('button', { name: 'Forrige uke' }).click();
    await page.getByText('Bydel Alna, uke 13, mandag 24. mars 2025').first().waitFor();
    expect(new URL(page.url()).search).toBe('?page=digest&day=2025-03-24');
    await page.getByText('Ingenting er over fristen').waitFor();
    await page.goBack();
    await page.getByText('mandag 31. mars 2025').first().waitFor();
  });

  it('is of another unit for those who may, and refused for those who may not', async () => {
    const page = await open('Programleder', '?page=digest');
    await page.getByLabel('Virksomhet', { exact: true }).selectOption('Bydel Alna');
    await page.getByText('Bydel Alna, uke 14').first().waitFor();
    await page.getByRole('link', { name: '3 Over fristen' }).waitFor();
    const other = await open('Bydelsdirektør Alna', '?page=digest&unit=BBJ');
    await other.getByText('Du kan ikke lese dette.').waitFor();
    await other.getByRole('button', { name: 'Prøv igjen' }).click();
    await other.getByText('Bydel Alna, uke 14').first().waitFor();
  });

  it('lets a manager take up what needs help, by the keyboard', async () => {
    await rig().edit('A1', { unit: 'BAL' });
    const page = await open('Bydelsdirektør Alna', '?page=digest');
    await page.getByRole('button', { name: /^Jeg tar den: A1/ }).press('Enter');
    await page.getByText('Du har tatt tak i A1.').waitFor();
    await part(page, 'Trenger hjelp').getByText('Bydelsdirektør Alna har tatt tak i den').waitFor();
    const manager = await rig().personNamed('Bydelsdirektør Alna');
    expect((await rig().records.find('TfMeasures', 'A1'))?.helpOid).toBe(manager.oid);
  });

  it('says in one line that there is nothing', async () => {
    const { rows } = rig().records.held();
    for (const list of ['TfMeasures', 'TfTasks', 'TfProjects'] as const) rows[list].clear();
    const page = await open('Programleder', '?page=digest');
    await page.getByText('Alt er i rute. Det er ingenting å melde denne uken.').waitFor();
  });

  it('is downloaded as a PDF in the language of the page', async () => {
    const manager = await rig().personNamed('Bydelsdirektør Alna');
    await rig().records.transaction((tx) => tx.save('TfPeople', { ...manager, language: 'nn' }));
    const page = await open('Bydelsdirektør Alna', '?page=digest');
    const saved = page.waitForEvent('download');
    const name = 'Last ned PDF: Bydel Alna, veke 14, onsdag 2. april 2025';
    await page.getByRole('button', { name }).press('Enter');
    const file = await saved;
    expect(file.suggestedFilename()).toBe('vekeoppsummering-BAL-2025-04-02.pdf');
    await page.getByText('vekeoppsummering-BAL-2025-04-02.pdf er lasta ned.').waitFor();
    const { catalog, told } = readPdf(await readFile(await file.path()));
    expect(catalog.Lang).toBe('nn-NO');
    expect(allOf(told, 'LBody')[0]?.text).toBe('3 Over fristen');
  });

  it('prints without what is for pressing', async () => {
    const page = await open('Programleder', '?page=digest', { colorScheme: 'dark' });
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await page.getByRole('navigation').isVisible()).toBe(false);
    expect(await page.getByRole('button', { name: /^Jeg tar den/ }).count()).toBe(0);
    expect(await part(page, 'Over fristen, etter virksomhet').isVisible()).toBe(true);
  });
});

describe('acting on a line', () => {
  const drawer = (page: Page) => page.getByRole('dialog');

  it('puts its reminder off, with a reason', async () => {
    const page = await open('Utvikler Alna', '?measure=A4-BAL');
    await drawer(page).getByRole('button', { name: 'Utsett påminnelsen' }).click();
    await drawer(page).getByRole('button', { name: 'Lagre' }).click();
    await drawer(page).getByText('Skriv en begrunnelse.').waitFor();
    await drawer(page).getByLabel('Begrunnelse').fill('Venter på svar fra skolen');
    await drawer(page).getByRole('button', { name: 'Lagre' }).click();
    await drawer(page).getByText('Det kommer ingen påminnelse om A4-BAL før onsdag 9. april 2025.').waitFor();
    expect(await rig().records.find('TfTasks', 'A4-BAL')).toMatchObject({
      ...{ snoozedUntil: '2025-04-09', due: '2025-03-31' },
    });
  });

  it('answers an offer with yes, or with no and why', async () => {
    const { deps } = rig();
    const [lead, adviser] = [
      await rig().personNamed('Programleder'),
      await rig().personNamed('Utvikler Alna'),
    ];
    const offer = (key: string) =>
      handOverWork(deps)({ oid: lead.oid, via: 'card' }, { key, to: adviser.oid, reason: 'Best hos dere' });
    await offer('A1');
    await offer('D1');
    const page = await open('Utvikler Alna', '?measure=A1');
    await drawer(page).getByText('Du er spurt om å ta over denne.').waitFor();
    await drawer(page).getByRole('button', { name: 'Ja, jeg tar den' }).click();
    await drawer(page).getByText('Du har nå ansvaret for A1.').waitFor();
    const other = await open('Utvikler Alna', '?measure=D1');
    await drawer(other).getByRole('button', { name: 'Nei, jeg kan ikke' }).click();
    await drawer(other).getByLabel('Begrunnelse').fill('Har ikke tid i april');
    await drawer(other).getByRole('button', { name: 'Lagre' }).click();
    await drawer(other).getByText('Du har sagt nei til D1.').waitFor();
    expect((await rig().records.find('TfMeasures', 'A1'))?.ownerOid).toBe(adviser.oid);
    expect((await rig().records.find('TfMeasures', 'D1'))?.offeredTo).toBeUndefined();
  });

  it('assesses a risk again once its measures are done', async () => {
    const measures = await rig().records.all('TfMeasures');
    for (const { key, risk } of measures) if (risk === 'F') await rig().edit(key, { status: 'done' });
    const page = await open('Programleder', '?risk=F');
    await page.getByText('Tiltakene er gjort, risikoen er ikke vurdert på nytt.').waitFor();
    await page.getByRole('button', { name: 'Lagre' }).click();
    await page.getByText('Velg både sannsynlighet og konsekvens, fra 0 til 5.').waitFor();
    await page.getByLabel('Sannsynlighet nå').selectOption('2');
    await page.getByLabel('Konsekvens nå').selectOption('3');
    await page.getByRole('button', { name: 'Lagre' }).click();
    await page.getByText('Tiltakene er gjort, risikoen er ikke').waitFor({ state: 'detached' });
    expect(await rig().records.find('TfRisks', 'F')).toMatchObject({
      ...{ status: 'measures-done', probabilityAfter: 2, consequenceAfter: 3 },
    });
  });
});

it('keeps a person’s language and quiet hours', async () => {
  const page = await open('Utvikler Alna', '?page=settings');
  await page.getByLabel('Fra klokken').fill('20:00');
  await page.getByRole('button', { name: 'Lagre' }).click();
  await page.getByText('Skriv begge klokkeslettene slik: 22:00.').waitFor();
  await page.getByLabel('Til klokken').fill('07:00');
  await page.getByRole('radio', { name: 'Nynorsk' }).check();
  await page.getByRole('button', { name: 'Lagre' }).click();
  await page.getByText('Innstillingane er lagra.').waitFor();
  expect(await rig().personNamed('Utvikler Alna')).toMatchObject({
    ...{ language: 'nn', quietFrom: '20:00', quietTo: '07:00' },
  });
});

describe('deliveries', () => {
  it('are shown to the office, which sends again and takes back', async () => {
    const page = await open('Programleder', '?page=deliveries');
    const unreached = part(page, 'Får ingen meldinger');
    await unreached.getByText('Appen er tatt bort fra chatten (BotNotInConversationRoster)').waitFor();
    await unreached.getByText('Be personen legge inn appen i Teams.').waitFor();
    const sent = part(page, 'Meldinger denne dagen');
    await sent.getByText('Lagt i kø 08:30 · ferdig 08:31').waitFor();
    await sent.getByRole('button', { name: 'Send på nytt: Påminnelse til Utvikler Bjerke' }).click();
    await page.getByText('Meldingen til Utvikler Bjerke sendes på nytt.').waitFor();
    expect(rig().records.held().stepped).toEqual(['sent 2 again as-it-is']);
  });

  it('are taken back only once that is confirmed, by the keyboard too', async () => {
    const page = await open('Programleder', '?page=deliveries');
    const recall = page.getByRole('button', { name: 'Trekk tilbake: Påminnelse til Utvikler Alna' });
    await recall.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Trekke tilbake meldingen?' });
    await dialog.getByText('Det gjelder én person: Utvikler Alna.').waitFor();
    await dialog.getByText('Kortet blir stående i chatten, men sier at det er trukket tilbake').waitFor();
    expect(await barriers(page)).toEqual([]);
    // The keyboard never gets to the page behind, and comes back to where it was when nothing is to be done.
    for (let key = 0; key < 5; key += 1) {
      await page.keyboard.press('Tab');
      const isBehind = await dialog.evaluate((own) => {
        const { activeElement, body } = own.ownerDocument;
        return activeElement !== body && !own.contains(activeElement);
      });
      expect(isBehind).toBe(false);
    }
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await recall.evaluate((own) => own === own.ownerDocument.activeElement)).toBe(true);
    expect(rig().records.held().stepped).toEqual([]);
    await recall.press('Enter');
    await dialog.getByRole('button', { name: 'Trekk tilbake' }).press('Enter');
    await page.getByText('Meldingen til Utvikler Alna er trukket tilbake.').waitFor();
    const lead = await rig().personNamed('Programleder');
    expect(rig().records.held().actions.at(-1)).toMatchObject({
      ...{ actor: lead.oid, via: 'tab', verb: 'recall', list: 'messages' },
      ...{ before: { status: 'sent' }, after: { status: 'recalled' } },
    });
  });

  it('of one kind are taken back all at once, with how many that is', async () => {
    const page = await open('Programleder', '?page=deliveries');
    await page.getByRole('button', { name: 'Trekk tilbake alle: Påminnelse (2)' }).click();
    const dialog = page.getByRole('dialog', { name: 'Trekke tilbake 2 meldinger?' });
    await dialog.getByText('Det gjelder 2 personer: Utvikler Alna og Utvikler Grorud.').waitFor();
    await dialog.getByText('Én melding er ikke sendt ennå, og blir ikke sendt.').waitFor();
    await dialog.getByRole('button', { name: 'Trekk tilbake' }).click();
    await page.getByText('2 av 2 meldinger er trukket tilbake.').waitFor();
    expect(rig().records.held().stepped).toHaveLength(2);
  });

  it('are not shown to others', async () => {
    const page = await open('Bydelsdirektør Alna', '?page=deliveries');
    await page.getByRole('heading', { level: 1, name: 'Risikoer og tiltak' }).waitFor();
    expect(await page.getByRole('link', { name: 'Utsendinger' }).count()).toBe(0);
  });
});

describe('without barriers (WCAG 2.1 A and AA), in each theme of Teams', () => {
  const pages = ['digest', 'deliveries', 'settings'].flatMap((page) =>
    [320, 1280].map((width) => ({ page, width })),
  );
  it.each(pages)('the page $page, $width pixels wide', async ({ page: name, width }) => {
    const page = await (await browser().newContext({ viewport: { width, height: 800 } })).newPage();
    const { oid } = await rig().personNamed('Programleder');
    const token = await rig().authority.tokenFor(oid);
    const url = `${rig().url}/tabs/?page=${name}`;
    const { tab, turnTo } = await showInTeams(page, { url, token, locale: 'nn-no' });
    await tab.getByRole('heading', { level: 1 }).waitFor();
    expect(await barriersInThemes(page, turnTo)).toEqual({ default: [], dark: [], contrast: [] });
  });

  it.each(['digest', 'deliveries', 'settings'])('needs no scrolling sideways: %s', async (name) => {
    const page = await open('Programleder', `?page=${name}`, { viewport: { width: 320, height: 640 } });
    expect(await sideways(page)).toBe(0);
  });
});
