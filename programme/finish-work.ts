import { act, keep, type Outcome, refuseClosed, type UseCaseDeps } from './act.ts';
import { KeyForm, readForm } from './forms.ts';
import { openNext } from './open-next.ts';
import type { Actor } from './ports.ts';

/** Marks a line as done today; a recurring measure opens its next occurrence. */
export const finishWork =
  (deps: UseCaseDeps) =>
  async (actor: Actor, form: unknown): Promise<Outcome> => {
    const { key } = readForm(KeyForm, form);
    return act(deps, actor, key, async (turn) => {
      refuseClosed(turn.item);
      const item = await keep(turn, 'finish', { ...turn.item, status: 'done', doneOn: turn.today });
      const next = item.kind === 'measure' ? await openNext(turn, item) : undefined;
      return { item, ...(next && { next }) };
    });
  };
