import { jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { finishWork } from '../../programme/index.ts';
import { openBrowser } from './browser.ts';
import { aFault, startTabRig, type TabRig } from './tab-rig.ts';
import { visit } from './tab-visit.ts';

// A browser on a busy machine takes its time.
jest.setTimeout(90_000);

const at: { browser?: Browser; rig?: TabRig } = {};
const rig = (): TabRig => {
  if (!at.rig) throw new Error('the rig has not been started');
  return at.rig;
};
const open = (who: string, options: Parameters<typeof visit>[3] = {}): Promise<Page> => {
  if (!at.browser) throw new Error('the browser has not been started');
  return visit(at.browser, rig(), who, options);
};

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

const drawer = (page: Page) => page.getByRole('dialog');
const lines = (page: Page) => page.getByRole('row').filter({ has: page.locator('time') });

describe('reading risks and measures', () => {
  // On 2 April 2025 eighteen measures and the 21 tasks of A4, E1 and H4 are late; F2 was due on 31 January.
  it('begins with how much is late, where, since when and who is on it', async () => {
    const page = await open('Programleder');
    await page.getByRole('heading', { name: '39 av 66 åpne tiltak og oppgaver er over fristen' }).waitFor();
    const office = page.getByRole('row', { name: /^Programkontoret/ });
    expect(await office.textContent()).toBe(
      'Programkontoret18F2, 61 dagerProgramleder, Programrådgiver, Kommunikasjonsrådgiver',
    );
    expect(await page.getByText('onsdag 2. april 2025').isVisible()).toBe(true);
  });

  it('shows the eight risks by letter and title with their figures', async () => {
    const page = await open('Bydelsdirektør Alna');
    const names = await page.getByRole('heading', { level: 3 }).allTextContents();
    expect(names).toHaveLength(8);
    expect(names[0]).toBe('ARisiko A: Svak forankring9 over fristen11 åpne');
    expect(names[7]).toContain('Ikke bærekraftig etter prosjektslutt');
  });

  it('shows how a risk is judged, and its lines with owner, deadline, age and status', async () => {
    await rig().judge({ code: 'A', probability: 3, consequence: 4, probabilityAfter: 2 });
    const page = await open('Programleder', { path: '?risk=A' });
    await page.getByText('Sannsynlighet 3 av 5, 2 etter tiltak').waitFor();
    await page.getByText('Konsekvens 4 av 5').waitFor();
    const row = page.getByRole('row', { name: /Kurs i prosjekteierskap og porteføljestyring/ });
    expect(await row.getByRole('cell').allTextContents()).toEqual([
      'A1',
      'Kurs i prosjekteierskap og porteføljestyring',
      'ProgramlederProgramkontoret',
      '14. mars19 dager over fristen',
      'Ikke startetTrenger hjelp',
      'Oppdater',
    ]);
  });

  it('says so when nobody the programme knows is responsible', async () => {
    await rig().edit('A1', { ownerOid: '7a1f0000-0000-4000-8000-000000000999' });
    const page = await open('Programleder', { path: '?measure=A1' });
    await drawer(page).getByText('Ingen kjent ansvarlig').waitFor();
  });

  it('narrows to what is overdue, to a unit, to words, and back to all', async () => {
    const page = await open('Programleder');
    await page.getByRole('button', { name: '39 Over fristen' }).click();
    await page.getByText('Viser 39 av 66 linjer.').waitFor();
    await page.getByLabel('Virksomhet').selectOption('Bydel Alna');
    await page.getByText('Viser 3 av 66 linjer.').waitFor();
    expect(await lines(page).count()).toBe(3);
    await page.getByRole('searchbox', { name: 'Søk' }).fill('finnes ikke');
    await page.getByText('Ingenting passer til det du har valgt.').waitFor();
    await page.getByRole('button', { name: 'Vis alle' }).click();
    await page.getByText('Viser 66 av 66 linjer.').waitFor();
  });

  it('shows a developer their own lines first thing, by one press', async () => {
    const page = await open('Utvikler Alna');
    await page.getByText('3 av dem er dine.').waitFor();
    await page.getByRole('button', { name: 'Se dine' }).click();
    expect(await page.getByRole('row').filter({ hasText: 'Utvikler Alna' }).locator('time').count()).toBe(4);
    expect(new URL(page.url()).search).toBe('?filter=mine');
  });

  it('tells which rows cannot be read, what stands in them and what to do', async () => {
    rig().spoil(aFault);
    const page = await open('Programleder');
    await page.getByRole('button', { name: 'Se raden' }).click();
    const section = page.getByRole('region', { name: 'Rader som ikke kan leses' });
    expect(await section.getByRole('listitem').allTextContents()).toEqual([
      expect.stringContaining('(Rad 17 i listen Tiltak)'),
      'Status: «Nesten ferdig»Velg Ikke startet, Pågår, Fullført eller Avlyst.',
      'Frist: «31. februar»Skriv inn en dato som finnes.',
      'Ansvarlig: ikke fylt utFyll ut feltet.',
    ]);
  });

  it('counts what can hardly be right, beside what cannot be read, and leads to both', async () => {
    rig().spoil(aFault);
    await rig().edit('D1', { due: '1999-01-01' });
    const page = await open('Programleder');
    await page.getByText('1 rad i SharePoint kan ikke leses').waitFor();
    await page.getByText('1 ting i listene kan neppe stemme, men er med i tallene.').waitFor();
    await page.getByRole('button', { name: 'Se hva det er' }).click();
    await page.getByRole('region', { name: 'Rader som ikke kan leses' }).waitFor();
    const odd = page.getByRole('region', { name: 'Dette er med i tallene, men kan neppe stemme' });
    await odd.getByText('Fristen fredag 1. januar 1999 ligger svært langt tilbake.').waitFor();
    await odd.getByRole('link', { name: /^D1 / }).click();
    await page.getByRole('dialog').getByText('Tiltak D1').waitFor();
  });

  it('marks what is not in SharePoint yet, with the reason and what then, until it is there', async () => {
    rig().late({ list: 'TfMeasures', key: 'A1', reason: 'unreachable' });
    const page = await open('Programleder', { path: '?risk=A' });
    const line = page.getByRole('row').filter({ hasText: 'Kurs i prosjekteierskap og porteføljestyring' });
    await line.getByText('Ikke i SharePoint ennå: SharePoint svarer ikke').waitFor();
    expect(await page.getByText('Ikke i SharePoint ennå').count()).toBe(1);
    await line
      .getByRole('button', { name: 'Kurs i prosjekteierskap og porteføljestyring', exact: true })
      .click();
    await drawer(page)
      .getByText('SharePoint svarer ikke. Endringen er tatt vare på og kommer dit av seg selv.')
      .waitFor();
    await page.keyboard.press('Escape');
    rig().late({ list: 'TfMeasures', key: 'A1', reason: 'refused' });
    await line.getByText('Ikke i SharePoint ennå: Taktfast får ikke skrive i listen').waitFor();
    rig().late();
    await page.getByText('Ikke i SharePoint ennå').waitFor({ state: 'detached' });
  });

  it('says so when nothing has been added yet', async () => {
    const { rows } = rig().records.held();
    for (const list of ['TfRisks', 'TfMeasures', 'TfTasks'] as const) rows[list].clear();
    const page = await open('Programleder');
    await page.getByText('Ingen risikoer er lagt inn ennå.').waitFor();
  });

  it('says so when nothing is overdue', async () => {
    for (const list of ['TfMeasures', 'TfTasks'] as const) {
      for (const line of rig().records.held().rows[list].values()) line.due = '2025-12-01';
    }
    const page = await open('Programleder');
    await page.getByRole('heading', { name: 'Ingenting er over fristen' }).waitFor();
  });

  it('opens a line by its link, the back button closes it, and a link to nothing says so', async () => {
    const page = await open('Programleder', { path: '?filter=overdue' });
    await page.getByRole('button', { name: 'F2', exact: true }).click();
    await drawer(page).getByText('Melde nye hindringer i årsrapporten').waitFor();
    await page.goBack();
    await drawer(page).waitFor({ state: 'detached' });
    expect(new URL(page.url()).search).toBe('?filter=overdue');
    const lost = await open('Programleder', { path: '?measure=A99' });
    await lost.getByText('Vi fant ikke A99.').waitFor();
  });
});

describe('acting on a line', () => {
  const start = async (who: string, key: string) => {
    const page = await open(who, { path: `?measure=${key}` });
    await drawer(page).waitFor();
    return page;
  };

  it('finishes it, tells when it comes again, and the figures follow', async () => {
    const page = await start('Programleder', 'C1');
    await drawer(page).getByRole('button', { name: 'Marker som fullført' }).click();
    await drawer(page).getByText('C1 er fullført. Neste gang er C1-2, med frist 20. juni.').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: '38 av 66 åpne tiltak' }).waitFor();
    expect(await rig().records.find('TfMeasures', 'C1')).toMatchObject({
      status: 'done',
      doneOn: '2025-04-02',
    });
  });

  it('moves the deadline with a reason, and says at the field what is missing', async () => {
    const page = await start('Utvikler Alna', 'A4-BAL');
    await drawer(page).getByRole('button', { name: 'Ny frist' }).click();
    await drawer(page).getByLabel('Ny frist').fill('2025-03-01');
    await drawer(page).getByLabel('Begrunnelse').fill('Venter på lokale');
    await drawer(page).getByRole('button', { name: 'Lagre' }).click();
    await drawer(page).getByText('Velg en dag fra og med torsdag 3. april 2025.').waitFor();
    expect(await drawer(page).getByLabel('Begrunnelse').inputValue()).toBe('Venter på lokale');
    await drawer(page).getByLabel('Ny frist').fill('2025-04-11');
    await drawer(page).getByRole('button', { name: 'Lagre' }).click();
    await drawer(page).getByText('A4-BAL har fått ny frist: fredag 11. april 2025.').waitFor();
    expect(await rig().records.find('TfTasks', 'A4-BAL')).toMatchObject({ due: '2025-04-11', snoozes: 1 });
  });

  it('starts it and comments on it', async () => {
    const page = await start('Utvikler Alna', 'A4-BAL');
    await drawer(page).getByRole('button', { name: 'Sett i gang' }).click();
    await drawer(page).getByText('A4-BAL er satt i gang.').waitFor();
    await drawer(page).getByRole('button', { name: 'Kommenter' }).click();
    await drawer(page).getByRole('textbox', { name: 'Kommentar' }).fill('To av fire er veiledet');
    await drawer(page).getByRole('button', { name: 'Lagre' }).click();
    await drawer(page).getByText('Kommentaren til A4-BAL er lagret.').waitFor();
    const task = await rig().records.find('TfTasks', 'A4-BAL');
    expect([task?.status, task?.note]).toEqual([
      'in-progress',
      expect.stringContaining('To av fire er veiledet'),
    ]);
  });

  it('offers it to a person found by name, with the keyboard alone', async () => {
    const page = await start('Programleder', 'A1');
    await drawer(page).getByRole('button', { name: 'Gi til en annen' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('rådgiver');
    await page.getByRole('option', { name: 'Programrådgiver' }).waitFor();
    // The first of the two found, Kommunikasjonsrådgiver, is at hand as soon as the list opens.
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Har bedre oversikt');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await drawer(page).getByText('Programrådgiver er spurt om å ta over A1.').waitFor();
    await drawer(page).getByText('Programrådgiver, som ikke har svart ennå').waitFor();
    const adviser = await rig().personNamed('Programrådgiver');
    expect((await rig().records.find('TfMeasures', 'A1'))?.offeredTo).toBe(adviser.oid);
  });

  it('goes to the programme lead when nobody is named, and a name nobody has is refused', async () => {
    const page = await start('Utvikler Alna', 'A4-BAL');
    await drawer(page).getByRole('button', { name: 'Gi til en annen' }).click();
    await drawer(page).getByRole('combobox', { name: /Hvem/ }).fill('Julenissen');
    await drawer(page).getByLabel('Begrunnelse').fill('Ikke min');
    await drawer(page).getByRole('button', { name: 'Lagre' }).click();
    await drawer(page).getByText('Vi fant ingen med dette navnet.').waitFor();
    await drawer(page).getByRole('combobox', { name: /Hvem/ }).fill('');
    await drawer(page).getByRole('button', { name: 'Lagre' }).click();
    await drawer(page).getByText('Programleder har nå ansvaret for A4-BAL.').waitFor();
  });

  it('is not offered to a manager, who is told who may', async () => {
    const page = await start('Bydelsdirektør Alna', 'A4-BAL');
    await drawer(page).getByText('Bare den ansvarlige, varaen og programkontoret kan oppdatere.').waitFor();
    expect(await drawer(page).getByRole('button').count()).toBe(1);
    expect(await page.getByRole('button', { name: /^Oppdater/ }).count()).toBe(0);
  });

  it('says so when somebody else was first', async () => {
    const page = await start('Utvikler Alna', 'A4-BAL');
    await page.route('**/api/overview', (route) => route.abort());
    const { oid } = await rig().personNamed('Utvikler Alna');
    await finishWork(rig().deps)({ oid, via: 'card' }, { key: 'A4-BAL' });
    await drawer(page).getByRole('button', { name: 'Marker som fullført' }).click();
    await drawer(page).getByText('Dette er allerede fullført.').waitFor();
  });

  it('keeps what was typed when the server is away, and sends it once it is back', async () => {
    const page = await start('Utvikler Alna', 'A4-BAL');
    await drawer(page).getByRole('button', { name: 'Kommenter' }).click();
    await drawer(page).getByRole('textbox', { name: 'Kommentar' }).fill('Snart ferdig');
    await page.route('**/api/work/**', (route) => route.abort());
    await drawer(page).getByRole('button', { name: 'Lagre' }).click();
    await drawer(page).getByText('Ingen kontakt med serveren.').waitFor();
    await page.unroute('**/api/work/**');
    await drawer(page).getByRole('button', { name: 'Lagre' }).click();
    await drawer(page).getByText('Kommentaren til A4-BAL er lagret.').waitFor();
  });
});

it('asks to be loaded anew when a newer version has replaced a part of it', async () => {
  const page = await open('Programleder');
  await page.route('**/line-drawer-*.js', (route) => route.fulfill({ status: 404 }));
  await page.getByRole('button', { name: 'F2', exact: true }).click();
  await page.getByText('Noe uventet skjedde.').waitFor();
  await page.unroute('**/line-drawer-*.js');
  await page.getByRole('button', { name: 'Last siden på nytt' }).click();
  await page.getByRole('link', { name: 'Programleder', exact: true }).click();
  await drawer(page).getByText('Melde nye hindringer i årsrapporten').waitFor();
});

describe('changing by itself', () => {
  it('shows what was done in chat, and says aloud that the list is new', async () => {
    const page = await open('Bydelsdirektør Alna');
    await page.getByRole('heading', { name: '39 av 66' }).waitFor();
    const { oid } = await rig().personNamed('Utvikler Alna');
    await finishWork(rig().deps)({ oid, via: 'card' }, { key: 'A4-BAL' });
    await page.getByRole('heading', { name: '38 av 65' }).waitFor();
    await page.getByRole('status').filter({ hasText: 'Listen er oppdatert.' }).waitFor();
  });

  it('says when the server is out of reach, keeps what it shows, and catches up alone', async () => {
    const page = await open('Programleder');
    await page.getByRole('heading', { name: '39 av 66' }).waitFor();
    await page.context().setOffline(true);
    await rig().edit('F2', { status: 'done' });
    await page
      .getByText('Ingen kontakt med serveren. Prøver igjen. Du ser det som ble hentet sist.')
      .waitFor();
    await page.getByRole('heading', { name: '39 av 66' }).waitFor();
    await page.context().setOffline(false);
    await page.getByRole('heading', { name: '38 av 65' }).waitFor();
    await page.getByText('Du ser det som ble hentet sist.').waitFor({ state: 'detached' });
  });

  it('offers to try again when it could not be fetched at all', async () => {
    const context = await at.browser?.newContext({ locale: 'nb-NO' });
    const page = await context?.newPage();
    if (!page) throw new Error('the browser has not been started');
    await page.route('**/api/overview', (route) => route.fulfill({ status: 500, body: '{}' }));
    await page.goto(`${rig().url}/tabs/`);
    await page.getByRole('link', { name: 'Programleder', exact: true }).click();
    await page.getByText('Serveren fikk det ikke til.').waitFor();
    await page.unroute('**/api/overview');
    await page.getByRole('button', { name: 'Prøv igjen' }).click();
    await page.getByRole('heading', { name: '39 av 66' }).waitFor();
  });
});
