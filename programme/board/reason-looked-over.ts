import { ordinaryNames, type PrivacyChoice, refusePersonal } from '../privacy/consent.ts';
import type { CaseTurn } from './case-turn.ts';

type Given = { reason?: string | undefined; consent?: string | undefined; reworded: boolean };

/**
 * Points out what is personal in a reason before it is kept: the log is never erased, and the minutes may be public.
 * What the person decided about it goes to the log.
 */
export const reasonLookedOver = async (
  { tx, settings }: CaseTurn,
  { reason, ...choice }: Given,
): Promise<{ privacy?: PrivacyChoice }> => {
  const privacy = refusePersonal({ reason }, ordinaryNames(await tx.all('TfProjects'), settings), choice);
  return privacy ? { privacy } : {};
};
