import { act, keep, type Outcome, type UseCaseDeps } from './act.ts';
import { CommentForm, readForm } from './forms.ts';
import { noteLine, withNoteLine } from './note.ts';
import type { Actor } from './ports.ts';

/** Puts a comment on top of a line's note, whatever the line's status. The same comment sent twice is kept once. */
export const commentOnWork =
  (deps: UseCaseDeps) =>
  async (actor: Actor, form: unknown): Promise<Outcome> => {
    const { key, comment } = readForm(CommentForm, form);
    return act(deps, actor, key, async (turn) => {
      const { item } = turn;
      const line = noteLine(turn.today, turn.actor.name, comment);
      if (item.note?.split('\n')[0] === line) return { item };
      return { item: await keep(turn, 'comment', { ...item, note: withNoteLine(item.note, line) }) };
    });
  };
