import { held, type Step } from '../runner/step.ts';
import { catalogueFaults } from './catalogues.ts';
import { houseFaults } from './house-rules.ts';
import { roomFaults } from './rooms.ts';
import { CODE, type Fault, readTree, tell } from './source.ts';

const CATALOGUE = /\/(nb|nn|en)\.json$/;

/** The checks of the tree that no compiler or linter makes, each as one step of the test run. */
export const checks = (root: string, say: (line: string) => void): Step[] => {
  const step = (name: string, find: () => Promise<Fault[]>): Step => ({
    name,
    run: async () => {
      const faults = await find();
      for (const fault of faults) say(`  ${tell(fault)}`);
      return held(faults.length === 0);
    },
  });
  return [
    step('arrows between rooms', async () => roomFaults(await readTree(root, CODE))),
    step('house rules', async () => houseFaults(await readTree(root, CODE))),
    step('texts in three languages', async () =>
      catalogueFaults(await readTree(root, CATALOGUE), await readTree(root, CODE)),
    ),
  ];
};
