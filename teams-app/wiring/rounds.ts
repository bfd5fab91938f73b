import {
  closeRound,
  deliverReport,
  extendRound,
  openRound,
  passOnReport,
  reopenReport,
  saveAnswers,
  saveProject,
} from '../../programme/index.ts';
import type { Services } from './services.ts';

type Kept = Pick<Services, 'records' | 'clock'>;

/** Status rounds for the chat. */
export const roundUseCasesOf = (services: Kept) => ({
  saveProject: saveProject(services),
  saveAnswers: saveAnswers(services),
  deliverReport: deliverReport(services),
  passOnReport: passOnReport(services),
  openRound: openRound(services),
  extendRound: extendRound(services),
  reopenReport: reopenReport(services),
  closeRound: closeRound(services),
});
