import { refuseFaulty, type UseCaseDeps } from '../act.ts';
import { readForm } from '../forms.ts';
import type { Actor } from '../ports.ts';
import { Refusal } from '../refusal.ts';
import type { Case } from './case.ts';
import { ReasonForm } from './case-forms.ts';
import { caseOf } from './case-record.ts';
import { atCase, type CaseTurn, logCase, refuseUnlessOffice } from './case-turn.ts';
import { reasonLookedOver } from './reason-looked-over.ts';
import type { VotingRound } from './voting-round.ts';

/** Takes an open vote back; what was answered is deleted unseen. */
const withdrawRound = async (turn: CaseTurn, before: VotingRound, reason: string): Promise<Case> => {
  const { tally: _, ...untold } = before;
  const round: VotingRound = { ...untold, status: 'withdrawn', endedAt: turn.at, reason };
  await turn.tx.forgetBallots(round.caseKey, round.round);
  await turn.tx.saveRound(round);
  return caseOf(round);
};

const withdrawDraft = async ({ tx }: CaseTurn, key: string): Promise<Case> => {
  refuseFaulty(await tx.faults(), ['TfCases'], key);
  const draft = await tx.hold('TfCases', key);
  if (!draft) throw new Refusal('case-missing', { key });
  if (draft.state === 'withdrawn') throw new Refusal('case-withdrawn', { key });
  if (draft.state !== 'draft') throw new Refusal('case-not-open', { key });
  return { ...draft, state: 'withdrawn' };
};

/** Withdraws a draft, or a case whose vote is on or stands at a tie, with a reason. For the programme office. */
export const withdrawCase =
  (deps: UseCaseDeps) =>
  async (actor: Actor, form: unknown): Promise<{ item: Case }> => {
    const { key, ...told } = readForm(ReasonForm, form);
    const { reason } = told;
    return atCase(deps, actor, async (turn) => {
      refuseUnlessOffice(turn);
      const round = await turn.tx.holdRound(key);
      const privacy = await reasonLookedOver(turn, told);
      const isOn = round?.status === 'open' || round?.status === 'tied';
      const item = isOn ? await withdrawRound(turn, round, reason) : await withdrawDraft(turn, key);
      await turn.tx.save('TfCases', item);
      const after = { round: item.round, state: 'withdrawn', ...privacy };
      await logCase(turn, 'withdraw', key, { after, reason });
      return { item };
    });
  };
