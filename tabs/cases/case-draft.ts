import type { UnitCode } from '../../programme/index.ts';
import type { Item } from '../api/cases-reply.ts';
import { unitCodes } from '../api/replies.ts';

/** A case as the form holds it: all that can be written is text. */
export type Draft = {
  title: string;
  kind: Item['kind'];
  unit: UnitCode;
  area: string;
  affectedUnits: UnitCode[];
  phase: string;
  amount: string;
  benefit: string;
  text: string;
  documents: string;
};

/** The units that may be affected: the state's guest is none of them. */
export const caseUnits = unitCodes.filter((unit) => unit !== 'STAT');

/** What the form begins with: the case as it stands, or an empty application. */
export const draftOf = (item: Item | undefined): Draft => ({
  title: item?.title ?? '',
  kind: item?.kind ?? 'application',
  unit: item?.unit ?? 'BAL',
  area: item?.area ?? '',
  affectedUnits: item?.affectedUnits ?? [],
  phase: item?.phase ?? '',
  amount: item?.amount === undefined ? '' : String(item.amount),
  benefit: item?.benefit ?? '',
  text: item?.text ?? '',
  documents: item?.documentLines ?? '',
});
