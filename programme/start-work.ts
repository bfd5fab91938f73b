import { act, keep, type Outcome, refuseClosed, type UseCaseDeps } from './act.ts';
import { KeyForm, readForm } from './forms.ts';
import type { Actor } from './ports.ts';
import { Refusal } from './refusal.ts';

/** Marks a line as in progress. */
export const startWork =
  (deps: UseCaseDeps) =>
  async (actor: Actor, form: unknown): Promise<Outcome> => {
    const { key } = readForm(KeyForm, form);
    return act(deps, actor, key, async (turn) => {
      const { item } = turn;
      refuseClosed(item);
      if (item.status === 'in-progress') throw new Refusal('already-started', { key, title: item.title });
      return { item: await keep(turn, 'start', { ...item, status: 'in-progress' }) };
    });
  };
