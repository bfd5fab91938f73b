import type { Browser } from 'playwright-core';
import { Temporal } from 'temporal-polyfill';
import { addDays, calendarOf, osloDay } from '../../programme/index.ts';
import { openBrowser } from './browser.ts';
import { type Keyboard, keyboardOn } from './keyboard.ts';
import { openPlayground, type PlaygroundPage } from './playground-page.ts';
import { appInItsOwnFolder, type RunningApp } from './running-app.ts';
import { sharePointAt } from './sharepoint.ts';
import { until } from './until.ts';

// The calendar of a date field opens on the machine's own day, so the programme lives on the next day of work.
const TODAY = calendarOf().workingDayOnOrAfter(osloDay(Temporal.Now.instant()));
// Two days on from the week that is chosen beforehand.
const SNOOZED_TO = addDays(TODAY, 9);

/** Lines of the programme lead, which come on one card: five are due today, one was due a week ago. */
const lines = { D5: -7, A1: 0, D6: 0, E6: 0, G5: 0, H3: 0 } as const;
type Key = keyof typeof lines;

const at: { app?: RunningApp; browser?: Browser; chat?: PlaygroundPage; keys?: Keyboard; movedTo?: string } =
  {};
const given = <K extends keyof typeof at>(name: K) => {
  const part = at[name];
  if (part === undefined) throw new Error(`${name} has not been opened`);
  return part;
};

beforeAll(async () => {
  at.app = await appInItsOwnFolder({ TAKTFAST_NOW: `${TODAY}T08:00` });
  [at.browser] = await Promise.all([openBrowser(), at.app.start()]);
  const { row, edit } = sharePointAt(at.app.tenantUrl);
  for (const [key, days] of Object.entries(lines)) {
    const item = await row('TfMeasures', key);
    await edit('TfMeasures', item?.id ?? '', { TfDue: `${addDays(TODAY, days)}T12:00:00Z` });
  }
  await at.app.command('sync');
  at.chat = await openPlayground(at.browser, at.app.playgroundUrl);
  // Counts what a hand on a mouse or a screen would do.
  await at.chat.page.evaluate(() => {
    document.body.dataset.pointed = '0';
    addEventListener(
      'pointerdown',
      () => {
        document.body.dataset.pointed = String(Number(document.body.dataset.pointed) + 1);
      },
      true,
    );
  });
  at.keys = keyboardOn(at.chat.page);
  // The Playground's own log beside the chat keeps the focus once it has it, so it is put away at once, by key too.
  await at.keys.toField('Hide log panel');
  await at.keys.press('Enter');
  await at.chat.card('Taktfast').waitFor({ timeout: 60_000 });
  await at.app.command('reminders', '--on', TODAY);
  await at.chat.card('Fristene dine').waitFor({ timeout: 60_000 });
}, 240_000);

afterAll(async () => {
  await at.browser?.close();
  await at.app?.end();
}, 60_000);

/** What the newest bundle says of a line, and of the press it was last about. */
const says = async (text: string | RegExp) => {
  await given('chat').card('Fristene dine').getByText(text).first().waitFor({ timeout: 30_000 });
};
const openForm = async (key: Key) => {
  const { toButton, press } = given('keys');
  await toButton('Mer', key);
  await press('Enter');
};
const send = async (title: string, key: Key, by: 'Enter' | 'Space') => {
  const { toButton, press } = given('keys');
  await toButton(title, key);
  await press(by);
};

describe('a bundle of six lines, worked through by keyboard alone', () => {
  it('is one card, the overdue line first, with a button of its own for each line', async () => {
    const text = await given('chat').card('Fristene dine').textContent();
    expect(text).toContain('Over fristen');
    expect(text).toContain('7 dager over fristen');
    expect([...(text ?? '').matchAll(/([A-H]\d)\s{2}/g)].map(([, key]) => key).slice(0, 6)).toEqual([
      ...['D5', 'A1', 'D6', 'E6', 'G5', 'H3'],
    ]);
    expect(await given('keys').toButton('Fullført', 'H3')).toMatchObject({
      role: 'button',
      name: 'Fullført',
    });
  }, 60_000);

  it('shows where the focus is, on a button and in a field', async () => {
    const { toButton, toField, focusIsSeen } = given('keys');
    await toButton('Fullført', 'A1');
    expect(await focusIsSeen()).toBe(true);
    await openForm('D6');
    await toField('Begrunnelse eller kommentar');
    expect(await focusIsSeen()).toBe(true);
    await toField('Ny frist');
    expect(await focusIsSeen()).toBe(true);
  }, 60_000);

  it('marks one as done', async () => {
    await send('Fullført', 'A1', 'Enter');
    await says(/A1 er fullført\. Lagret/);
  }, 60_000);

  it('marks one as in progress', async () => {
    await send('Pågår', 'D6', 'Space');
    await says(/D6 står nå som pågår/);
  }, 60_000);

  it('takes a comment', async () => {
    const { toField, type } = given('keys');
    await openForm('E6');
    await toField('Begrunnelse eller kommentar');
    await type('Kurset er bestilt');
    await send('Lagre kommentar', 'E6', 'Enter');
    await says(/Kommentaren til E6 er tatt imot/);
  }, 60_000);

  it('says in words what is missing, and takes it once it is there', async () => {
    const { toField, type } = given('keys');
    await openForm('D5');
    await send('Lagre kommentar', 'D5', 'Enter');
    await says(/Skriv en kommentar i feltet, og trykk igjen/);
    await toField('Begrunnelse eller kommentar');
    await type('Avklart med de andre');
    await send('Lagre kommentar', 'D5', 'Space');
    await says(/Kommentaren til D5 er tatt imot/);
  }, 60_000);

  it('moves a deadline with a reason, the day chosen in the calendar with the arrows', async () => {
    const { toField, type, chooseDay, focusOn } = given('keys');
    await openForm('G5');
    await toField('Begrunnelse eller kommentar');
    await type('Møtet er flyttet');
    await toField('Ny frist');
    await chooseDay('ArrowDown', 'ArrowDown');
    const chosen = await focusOn(
      'the field with its day',
      (now) => now.role === 'combobox' && now.value !== '',
    );
    at.movedTo = new Date(`${chosen.value} UTC`).toISOString().slice(0, 10);
    expect(at.movedTo > TODAY).toBe(true);
    await send('Lagre ny frist', 'G5', 'Enter');
    await says(/G5 har ny frist/);
  }, 60_000);

  it('puts a reminder off to another day than the one chosen beforehand', async () => {
    const { toField, type, chooseDay, focusOn } = given('keys');
    await openForm('H3');
    await toField('Begrunnelse eller kommentar');
    await type('Venter på svar');
    const { value: usual } = await toField('Utsett påminnelsen til');
    await chooseDay('ArrowRight', 'ArrowRight');
    await focusOn('the field with another day', ({ role, value }) => role === 'combobox' && value !== usual);
    await send('Utsett påminnelsen', 'H3', 'Space');
    await says(/Ingen påminnelse om H3 før/);
  }, 60_000);

  it('shows all of it on the one card, and nobody has pointed at anything', async () => {
    await says(/✓ Fullført +A1/);
    await says(/D6/);
    const text = (await given('chat').card('Fristene dine').textContent()) ?? '';
    expect(text).toMatch(/D6\s{2}[^·]*· Frist [^·]*· Pågår/);
    expect(text).toContain('Kommer');
    expect(await given('chat').page.evaluate(() => document.body.dataset.pointed)).toBe('0');
  }, 60_000);

  it('stands so in SharePoint a little later', async () => {
    const { row } = sharePointAt(given('app').tenantUrl);
    const fields = async (key: Key) => (await row('TfMeasures', key))?.fields ?? {};
    await until('everything to stand in SharePoint', async () => {
      const snoozed = String((await fields('H3')).TfSnoozedUntil ?? '');
      return snoozed.startsWith(SNOOZED_TO) ? snoozed : undefined;
    });
    expect(await fields('A1')).toMatchObject({ TfStatus: 'Fullført' });
    expect(await fields('D6')).toMatchObject({ TfStatus: 'Pågår' });
    expect((await fields('E6')).TfNote).toContain('Kurset er bestilt');
    expect((await fields('D5')).TfNote).toContain('Avklart med de andre');
    expect(await fields('G5')).toMatchObject({
      TfDue: expect.stringContaining(given('movedTo')),
      TfNote: expect.stringContaining('Møtet er flyttet'),
    });
  }, 60_000);
});
