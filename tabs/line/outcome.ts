import type { WorkView } from '../../programme/index.ts';
import type { WorkVerb } from '../api/api.ts';
import type { Form } from './use-act.ts';

/** What came of an action, where the button alone does not tell: asked or handed over, yes or no. */
export const outcomeOf = (verb: WorkVerb, form: Form, item: WorkView) => {
  if (verb === 'hand-over') return item.offeredTo ? 'offer' : 'hand-over';
  if (verb === 'answer-hand-over') return form.accept === 'true' ? 'accept' : 'decline';
  return verb;
};
