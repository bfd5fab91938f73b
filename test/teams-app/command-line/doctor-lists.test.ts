import type { DriftKind } from '../../../programme/index.ts';
import type { ListsHealth } from '../../../teams-app/command-line/doctor-lists.ts';
import { fakeDeps, run, wellLists } from './fakes.ts';

describe('doctor on the lists in SharePoint', () => {
  const about = async (lists: Partial<ListsHealth>, language: 'nb' | 'en' = 'en') => {
    const health = async () => ({ ...(await fakeDeps().health()), lists: { ...wellLists, ...lists } });
    return run('doctor', { health }, { language });
  };
  const drift = (
    kind: DriftKind,
    given: { column?: string; title?: string; found?: string; wanted?: string },
  ) => ({
    ...{ list: 'TfMeasures' as const, kind, column: '', title: 'Tiltak', found: '', wanted: '' },
    ...given,
  });

  it('says in one line that all is well', async () => {
    const { out, exit } = await about({});
    expect(out).toContain('SharePoint tells by itself when something in the lists changes.');
    expect(out).not.toContain('otherwise than they were made');
    expect(exit).toBe(0);
  });

  it('says each thing somebody has done to them, with what mends it', async () => {
    const { out, exit } = await about(
      {
        drift: [
          drift('column-missing', { column: 'TfNote', title: 'Merknad' }),
          drift('column-retyped', { column: 'TfDue', title: 'Frist', found: 'text', wanted: 'dateTime' }),
          drift('choice-unknown', { column: 'TfStatus', title: 'Status', found: '«På vent»' }),
          drift('index-missing', { column: 'TfKey', title: 'Nøkkel' }),
          drift('column-renamed', { column: 'TfUnit', found: 'Hvem', wanted: 'Virksomhet' }),
        ],
      },
      'nb',
    );
    const lines = out.split('\n').filter((line) => line.startsWith('  TfMeasures  Kolonnen'));
    expect(lines).toHaveLength(5);
    expect(lines[0]).toContain('Kolonnen Merknad (TfNote) er fjernet.');
    expect(lines[0]).toContain('Kjør provision');
    expect(lines[1]).toContain('Frist (TfDue) er av typen text, ikke dateTime');
    expect(lines[2]).toContain('har fått «På vent», som Taktfast ikke kjenner');
    expect(lines[3]).toContain('flytt rader ut til den har færre enn 5 000');
    expect(lines[4]).toContain('heter nå «Hvem», ikke «Virksomhet»');
    expect(exit).toBe(0);
  });

  it('ends with 1 when one was deleted, and says it once', async () => {
    const since = new Date('2025-03-03T07:30:00Z');
    const { out, exit } = await about({
      drift: [drift('list-missing', {})],
      unread: [
        { list: 'TfMeasures', reason: 'not-found', since },
        { list: 'TfRisks', reason: 'denied', since },
      ],
    });
    expect(exit).toBe(1);
    expect(out.match(/TfMeasures {2}The list Tiltak was deleted in SharePoint/g)).toHaveLength(1);
    expect(out).not.toContain('does not exist');
    expect(out).toMatch(/TfRisks {2}SharePoint .*Sites\.Selected.*3 March 2025/);
  });

  it('says for information which lists SharePoint does not tell of, why, and what would help', async () => {
    const refused = { subscribed: false, fault: 'denied' as const, code: 'accessDenied' };
    const { out, exit } = await about({
      subscriptions: [
        { list: 'TfRisks', ...refused },
        { list: 'TfTasks', ...refused },
        { list: 'TfPeople', subscribed: false, fault: 'address-unreachable', code: 'ValidationError' },
        { list: 'TfMeasures', subscribed: true },
      ],
    });
    expect(out).toContain(
      'notifications of TfRisks and TfTasks (accessDenied). The lists are read every five minutes',
    );
    expect(out).toContain(
      'gives the app Sites.ReadWrite.All; if it has that, it has as many subscriptions as it may have',
    );
    expect(out).toContain(
      'SharePoint cannot reach https://bot.example/graph/notifications (ValidationError)',
    );
    expect(exit).toBe(0);
  });

  it('says which lists SharePoint no longer tells of, for nothing has run to ask it', async () => {
    const ranOut = { subscribed: true, expired: true, expiresAt: new Date('2025-02-03T07:30:00Z') };
    const { out } = await about({
      subscriptions: [
        { list: 'TfRisks', ...ranOut },
        { list: 'TfMeasures', subscribed: true },
      ],
    });
    expect(out).toContain('no longer tells of changes in TfRisks (since 3 February 2025)');
  });

  it('counts notifications nobody should have sent', async () => {
    const lastAt = new Date('2025-03-03T07:30:00Z');
    const { out } = await about({
      refused: [
        { fault: 'foreign-tenant', count: 1, lastAt },
        { fault: 'wrong-client-state', count: 12, lastAt },
      ],
    });
    expect(out).toContain('One notification came from a foreign tenant, last 3 March 2025.');
    expect(out).toContain('12 notifications had the wrong secret, last 3 March 2025.');
  });

  it('names lines whose owner has left, and no more of anything than anybody reads', async () => {
    const left = (n: number) => ({
      ...{
        kind: 'owner-left' as const,
        list: 'TfMeasures' as const,
        key: `A${n}`,
        title: 'Kurs',
        detail: 'Utvikler Alna',
      },
    });
    const { out } = await about({ quality: Array.from({ length: 60 }, (_, n) => left(n + 1)) });
    expect(out).toMatch(/TfMeasures +A1 +Utvikler Alna has left and is still responsible/);
    expect(out).toContain('… and 10 more; --json shows all');
    expect(out).not.toContain('A51');
  });
});
