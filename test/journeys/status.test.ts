import type { Locator } from 'playwright-core';
import { appWith } from './chat-suite.ts';
import { openPlayground } from './playground-page.ts';
import { sharePointAt } from './sharepoint.ts';
import { until } from './until.ts';

const SPRAK = '30090702';

const field = (card: Locator, name: string) => card.getByRole('combobox', { name, exact: true });
const shown = (card: Locator, name: string) => field(card, name).inputValue();
const choose = async (card: Locator, name: string, option: string) => {
  await field(card, name).click();
  await card.page().getByRole('option', { name: option, exact: true }).click();
};

describe('a status said in the chat', () => {
  const { at, given } = appWith('utvikler.bjerke@taktfast.example');

  it('is shown on a card, each field beside the words it was taken from', async () => {
    const chat = await openPlayground(given('browser'), given('app').playgroundUrl);
    at.chat = chat;
    await chat.card('Taktfast').waitFor();
    await chat.say('status språksterk 1-6 gul, rekruttering tar tid, økonomi grønn');
    const card = chat.card('Dette forsto jeg');
    await card.getByText('Fra ordene «økonomi grønn»').waitFor();
    expect(await shown(card, 'Fremdrift')).toBe('▲ Mindre forsinkelser');
    expect(await shown(card, 'Prosjekt')).toBe('Språksterk 1-6 (Bydel Bjerke)');
    expect(await card.getByLabel('Kommentar: Fremdrift').inputValue()).toBe('rekruttering tar tid');
  }, 120_000);

  it('is changed in one field, saved with one press, and stands in SharePoint within seconds', async () => {
    const card = given('chat').card('Dette forsto jeg');
    await choose(card, 'Risiko', '✖ Høy');
    const { row } = sharePointAt(given('app').tenantUrl);
    const pressed = performance.now();
    await card.getByRole('button', { name: 'Lagre', exact: true }).click();
    const since = () => `${((performance.now() - pressed) / 1000).toFixed(2)} s`;
    const answered = given('chat').card('Lagret status for Språksterk 1-6 som kladd').waitFor().then(since);
    const item = await until('the report in SharePoint', () => row('TfStatusReports', `${SPRAK}-1`));
    process.stdout.write(
      `from the press to the item in SharePoint: ${since()}; to the answer: ${await answered}\n`,
    );
    expect(item.fields).toMatchObject({
      Title: 'Språksterk 1-6',
      TfProject: SPRAK,
      TfPeriod: '2025-03',
      GtStatusTime: 'Mindre forsinkelser',
      GtStatusTimeComment: 'rekruttering tar tid',
      GtStatusBudget: 'På budsjett',
      GtStatusRisk: 'Høy',
      GtModerationStatus: 'Kladd',
    });
    await until('the latest status on the project', async () => {
      const project = await row('TfProjects', SPRAK);
      return project?.fields.GtStatusRisk === 'Høy' ? project : undefined;
    });
  }, 120_000);

  it("shows in the tab, with the project's trend", async () => {
    const tab = await given('browser').newPage({ viewport: { width: 1280, height: 1000 }, locale: 'nb-NO' });
    await tab.goto(`${given('app').url}/tabs/?page=projects&project=${SPRAK}`);
    await tab
      .getByRole('link', { name: /^Utvikler Bjerke/ })
      .or(tab.getByRole('button', { name: /^Utvikler Bjerke/ }))
      .first()
      .click();
    const trend = tab.getByRole('table', { name: /Status for Språksterk 1-6/ });
    await trend.getByRole('row', { name: /Risiko Høy/ }).waitFor();
    await trend.getByRole('row', { name: /Fremdrift Mindre forsinkelser gult/ }).waitFor();
    await tab.getByText('rekruttering tar tid').waitFor();
  }, 120_000);

  it('comes up in the history the chat gives, and is put right within the day', async () => {
    const chat = given('chat');
    await chat.say('historikk språksterk 1-6');
    await chat.card('Prosjektstatus').getByText('Risiko: Høy').first().waitFor();
    await chat
      .card('Lagret status for Språksterk 1-6')
      .getByRole('button', { name: 'Rett', exact: true })
      .click();
    const card = chat.card('Rett statusmeldingen');
    await choose(card, 'Risiko', '▲ Medium');
    await card.getByRole('button', { name: 'Lagre', exact: true }).click();
    const { row } = sharePointAt(given('app').tenantUrl);
    await until('the report put right', async () => {
      const item = await row('TfStatusReports', `${SPRAK}-1`);
      return item?.fields.GtStatusRisk === 'Medium' ? item : undefined;
    });
  }, 120_000);
});
