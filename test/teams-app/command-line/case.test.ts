import { describe, expect, it } from '@jest/globals';
import { caseCommandsOf } from '../../../teams-app/wiring/cases.ts';
import { board, boardRecords, CASE, CHAIR, OFFICER } from '../../programme/board/build.ts';
import { clockAt } from '../../programme/build.ts';
import { run } from './fakes.ts';

const room = (clock = clockAt('2025-03-24')) => {
  const records = boardRecords();
  const own = { cases: caseCommandsOf({ records, clock }), people: async () => board() };
  return { records, run: (words: string, language: 'nb' | 'en' = 'nb') => run(words, own, { language }) };
};

describe('cases at the command line', () => {
  it('drafts one from a file, in the name of whom --as tells', async () => {
    const { records, run: say } = room();
    const { out, exit } = await say(`case new case.json --as ${OFFICER}@taktfast.example`);
    expect(exit).toBe(0);
    expect(out.trim()).toBe('Sak 2025-1/1 er lagret som utkast: Språkhjelp i barnehagen');
    expect(records.held().actions).toMatchObject([{ verb: 'prepare', actor: OFFICER, via: 'command-line' }]);
  });

  it('opens one, tells its deadline, seats and hash, and ends its vote as the chair', async () => {
    const { records, run: say } = room();
    const opened = await say(`case open ${CASE} --deadline 2025-03-31`);
    expect(opened.exit).toBe(0);
    expect(opened.out.split('\n').slice(0, 2)).toEqual([
      'Sak 2025-2/5 er åpnet for avstemning, runde 1. Fristen er 31. mars 2025 kl. 15:00.',
      '7 plasser kan stemme.',
    ]);
    expect(records.held().actions[0]).toMatchObject({ verb: 'open-vote', actor: CHAIR });
    const closed = await say(`case close ${CASE}`);
    expect(closed.out).toContain('Avstemningen i sak 2025-2/5 er over');
    expect(closed.out).toContain('For: 0, av dem med vilkår: 0. Mot: 0. Avstår: 0.');
  });

  it('opens one for the earliest day its reading time allows, where no deadline is given', async () => {
    const { out, exit } = await room().run(`case open ${CASE}`);
    expect([exit, out.split('\n')[0]]).toEqual([
      0,
      'Sak 2025-2/5 er åpnet for avstemning, runde 1. Fristen er 27. mars 2025 kl. 15:00.',
    ]);
  });

  it.each([
    [`case open ${CASE} --deadline snart`, 'Skriv datoen som'],
    [`case open ${CASE} --deadline 2025-03-29`, 'er en fridag'],
    ['case open 2025-2/99 --deadline 2025-03-31', 'Det er ingen sak 2025-2/99.'],
    [`case open ${CASE} --deadline 2025-03-25`, 'Tidligste frist er 2025-03-27'],
    [`case close ${CASE}`, 'er ikke åpen for stemmer'],
  ])('%s tells what is wrong and what to do', async (words, sentence) => {
    const { records, run: say } = room();
    const { err, exit } = await say(words);
    expect(exit).not.toBe(0);
    expect(err).toContain(sentence);
    expect(records.held().actions).toEqual([]);
  });

  it('lets nobody but the chair end a vote', async () => {
    const { run: say } = room();
    await say(`case open ${CASE} --deadline 2025-03-31`);
    const { err } = await say(`case close ${CASE} --as ${OFFICER}@taktfast.example`);
    expect(err).toContain('Dette kan bare styrets leder gjøre i sak 2025-2/5.');
  });
});
