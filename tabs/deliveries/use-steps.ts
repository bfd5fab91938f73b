import { type RefObject, useEffect, useState } from 'react';
import type { Delivery } from '../api/deliveries-reply.ts';
import { useStepIn } from './deliveries-query.ts';

/**
 * Stepping in on messages: sending again at once, taking back once it has been confirmed. `said` is where the outcome
 * is told; the keyboard goes there, for the button that was pressed may be gone by then.
 */
export const useSteps = (said: RefObject<HTMLElement | null>) => {
  const step = useStepIn();
  const [asked, setAsked] = useState<readonly Delivery[]>();
  useEffect(() => {
    if (step.isSuccess) said.current?.focus();
  }, [step.isSuccess, said]);
  return {
    step,
    /** What is to be taken back, if the person says yes. */
    asked,
    resend: (row: Delivery) => step.mutate({ verb: 'resend', rows: [row] }),
    recall: setAsked,
    answer: (yes: boolean) => {
      setAsked(undefined);
      if (yes && asked) step.mutate({ verb: 'recall', rows: asked });
    },
  };
};
