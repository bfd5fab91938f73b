import {
  type Actor,
  type ApplicationFault,
  ApplicationsFault,
  type ApplicationWords,
  type Case,
  type Sheet,
} from '../../programme/index.ts';
import { applicationWords } from './application-words.ts';
import { ExcelFault, type ExcelFaultReason } from './excel-fault.ts';
import { readExcel } from './read-excel.ts';

/** What became of a list: taken in whole, or not at all, and then why. */
export type ListTaken =
  | { outcome: 'taken'; keys: string[] }
  | { outcome: 'faulty'; faults: readonly ApplicationFault[] }
  | { outcome: 'unreadable'; reason: ExcelFaultReason };
export type TakeList = (actor: Actor, file: Uint8Array) => Promise<ListTaken>;

type Import = (actor: Actor, sheet: Sheet, words: ApplicationWords) => Promise<{ items: Case[] }>;

/** Takes in a list of applications from a file nobody vouches for. */
export const takeListBy =
  (importApplications: Import): TakeList =>
  async (actor, file) => {
    try {
      const { items } = await importApplications(actor, await readExcel(file), applicationWords);
      return { outcome: 'taken', keys: items.map(({ key }) => key) };
    } catch (error) {
      if (error instanceof ApplicationsFault) return { outcome: 'faulty', faults: error.faults };
      if (error instanceof ExcelFault) return { outcome: 'unreadable', reason: error.reason };
      throw error;
    }
  };
