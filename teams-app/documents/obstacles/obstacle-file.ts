import type { Temporal } from 'temporal-polyfill';
import type { ObstacleYear } from '../../../programme/index.ts';
import type { Words } from '../../texts/words.ts';
import { writeExcel } from '../excel.ts';
import type { FileKind } from '../file-kind.ts';
import { writeWord } from '../word.ts';
import { obstacleDocument } from './obstacle-document.ts';
import { obstacleSheets } from './obstacle-sheets.ts';

/** The yearly summary of obstacles as a file. */
export const obstacleFile = (
  kind: FileKind,
  summary: ObstacleYear,
  words: Words,
  madeAt: Temporal.Instant,
): Promise<Uint8Array> =>
  kind === 'docx'
    ? writeWord(obstacleDocument(summary, words, madeAt))
    : writeExcel(obstacleSheets(summary, words));
