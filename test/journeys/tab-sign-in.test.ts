import { jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { startTabRig, type TabRig } from './tab-rig.ts';
import { visit } from './tab-visit.ts';
import { showInTeams } from './teams-frame-rig.ts';

// A browser on a busy machine takes its time.
jest.setTimeout(90_000);

const at: { browser?: Browser; rig?: TabRig } = {};
const parts = () => {
  if (!at.browser || !at.rig) throw new Error('nothing has been started');
  return { browser: at.browser, rig: at.rig };
};
const newPage = (): Promise<Page> =>
  parts().browser.newPage({ locale: 'nb-NO', viewport: { width: 1100, height: 800 } });

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

describe('signing in outside Teams', () => {
  it('goes to the authority’s page and comes back to the place that was asked for', async () => {
    const { browser, rig } = parts();
    const page = await visit(browser, rig, 'Programleder', { path: '?filter=overdue&risk=F' });
    await page.getByText('Viser 39 av 66 linjer.').waitFor();
    expect(new URL(page.url()).search).toBe('?filter=overdue&risk=F');
    await page.getByText('Pålogget som Programleder').waitFor();
  });

  it('keeps no token where it would outlive the page', async () => {
    const { browser, rig } = parts();
    const page = await visit(browser, rig, 'Programleder');
    const kept = await page.evaluate<string>(
      'JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])',
    );
    expect(kept).toBe('[{},{},""]');
  });

  it('asks nobody but the server and the authority for anything', async () => {
    const { rig } = parts();
    const page = await newPage();
    const hosts = new Set<string>();
    page.on('request', (request) => hosts.add(new URL(request.url()).origin));
    await page.goto(`${rig.url}/tabs/`);
    await page.getByRole('link', { name: 'Programleder', exact: true }).click();
    await page.getByRole('heading', { name: '39 av 66' }).waitFor();
    expect([...hosts].sort()).toEqual([rig.url, rig.authority.url].sort());
  });

  it('breaks nothing the content security policy asks for, and writes nothing to the console', async () => {
    const { rig } = parts();
    const page = await newPage();
    const said: string[] = [];
    page.on('console', (message) => said.push(`${message.text()} ${message.location().url}`));
    page.on('pageerror', ({ message }) => said.push(message));
    await page.goto(`${rig.url}/tabs/?measure=A1`);
    await page.getByRole('link', { name: 'Programleder', exact: true }).click();
    await page.getByRole('dialog').waitFor();
    expect(said.filter((line) => !line.endsWith('/favicon.ico'))).toEqual([]);
  });

  it('renews a token that has run out without the person noticing', async () => {
    const { browser, rig } = parts();
    const page = await visit(browser, rig, 'Programleder');
    rig.pass({ hours: 3 });
    await rig.edit('F2', { status: 'done' });
    await page.getByRole('heading', { name: '38 av 65' }).waitFor();
  });

  it('says that the session is over, and signs in again to the same place when asked', async () => {
    const { browser, rig } = parts();
    const page = await visit(browser, rig, 'Programleder', { path: '?filter=mine' });
    rig.pass({ hours: 3 });
    rig.authority.endSessions();
    await page.getByText('Økten er over. Logg inn på nytt for å fortsette.').waitFor();
    await page.getByRole('button', { name: 'Logg inn på nytt' }).click();
    await page.getByRole('link', { name: 'Programleder', exact: true }).click();
    await page.getByRole('heading', { name: '39 av 66' }).waitFor();
    expect(new URL(page.url()).search).toBe('?filter=mine');
  });

  it('lets the person become somebody else', async () => {
    const { browser, rig } = parts();
    const page = await visit(browser, rig, 'Programleder');
    await page.getByRole('button', { name: 'Bytt bruker' }).click();
    await page.getByRole('link', { name: 'English-speaking adviser' }).click();
    await page.getByRole('heading', { name: 'Risks and measures' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
  });

  it('starts over when the address holds a code nobody asked for', async () => {
    const { rig } = parts();
    const page = await newPage();
    await page.goto(`${rig.url}/tabs/?code=stolen&state=stolen`);
    await page.getByRole('link', { name: 'Programleder', exact: true }).click();
    await page.getByRole('heading', { name: '39 av 66' }).waitFor();
  });

  it('says so when the authority cannot be reached, and tries again when asked', async () => {
    const { rig } = parts();
    const page = await newPage();
    await page.route('**/.well-known/**', (route) => route.abort());
    await page.goto(`${rig.url}/tabs/`);
    await page.getByText('Ingen kontakt med påloggingen.').waitFor();
    await page.unroute('**/.well-known/**');
    await page.getByRole('button', { name: 'Prøv igjen' }).click();
    await page.getByRole('link', { name: 'Programleder', exact: true }).waitFor();
  });

  it('tells whoever has no role in the programme whom to ask', async () => {
    const { browser, rig } = parts();
    const page = await visit(browser, rig, 'Ansatt uten rolle');
    await page.getByText('Be programkontoret om å legge deg til.').waitFor();
    const { oid } = await rig.personNamed('Ansatt uten rolle');
    rig.records.held().rows.TfPeople.delete(oid);
    await page.reload();
    await page.waitForTimeout(300);
    expect(await page.getByText('Svak forankring').count()).toBe(0);
  });
});

describe('signing in inside Teams', () => {
  const show = async (who: string, shown: { theme?: string; locale?: string; subPageId?: string } = {}) => {
    const { rig } = parts();
    const { oid } = await rig.personNamed(who);
    const page = await newPage();
    const token = await rig.authority.tokenFor(oid);
    return showInTeams(page, { url: `${rig.url}/tabs/`, token, ...shown });
  };
  const background = (tab: Awaited<ReturnType<typeof show>>['tab']) =>
    tab.locator('html').evaluate((html) => getComputedStyle(html).backgroundColor);

  it('uses the token Teams gives, and tells Teams that the page is ready', async () => {
    const { tab, heard } = await show('Programleder');
    await tab.getByRole('heading', { name: '39 av 66' }).waitFor();
    expect(await tab.getByRole('button', { name: 'Bytt bruker' }).count()).toBe(0);
    expect(await heard()).toContain('appInitialization.success');
  });

  it('opens the line of a deep link, in the language of Teams', async () => {
    const { tab } = await show('Utvikler Alna', { locale: 'nn-no', subPageId: 'measure=A4-BAL' });
    await tab.getByRole('dialog').getByText('Kva vil du gjere?').waitFor();
    expect(await tab.locator('html').getAttribute('lang')).toBe('nn');
    await tab.getByText('onsdag 2. april 2025').waitFor({ state: 'attached' });
  });

  it('wears the theme of Teams, and changes with it', async () => {
    const { tab, turnTo } = await show('Programleder', { theme: 'contrast' });
    await tab.getByRole('heading', { name: '39 av 66' }).waitFor();
    expect(await background(tab)).toBe('rgb(0, 0, 0)');
    await turnTo('default');
    await expect(until(async () => (await background(tab)) === 'rgb(250, 250, 250)')).resolves.toBe(true);
    await turnTo('dark');
    await expect(until(async () => (await background(tab)) === 'rgb(36, 36, 36)')).resolves.toBe(true);
  });

  it('does not try to sign in inside a frame that is not Teams', async () => {
    const { rig } = parts();
    const page = await newPage();
    await page.route(`${rig.url}/frame`, (route) =>
      route.fulfill({ contentType: 'text/html', body: `<iframe src="${rig.url}/tabs/"></iframe>` }),
    );
    await page.goto(`${rig.url}/frame`);
    await page.frameLocator('iframe').getByText('Åpne den i Teams eller i et eget nettleservindu.').waitFor();
  });
});

const until = async (holds: () => Promise<boolean>): Promise<boolean> => {
  for (let tries = 0; tries < 40; tries += 1) {
    if (await holds()) return true;
    await new Promise((done) => setTimeout(done, 100));
  }
  return false;
};
