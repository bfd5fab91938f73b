import { z } from 'zod';
import { Refusal } from '../../programme/index.ts';
import { nodesIn, readable } from './support/card-text.ts';
import { startConnector } from './support/connector.ts';
import { aRoom } from './support/room.ts';
import { lead, manager } from './support/state.ts';

const connector = await startConnector();
afterAll(() => connector.close());

const cardIn = (answer: { body?: unknown }) => z.object({ value: z.unknown() }).parse(answer.body).value;
const pickerIn = (card: unknown) => nodesIn(card, ({ id }) => id === 'until-A1')[0];
const written = (until: string) => ({
  ...{ item: 'A1', on: 'A1', view: 'mine' },
  ...{ 'text-A1': 'Venter på svar', 'until-A1': until },
});

describe('putting a reminder off', () => {
  it('offers the days from tomorrow to fourteen days ahead beside the reason, a week chosen beforehand', async () => {
    const { send, from } = aRoom(connector);

    await send(from.message('tiltak A1'));

    // Today is 1 April.
    expect(pickerIn(connector.last()?.activity)).toEqual({
      ...{ type: 'Input.Date', id: 'until-A1', label: 'Utsett påminnelsen til' },
      ...{ min: '2025-04-02', value: '2025-04-08', max: '2025-04-15' },
      errorMessage: 'Velg en dag fra 2. april 2025 til 15. april 2025.',
    });
  });

  it('takes the day and the reason from the line’s form, and shows until when', async () => {
    const { send, from, calls } = aRoom(connector);

    const card = cardIn(await send(from.press('work/snooze', written('2025-04-03'))));

    expect(calls).toMatchObject([
      { useCase: 'snoozeWork', form: { key: 'A1', reason: 'Venter på svar', until: '2025-04-03' } },
    ]);
    expect(readable(card)).toContain('Ingen påminnelse om A1 før 3. april 2025. Fristen står.');
    expect(readable(card)).toContain('Risiko A: Svak forankring · Ingen påminnelse før 3. april 2025');
  });

  it('without a day leaves it to the rule how long', async () => {
    const { send, from, calls } = aRoom(connector);

    await send(from.press('work/snooze', written('')));

    expect(calls[0]?.form).toEqual({ key: 'A1', reason: 'Venter på svar' });
  });

  it.each([
    [
      new Refusal('snooze-not-later', { key: 'A1', earliest: '2025-04-02' }),
      'Påminnelsen kan tidligst komme tilbake 2. april 2025.',
      'Påminninga kan tidlegast kome tilbake 2. april 2025.',
    ],
    [
      new Refusal('snooze-too-long', { key: 'A1', latest: '2025-04-15' }),
      'Påminnelsen kan utsettes i høyst 14 dager, altså til 15. april 2025.',
      'Påminninga kan utsetjast i høgst 14 dagar, altså til 15. april 2025.',
    ],
    [
      new Refusal('snooze-day-unclear', { key: 'A1' }),
      'Velg i kalenderen hvilken dag påminnelsen skal komme tilbake',
      'Vel i kalenderen kva dag påminninga skal kome tilbake',
    ],
  ])('until a day that cannot be is refused in words, with the form open: %s', async (refusal, nb, nn) => {
    const { send, from, refuse } = aRoom(connector);
    refuse(refusal);

    for (const [person, words] of [
      [lead, nb],
      [manager, nn],
    ] as const) {
      const card = cardIn(await send(from.press('work/snooze', written('2026-01-01'), person.oid)));
      expect(readable(card)).toContain(words);
      if (person === lead) {
        expect(nodesIn(card, ({ id }) => id === 'text-A1')).toMatchObject([{ value: 'Venter på svar' }]);
        expect(pickerIn(card)).toMatchObject({ value: '2025-04-08' });
      }
    }
  });

  it('refused for another reason keeps the day that was chosen', async () => {
    const { send, from, refuse } = aRoom(connector);
    refuse(new Refusal('reason-missing'));

    const card = cardIn(await send(from.press('work/snooze', written('2025-04-10'))));

    expect(pickerIn(card)).toMatchObject({ value: '2025-04-10' });
  });
});
