import type { Transaction } from '../ports.ts';
import { Refusal } from '../refusal.ts';
import type { StatusReport } from '../status/status-report.ts';
import { roundIn, roundKey } from './round.ts';

/** Refuses to change a report that stands in the summary of a round that is closed. */
export const refuseFinal = async (
  tx: Transaction,
  { key, period, project }: Pick<StatusReport, 'key' | 'period' | 'project'>,
): Promise<void> => {
  const row = await tx.find('TfSettings', roundKey(period));
  if (!row || roundIn(row)?.state !== 'closed') return;
  const isOf = (await tx.all('TfUnitReports')).some(
    (report) => report.period === period && report.answers.reports[project] === key,
  );
  if (isOf) throw new Refusal('round-closed', { period });
};
