import type { Minutes, Records } from '../../programme/index.ts';
import type { CaseParts } from '../../teams-app/wiring/case-deps.ts';

const idOf = ({ caseKey, round }: { caseKey: string; round: number }) => `${caseKey}/${round}`;

/** Minutes and presence in memory, where the host would ask its store. */
export const caseParts = (records: Records, clock: CaseParts['clock']): CaseParts => {
  const kept = new Map<string, Minutes>();
  const present = new Map<string, Set<string>>();
  return {
    ...{ records, clock },
    stored: {
      missing: async () =>
        (await records.votingRounds()).filter((round) => round.status === 'closed' && !kept.has(idOf(round))),
      closingOf: async () => ({ seq: 17, at: clock.now().toString(), hash: 'ab'.repeat(32) }),
      keep: async (minutes) => {
        kept.set(idOf(minutes), minutes);
      },
      find: async (caseKey, round) => {
        const minutes = kept.get(idOf({ caseKey, round }));
        return minutes && { minutes };
      },
      fileAgain: async () => undefined,
    },
    presentAt: async ({ caseKey, personOid }) => {
      const here = present.get(caseKey) ?? new Set();
      present.set(caseKey, here.add(personOid));
      return [...here];
    },
  };
};
