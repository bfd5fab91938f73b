import { appWith } from './chat-suite.ts';
import { openPlayground } from './playground-page.ts';
import { sharePointAt } from './sharepoint.ts';
import { until } from './until.ts';

const PROJECT = '30112411';

describe('a status round in the chat', () => {
  const { at, given } = appWith('utvikler.stovner@taktfast.example');

  it('is opened at the command line, and its card comes by itself', async () => {
    const chat = await openPlayground(given('browser'), given('app').playgroundUrl);
    at.chat = chat;
    await chat.card('Taktfast').waitFor();
    const { code, out } = await given('app').command(
      'round',
      'open',
      '2025-03',
      '--deadline',
      '2025-04-04',
      '--json',
    );
    expect([code, JSON.parse(out).deadline]).toEqual([0, '2025-04-04']);
    await chat.card('Bydel Stovner svarer i statusrunden for mars 2025 innen 4. april 2025.').waitFor();
  }, 120_000);

  it('is walked through in one card, and what is saved is there when it is asked for again', async () => {
    const chat = given('chat');
    await chat.card('Bydel Stovner svarer').getByRole('button', { name: 'Begynn', exact: true }).click();
    const step = chat.card('Steg 1 av 2');
    await step.getByRole('combobox', { name: 'Økonomi', exact: true }).click();
    await chat.page.getByRole('option', { name: '✖ Over budsjett', exact: true }).click();
    await step.getByRole('button', { name: 'Lagre og neste', exact: true }).click();
    await chat.card('Steg 2 av 2').waitFor();
    await chat.say('runde');
    await chat.card(/Stien – besvart/).waitFor();
  }, 120_000);

  it('is delivered, and stands in SharePoint with its report for the round’s period', async () => {
    const chat = given('chat');
    await chat
      .card(/Stien – besvart/)
      .getByRole('button', { name: 'Fortsett', exact: true })
      .click();
    // The card above stands at the same step, and is not the one that was pressed.
    const end = chat.page.locator('.ac-adaptiveCard').last();
    await end.getByText('Steg 2 av 2').waitFor();
    await end.getByLabel('Sammendrag for virksomheten').fill('=1+1 er ikke mer enn tekst');
    await end.getByRole('button', { name: 'Lever', exact: true }).click();
    await chat.card('Bydel Stovner har levert for mars 2025').waitFor();
    const { row } = sharePointAt(given('app').tenantUrl);
    const unit = await until('the unit’s report in SharePoint', async () => {
      const item = await row('TfUnitReports', '2025-03/BSR');
      return item?.fields.TfStatus === 'Levert' ? item : undefined;
    });
    expect(unit.fields).toMatchObject({
      Title: 'Bydel Stovner 2025-03',
      TfPeriod: '2025-03',
      TfUnit: 'BSR',
      TfSummary: '=1+1 er ikke mer enn tekst',
    });
    const report = await until('the status in SharePoint', () => row('TfStatusReports', `${PROJECT}-1`));
    expect(report.fields).toMatchObject({
      TfPeriod: '2025-03',
      GtStatusBudget: 'Over budsjett',
      GtModerationStatus: 'Kladd',
    });
  }, 120_000);

  it('is closed at the command line with a summary of what came', async () => {
    const { code, out } = await given('app').command('round', 'close', '2025-03', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      state: 'closed',
      attention: [{ title: 'Stien', light: 'red' }],
      quotes: [{ unit: 'BSR', about: 'summary', text: '=1+1 er ikke mer enn tekst', role: 'developer' }],
    });
  }, 60_000);
});
