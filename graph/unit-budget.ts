/** Whom a request serves: somebody who has acted and waits to see it, or the upkeep, such as a sweep. */
export type Purpose = 'people' | 'upkeep';
export type Refused = 'no-units' | 'throttled' | 'unreachable';

/** Leave to send, or why not and how long it will at least take. */
export type Leave =
  | {
      granted: true;
      /** When, by the budget's clock. */
      at: number;
      units: number;
      purpose: Purpose;
      /** Earlier requests were not answered, so it is worth telling that this one was. */
      doubtful: boolean;
    }
  | { granted: false; why: Refused; waitMs: number };
export type Granted = Extract<Leave, { granted: true }>;

/** What Graph says of the app's minute once most of it is used. */
export type RateLimit = { limit: number; remaining: number; resetSeconds: number };

/** What came of a request. */
export type Lesson = {
  outcome: 'answered' | 'throttled' | 'unreachable';
  /** How long Graph asked to be left alone. */
  waitSeconds?: number | undefined;
  rateLimit?: RateLimit | undefined;
  /** The request's number, for the log. */
  clientRequestId?: string | undefined;
};

/**
 * The app's resource units, shared by all its processes: SharePoint counts them for the app as a whole, so a
 * process that counted for itself would be throttled for what the others do.
 */
export type UnitBudget = {
  /** Sets units aside for a request about to be sent. */
  reserve: (asked: { units: number; purpose: Purpose }) => Promise<Leave>;
  /** Takes in what came of it, with its leave where there was one for it alone. */
  learn: (lesson: Lesson, leave?: Granted) => Promise<void>;
};
