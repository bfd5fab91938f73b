import type { Temporal } from 'temporal-polyfill';
import type { RoundSummary } from '../../../programme/index.ts';
import type { Words } from '../../texts/words.ts';
import { writeExcel } from '../excel.ts';
import type { FileKind } from '../file-kind.ts';
import { writeWord } from '../word.ts';
import { roundDocument } from './round-document.ts';
import { roundSheets } from './round-sheets.ts';

/** What a round came to, as a file. */
export const roundFile = (
  kind: FileKind,
  summary: RoundSummary,
  words: Words,
  madeAt: Temporal.Instant,
): Promise<Uint8Array> =>
  kind === 'docx'
    ? writeWord(roundDocument(summary, words, madeAt))
    : writeExcel(roundSheets(summary, words));
