import type { Asking } from '../deps.ts';
import { actionFor, actOnWork, openForm } from './act-on-work.ts';
import { pressBoard } from './press-board.ts';
import type { PressDeps, PressResult } from './press-result.ts';
import { pressRound } from './press-round.ts';
import { pressStatus } from './press-status.ts';
import { readPressed } from './pressed.ts';
import { reassessRisk } from './reassess-risk.ts';
import { savePreferences } from './save-preferences.ts';

/** Carries out what a button stands for. */
export const press = async (
  deps: PressDeps,
  asking: Asking,
  verb: string,
  data: unknown,
): Promise<PressResult> => {
  if (verb === 'preferences/save') return savePreferences(deps, asking, data);
  const ofStatus = pressStatus(deps, asking, verb, data);
  if (ofStatus) return ofStatus;
  const ofBoard = pressBoard(deps, asking, verb, data);
  if (ofBoard) return ofBoard;
  const ofRound = await pressRound(deps, asking, verb, data);
  if (ofRound) return ofRound;
  const pressed = readPressed(data);
  if (verb === 'risk/reassess')
    return pressed ? reassessRisk(deps, asking, pressed.key, data) : { stale: 'broken-data' };
  const action = actionFor(verb);
  if (verb === 'work/more' && pressed)
    return { saved: false, opened: true, card: await openForm(deps, asking, pressed) };
  if (!action || !pressed) return { stale: action ? 'broken-data' : 'unknown-verb' };
  return actOnWork(deps, asking, action, pressed);
};
