import { closeCase, openCase, prepareCase, type UseCaseDeps } from '../../programme/index.ts';
import type { CaseCommands } from '../command-line/case.ts';

/** What the command line does to cases. */
export const caseCommandsOf = (deps: UseCaseDeps): CaseCommands => ({
  prepare: prepareCase(deps),
  open: openCase(deps),
  close: closeCase(deps),
});
