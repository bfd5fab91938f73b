import { jest } from '@jest/globals';
import { reportObstacle, reportStatus } from '../../programme/index.ts';
import { oneAppForAll } from './tab-suite.ts';
import { barriers, sideways } from './tab-visit.ts';

// A browser on a busy machine takes its time.
jest.setTimeout(120_000);

const { rig, open } = oneAppForAll();

const bjerke = async () => {
  const people = await rig().records.all('TfPeople');
  const person = people.find(({ name }) => name === 'Utvikler Bjerke');
  if (!person) throw new Error('nobody is called that');
  return { oid: person.oid, via: 'card' as const };
};

const nasty = '[klikk](https://evil.example) <b>fet</b> =1+1';

describe('projects and obstacles in the tab', () => {
  it('show a status the moment it is kept, with its trend in forms and words', async () => {
    const page = await open('Utvikler Bjerke', '?page=projects&project=30090702');
    await page.getByText('Ingen har meldt status ennå.').waitFor();
    const report = reportStatus(rig().deps);
    await report(await bjerke(), {
      project: '30090702',
      time: 'delayed',
      timeComment: nasty,
      overall: 'Krevende',
    });
    await page.getByText('Krevende').waitFor();
    await report(await bjerke(), { project: '30090702', time: 'on-plan' });
    const table = page.getByRole('table', { name: /Status for Språksterk 1-6/ });
    await table.getByText('rødt, grønt').waitFor({ state: 'attached' });
    expect(await table.getByRole('row', { name: /Fremdrift/ }).textContent()).toContain('bedre enn sist');
    // What people write is words, whatever it looks like.
    expect(await page.getByText(nasty).count()).toBe(1);
    expect(await page.getByRole('link', { name: 'klikk' }).count()).toBe(0);
  });

  it('are published by whoever leads them, and by nobody else', async () => {
    const author = await open('Utvikler Bjerke', '?page=projects&project=30090702');
    await author.getByText('Kladd').first().waitFor();
    expect(await author.getByRole('button', { name: 'Publiser' }).count()).toBe(0);
    const page = await open('Bydelsdirektør Bjerke', '?page=projects&project=30090702');
    const button = page.getByRole('button', { name: /^Publiser meldingen om Språksterk 1-6/ });
    const before = await button.count();
    await button.first().click();
    await page.getByText('Statusen for Språksterk 1-6 er publisert.').waitFor();
    await author.getByText('Publisert').first().waitFor();
    expect(await button.count()).toBe(before - 1);
  });

  it('are narrowed to a unit and to words', async () => {
    const page = await open('Programleder', '?page=projects&unit=BBJ');
    await page.getByText('Viser 5 av 28 prosjekter.').waitFor();
    await page.getByRole('searchbox').fill('språksterk');
    await page.getByText('Viser 1 av 28 prosjekter.').waitFor();
  });

  it('keep every light of the trend in sight on a phone, whatever long words stand beside them', async () => {
    for (const time of ['delayed', 'on-plan', 'delayed', 'on-plan', 'delayed', 'on-plan'])
      await reportStatus(rig().deps)(await bjerke(), {
        ...{ project: '30090702', time, quality: 'major-deviation', budget: 'minor-overruns' },
      });
    const phone = { viewport: { width: 320, height: 900 } };
    const page = await open('Utvikler Bjerke', '?page=projects&project=30090702', phone);
    const table = page.getByRole('table', { name: /Status for Språksterk 1-6/ });
    await table.getByText('Større avvik fra spesifikasjon').waitFor();
    const right = (edge: { x: number; width: number } | null) => (edge ? edge.x + edge.width : Infinity);
    const card = await table.locator('xpath=..').boundingBox();
    expect(right(await table.boundingBox())).toBeLessThanOrEqual(right(card));
  });

  it('list the obstacles with whom they stop and how far they have come', async () => {
    const page = await open('Programleder', '?page=obstacles');
    await reportObstacle(rig().deps)(await bjerke(), {
      text: `Taushetsplikt ${nasty}`,
      level: 'state',
      tried: 'samtykke',
    });
    await page.getByText(`Taushetsplikt ${nasty}`).waitFor();
    await page.getByText('Bydel Bjerke · Staten · Ny').waitFor();
    await page.getByText('samtykke').waitFor();
  });

  it('give the owners the year as a file', async () => {
    const page = await open('Programleder', '?page=obstacles');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: /Last ned for Word: strukturelle hindringer/ }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/^hindringer-20\d\d\.docx$/);
    await page.getByText(/hindringer-20\d\d\.docx er lastet ned\./).waitFor();
  });

  it.each([
    ['light', { colorScheme: 'light' }, 1280],
    ['dark', { colorScheme: 'dark' }, 320],
    ['high contrast', { forcedColors: 'active' }, 320],
  ] as const)('can be read and used by everybody, in %s', async (_, look, width) => {
    for (const path of ['?page=projects&project=30090702', '?page=obstacles']) {
      const page = await open('Utvikler Bjerke', path, { ...look, viewport: { width, height: 900 } });
      await page.getByRole('heading', { level: 2 }).first().waitFor();
      expect(await barriers(page)).toEqual([]);
      expect(await sideways(page)).toBeLessThanOrEqual(0);
    }
  });
});
