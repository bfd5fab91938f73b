import { createHash } from 'node:crypto';
import { type Minutes, osloDayOf } from '../../programme/index.ts';
import { minutesFileName, minutesTitle } from '../documents/minutes/minutes-document.ts';
import type { Words } from '../texts/words.ts';

/** What an archive needs beside a document, by the names Norwegian records systems use. */
export type JournalEntry = {
  tittel: string;
  saksnummer: string;
  behandlingsrunde: number;
  journalposttype: 'X';
  dokumentetsDato: string;
  journaldato: string;
  avsender: string;
  tilgangskode: string;
  filnavn: string;
  format: 'PDF/A-2a';
  versjon: 1;
  sjekksum: string;
  sjekksumAlgoritme: 'SHA-256';
  handlingslogg: { rad: number; fingeravtrykk: string };
};

/** The minutes' entry in the journal: an internal document (X), dated the day the vote ended. */
export const journalEntry = (
  minutes: Minutes,
  { words, file }: { words: Words; file: Buffer },
): JournalEntry => {
  const { caseKey, round, endedAt, accessCode, log } = minutes;
  return {
    tittel: minutesTitle(minutes, words),
    saksnummer: caseKey,
    behandlingsrunde: round,
    journalposttype: 'X',
    dokumentetsDato: osloDayOf(endedAt),
    journaldato: osloDayOf(log.at),
    avsender: words.say('printed.author'),
    tilgangskode: accessCode,
    filnavn: `${minutesFileName(minutes, words)}.pdf`,
    format: 'PDF/A-2a',
    versjon: 1,
    sjekksum: createHash('sha256').update(file).digest('hex'),
    sjekksumAlgoritme: 'SHA-256',
    handlingslogg: { rad: log.seq, fingeravtrykk: log.hash },
  };
};
