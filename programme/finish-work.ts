import { act, keep, type Outcome, refuseClosed, type UseCaseDeps } from './act.ts';
import { askToReassess } from './ask-to-reassess.ts';
import { KeyForm, readForm } from './forms.ts';
import { openNext } from './open-next.ts';
import type { Actor } from './ports.ts';

/**
 * Marks a line as done today; a recurring measure opens its next occurrence, and the last open measure of a risk
 * has the risk's owner asked what became of it.
 */
export const finishWork =
  (deps: UseCaseDeps) =>
  async (actor: Actor, form: unknown): Promise<Outcome> => {
    const { key } = readForm(KeyForm, form);
    return act(deps, actor, key, async (turn) => {
      refuseClosed(turn.item);
      // Nobody waits for what is done: neither a day to be reminded on nor an answer.
      const { snoozedUntil: _until, offeredTo: _offer, ...settled } = turn.item;
      const item = await keep(turn, 'finish', { ...settled, status: 'done', doneOn: turn.today });
      if (item.kind === 'task') return { item };
      const next = await openNext(turn, item);
      await askToReassess(turn, item);
      return { item, ...(next && { next }) };
    });
  };
