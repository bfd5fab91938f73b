import { createHash } from 'node:crypto';
import { GraphError, type Library } from '../../../graph/index.ts';
import type { VotingRound } from '../../../programme/index.ts';
import { openPrinter } from '../../../teams-app/documents/printer.ts';
import { fileMinutes, filesOf } from '../../../teams-app/minutes/file-minutes.ts';
import { keepMinutes } from '../../../teams-app/minutes/keep-minutes.ts';
import { minutesIn } from '../../../teams-app/store/minutes.ts';
import { recordsIn } from '../../../teams-app/store/records.ts';
import { wordsIn } from '../../../teams-app/texts/words.ts';
import { aClosedRound, aRound, board, CASE } from '../../programme/board/build.ts';
import { anAction } from '../store/builders.ts';
import { clockAt, emptied, jobsNoted, noLog, onEachDatabase } from '../store/databases.ts';

const print = await openPrinter();
const words = wordsIn('nb');

/** A library that is away as long as it is told to be. */
const aLibrary = () => {
  const files = new Map<string, Buffer>();
  const state = { away: 0, puts: 0 };
  const library: Library = {
    keep: async (name, content) => {
      if (state.away > 0) {
        state.away -= 1;
        throw new GraphError('unavailable', 'TfMinutes', { status: 503 });
      }
      state.puts += 1;
      files.set(name, content);
      return { id: name, name, size: content.length, webUrl: `https://taktfast.example/${name}` };
    },
  };
  return { files, state, library };
};

onEachDatabase('minutes on their way to the library', (database) => {
  beforeEach(() => emptied(database().store));

  const ended = async (round: VotingRound = aClosedRound()) => {
    const { db } = database().store;
    const clock = clockAt('2025-03-31T13:00:02Z');
    const records = recordsIn({ db, clock, jobs: jobsNoted() });
    const stored = minutesIn(db);
    const { files, state, library } = aLibrary();
    await records.transaction(async (tx) => {
      for (const person of board()) await tx.add('TfPeople', person);
      await tx.saveRound(round);
      const entry = { list: 'TfCases', key: CASE, before: {}, after: { round: 1 } } as const;
      await tx.log(anAction({ ...entry, verb: 'open-vote', at: '2025-03-24T08:00:00Z' }));
      await tx.log(anAction({ ...entry, verb: 'close-vote', at: '2025-03-31T13:00:01Z' }));
    });
    const turn = async () => {
      await keepMinutes({ stored, records });
      await fileMinutes({
        ...{ stored, print, words, clock, log: noLog },
        library: async () => library,
        random: () => 1,
      });
    };
    return { db, clock, records, stored, files, state, turn };
  };

  it('come there as a document and its journal entry, once, and their place is kept', async () => {
    const { turn, files, state, stored } = await ended();
    await turn();
    await turn();
    expect([...files.keys()]).toEqual(['Protokoll 2025-2-5 runde 1.pdf', 'Protokoll 2025-2-5 runde 1.json']);
    expect(state.puts).toBe(2);
    const pdf = files.get('Protokoll 2025-2-5 runde 1.pdf') ?? Buffer.alloc(0);
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    const kept = await stored.find(CASE, 1);
    expect(kept).toMatchObject({
      url: 'https://taktfast.example/Protokoll 2025-2-5 runde 1.pdf',
      minutes: { openedBy: 'Programleder', log: { seq: 2, at: '2025-03-31T13:00:01Z' } },
    });
    expect(JSON.parse(String(files.get('Protokoll 2025-2-5 runde 1.json')))).toEqual({
      tittel: 'Protokoll, sak 2025-2/5, behandlingsrunde 1: Ambulant team for barnehagene',
      saksnummer: '2025-2/5',
      behandlingsrunde: 1,
      journalposttype: 'X',
      dokumentetsDato: '2025-03-31',
      journaldato: '2025-03-31',
      avsender: 'Delprogram oppvekst og utdanning',
      tilgangskode: 'Offentlig',
      filnavn: 'Protokoll 2025-2-5 runde 1.pdf',
      format: 'PDF/A-2a',
      versjon: 1,
      sjekksum: createHash('sha256').update(pdf).digest('hex'),
      sjekksumAlgoritme: 'SHA-256',
      handlingslogg: { rad: 2, fingeravtrykk: kept?.minutes.log.hash },
    });
  });

  it('are owed while SharePoint is away, with the reason, and come when it is back', async () => {
    const { turn, files, state, stored, clock } = await ended();
    state.away = 2;
    await turn();
    expect(files.size).toBe(0);
    expect(await stored.waiting()).toEqual([{ caseKey: CASE, round: 1, fault: 'unreachable' }]);
    // Not tried again at once: the first wait is two seconds, the next four.
    await turn();
    expect(state.away).toBe(1);
    clock.forward({ seconds: 2 });
    await turn();
    expect(state.away).toBe(0);
    clock.forward({ seconds: 4 });
    await turn();
    expect(files.size).toBe(2);
    expect(await stored.waiting()).toEqual([]);
  });

  it('are filed again on request, the same to the last byte although names and rules have changed', async () => {
    const { turn, files, records, stored } = await ended();
    await turn();
    const before = new Map(files);
    files.clear();
    await records.transaction(async (tx) => {
      for (const person of board()) await tx.save('TfPeople', { ...person, name: 'Noen andre' });
    });
    await stored.fileAgain(CASE, 1);
    await turn();
    for (const [name, content] of before) expect(files.get(name)?.equals(content)).toBe(true);
    const { minutes } = (await stored.find(CASE, 1)) ?? {};
    const again = minutes ? await filesOf(minutes, { print, words }) : [];
    expect(again.map(({ name, content }) => [name, before.get(name)?.equals(content)])).toEqual([
      ['Protokoll 2025-2-5 runde 1.pdf', true],
      ['Protokoll 2025-2-5 runde 1.json', true],
    ]);
  });

  it('are not made of a round that is open, tied or withdrawn, or that the log tells no end of', async () => {
    for (const round of [aRound(), aClosedRound({ status: 'tied' }), aClosedRound({ status: 'withdrawn' })]) {
      const { turn, files } = await ended(round);
      await turn();
      expect(files.size).toBe(0);
      await emptied(database().store);
    }
    const { db, turn, files } = await ended();
    await db.deleteFrom('actions').where('verb', '=', 'close-vote').execute();
    await turn();
    expect(files.size).toBe(0);
  });
});
