import type { Outcome, Person } from '../../programme/index.ts';
import type { WorkUseCases } from '../deps.ts';
import type { Texts } from '../texts/texts.ts';

/** What a line's form held when a button was pressed. */
export type Written = {
  due: string;
  until: string;
  text: string;
  to: string;
  declined: string;
  accept: boolean;
};

/** One user action on a line: which use case it is, what it hands over, and what is said afterwards. */
export type WorkAction = {
  useCase: keyof WorkUseCases;
  form: (key: string, written: Written) => unknown;
  saved: (texts: Texts, outcome: Outcome, people: readonly Person[], written: Written) => string;
};
