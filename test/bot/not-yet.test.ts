import { Language, type LateReason, lateReasons } from '../../programme/index.ts';
import { readable } from './support/card-text.ts';
import { startConnector } from './support/connector.ts';
import { aRoom } from './support/room.ts';
import { aState, lead } from './support/state.ts';

const connector = await startConnector();
afterAll(() => connector.close());

const inRoom = (reason: LateReason, list: 'TfMeasures' | 'TfRisks' = 'TfMeasures', key = 'A1') =>
  aRoom(connector, { ...aState(), late: [{ list, key, reason }] });

describe('what is not in SharePoint yet', () => {
  it('stands on the line’s card with the reason, and on no other line’s', async () => {
    const { send, from, said } = inRoom('refused');
    await send(from.message('tiltak A1'));
    expect(said()).toContain('Ikke i SharePoint ennå: Taktfast får ikke skrive i listen');
    await send(from.message('tiltak A2'));
    expect(said()).not.toContain('Ikke i SharePoint ennå');
  });

  it('stands on the risk’s card too', async () => {
    const { send, from, said } = inRoom('item-gone', 'TfRisks', 'A');
    await send(from.message('risiko A'));
    expect(said()).toContain('Ikke i SharePoint ennå: raden er slettet der');
  });

  it.each([
    ['unreachable', 'Lagret. SharePoint svarer ikke akkurat nå, så det vises der senere.'],
    ['throttled', 'Lagret. SharePoint har bedt om en pause, så det vises der senere.'],
    ['refused', 'Lagret. Vises i SharePoint om litt.'],
  ] as const)('is foreseen when somebody acts while SharePoint is %s', async (reason, sentence) => {
    const { send, from } = inRoom(reason, 'TfMeasures', 'A2');
    const answer = await send(from.press('work/finish', { item: 'A1', on: 'A1,A2', view: 'mine' }, lead.oid));
    expect(readable(answer)).toContain(sentence);
  });

  it.each(Language.options)('has a reason in words for each there is, in %s', async (language) => {
    const people = aState().people.map((person) => ({ ...person, language }));
    for (const reason of lateReasons) {
      const { send, from, said } = aRoom(connector, {
        ...aState(),
        people,
        late: [{ list: 'TfMeasures', key: 'A1', reason }],
      });
      await send(from.message('A1'));
      expect(said()).not.toContain(`late.${reason}`);
      expect(said()).toContain('SharePoint');
    }
  });
});
