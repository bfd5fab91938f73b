import { actsForOffice } from '../access.ts';
import type { IsoDate } from '../dates.ts';
import type { Person } from '../people.ts';
import { OFFICE_CHANNEL, type Transaction } from '../ports.ts';
import type { RoundPeriod } from './period.ts';
import type { Round } from './round.ts';
import { askedFor } from './round-access.ts';
import { isDelivered, type UnitReport } from './unit-report.ts';

/** Sends somebody the card on which a unit answers: once, whatever else happens, unless `again` tells otherwise. */
export const queueRoundCard = (
  tx: Transaction,
  to: Person,
  { key, period, unit }: Pick<UnitReport, 'key' | 'period' | 'unit'>,
  day: IsoDate,
  again?: string,
): Promise<boolean> =>
  tx.queue({
    personOid: to.oid,
    kind: 'round',
    key: again === undefined ? key : `${key} ${again}`,
    payload: { kind: 'round', day, period, unit },
  });

/** Sends each unit's card to whom it is to be answered by on a day; tells how many were new. */
export const queueRoundCards = async (
  tx: Transaction,
  { people, reports, day }: { people: readonly Person[]; reports: readonly UnitReport[]; day: IsoDate },
): Promise<number> => {
  let fresh = 0;
  for (const report of reports) {
    const to = isDelivered(report) ? undefined : askedFor(people, report.unit, day, report);
    if (to && (await queueRoundCard(tx, to, report, day))) fresh += 1;
  }
  return fresh;
};

/** The key by which the office's cards of a round are drawn again. */
export const boardKey = (period: RoundPeriod): string => `board/${period}`;

/** Shows the office how a round stands, in its channel where there is one, otherwise in each one's own chat. */
export const queueBoard = async (
  tx: Transaction,
  { period }: Pick<Round, 'period'>,
  people: readonly Person[],
): Promise<void> => {
  const office = people.filter(actsForOffice).map(({ oid }) => oid);
  const readers = (await tx.hasOfficeChannel()) ? [OFFICE_CHANNEL] : office;
  for (const personOid of readers)
    await tx.queue({ personOid, kind: 'round-board', key: period, payload: { kind: 'round-board', period } });
};
