import {
  closeRound,
  deliverReport,
  extendRound,
  openRound,
  osloDay,
  passOnReport,
  readState,
  reopenReport,
  roundList,
  roundPage,
  roundSummary,
  saveAnswers,
  saveProject,
} from '../../programme/index.ts';
import type { RoundCommands } from '../command-line/round.ts';
import type { RoundDeps } from '../http/rounds.ts';
import type { Services } from './services.ts';

type Kept = Pick<Services, 'records' | 'clock'>;

/** Status rounds for the pages. */
export const roundsOf = (services: Kept): RoundDeps => {
  const { clock, records } = services;
  const state = () => readState(records, clock.now().toString());
  const today = () => osloDay(clock.now());
  return {
    list: async (reader) => roundList(await state(), reader, today()),
    page: async (reader, period) => roundPage(await state(), reader, period, today()),
    now: () => clock.now(),
    open: openRound(services),
    acts: { extend: extendRound(services), reopen: reopenReport(services), close: closeRound(services) },
  };
};

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

/** Status rounds for the command line. */
export const roundCommandsOf = (services: Kept): RoundCommands => ({
  open: openRound(services),
  close: closeRound(services),
  summary: async (period) => {
    const { clock, records } = services;
    return roundSummary(await readState(records, clock.now().toString()), period);
  },
});
