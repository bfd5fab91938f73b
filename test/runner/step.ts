/** What one step of the test run came to. `couldNot` says plainly what was not run, and why. */
export type Outcome = { passed: number; failed: number; skipped: number; couldNot?: string };

/** One step; when a step that `gates` fails, nothing after it is worth running. */
export type Step = { name: string; gates?: boolean; run: () => Promise<Outcome> };

export type Report = {
  say: (line: string) => void;
  /** Milliseconds of a clock that only goes forward. */
  elapsed: () => number;
};

const none: Outcome = { passed: 0, failed: 0, skipped: 0 };

/** A step that stands for one check: it holds, or it does not. */
export const held = (ok: boolean): Outcome => ({ ...none, passed: ok ? 1 : 0, failed: ok ? 0 : 1 });

export const notRun = (why: string): Outcome => ({ ...none, skipped: 1, couldNot: why });

const add = (a: Outcome, b: Outcome): Outcome => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
});

const mark = ({ failed, couldNot }: Outcome) => {
  if (failed > 0) return '✘';
  return couldNot === undefined ? '✔' : '–';
};

/** The last line of a run: `12 passed, 0 failed`, and the skipped where there are any. */
export const summary = ({ passed, failed, skipped }: Outcome): string =>
  [`${passed} passed`, `${failed} failed`, ...(skipped > 0 ? [`${skipped} skipped`] : [])].join(', ');

/** Runs the steps in order, telling of each how it went and how long it took; ends with the one summary line. */
export const runSteps = async (steps: Step[], { say, elapsed }: Report): Promise<Outcome> => {
  let total = none;
  for (const [index, step] of steps.entries()) {
    say(`\n── ${step.name}`);
    const began = elapsed();
    const outcome = await step.run();
    total = add(total, outcome);
    const seconds = ((elapsed() - began) / 1000).toFixed(1);
    const reason = outcome.couldNot === undefined ? '' : ` – not run: ${outcome.couldNot}`;
    say(`${mark(outcome)} ${step.name} (${seconds} s)${reason}`);
    if (step.gates && outcome.failed > 0) {
      const left = steps.slice(index + 1).map(({ name }) => name);
      say(`\nStopped here; not run: ${left.join(', ')}.`);
      break;
    }
  }
  say(`\n${summary(total)}`);
  return total;
};
